"""What an approver fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from education.models import Approval

TICK_EACH = _("Tick it if it is so. If it is not, ask for changes instead.")


class Ticks(forms.Form):
    """The five statements, each of them to be ticked, and a word to the author."""

    comment = forms.CharField(
        label=_("A word to the author"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, says in Approval.STATEMENTS.items():
            self.fields[name] = forms.BooleanField(
                label=says, error_messages={"required": TICK_EACH}
            )
        self.order_fields([*Approval.STATEMENTS, "comment"])


class AskForChanges(forms.Form):
    """What is to be changed before it can be approved."""

    comment = forms.CharField(
        label=_("What is to be changed?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what is to be changed.")},
    )
