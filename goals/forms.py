"""A goal as the person types it."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from common.posted import OnceField
from goals.models import Goal


class GoalForm(forms.Form):
    """What matters, and why now; sent twice it makes one goal."""

    text = forms.CharField(
        label=_("What do you want to be able to do?"),
        help_text=_("In your own words. For example: walk to the shop, sit through a film."),
        max_length=200,
        error_messages={"required": _("Write a few words. You can change them later.")},
    )
    why = forms.CharField(
        label=_("Why does it matter to you now?"),
        help_text=_("You can leave this empty."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    client_uuid = OnceField(required=False, initial=uuid4)

    @classmethod
    def of(cls, goal: Goal, data: Any = None) -> "GoalForm":
        """The form for changing `goal`."""
        return cls(data, initial={"text": goal.text, "why": goal.why})
