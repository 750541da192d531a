"""What to do with a plan that runs."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.posted import Posted
from pacing.models import Chapter

CONTINUES, SMALLER, STEADY, AGAIN = (
    Chapter.Kind.CONTINUES,
    Chapter.Kind.REDUCED,
    Chapter.Kind.STEADY,
    Chapter.Kind.NEW_TRIALS,
)
KINDS = (
    (CONTINUES, _("Other steps, days, parts, goal or flare rule")),
    (SMALLER, _("Make it one step smaller")),
    (STEADY, _("Stay at this amount for now")),
    (AGAIN, _("Try out anew what I can do")),
)


class ChangeForm(Posted):
    """Which kind of change, of those that would change something."""

    kind = forms.ChoiceField(
        label=_("What do you want to change?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of these.")},
    )

    def __init__(self, data: Any = None, *, without: Collection[str], grows: bool = True) -> None:
        """Where the plan may not grow, to stay the same comes to mind first."""
        offered = [(kind, label) for kind, label in KINDS if kind not in without]
        first = offered[0][0] if grows or STEADY in without else STEADY
        super().__init__(data, initial={"kind": first})
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = offered


class EndForm(Posted):
    """Ending a plan; the reason is the person's own."""

    reason = forms.CharField(
        label=_("Why do you end it? (you can leave this out)"),
        max_length=200,
        required=False,
        error_messages={"max_length": _("Make it shorter: at most 200 letters.")},
    )

    def clean_reason(self) -> Any:
        return " ".join(self.cleaned_data["reason"].split())
