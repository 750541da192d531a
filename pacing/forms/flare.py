"""A flare: declared with one tap, and the words written for it on a calm day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.posted import Posted

LONGEST = 500


class DeclareForm(Posted):
    """One tap."""


def _words(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("Make it shorter: at most 500 letters.")},
    )


class FlarePlanForm(Posted):
    """What to keep, ease, enjoy and say; each may stay empty."""

    keep = _words(_("What I keep doing"), _("The small amount, by the clock. One more thing?"))
    ease = _words(_("What I let go for now"), _("What can wait a few days?"))
    comfort = _words(_("What does me good"), _("A warm bath, the radio, a slow breath."))
    tell = _words(_("Whom I tell, and how"), _("“Slow days, all fine. I will ring on Friday.”"))
