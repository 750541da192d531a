"""A clinician's go-ahead, as the person was told it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.posted import Posted
from diary.forms.day import DayField


class ClearanceForm(Posted):
    """“I was told by …”."""

    given_by_name = forms.CharField(
        label=_("Who told you?"),
        max_length=80,
        help_text=_("Their name."),
        error_messages={
            "required": _("Write who told you."),
            "max_length": _("Use at most 80 letters."),
        },
    )
    given_by_role = forms.CharField(
        label=_("What is their job?"),
        max_length=80,
        help_text=_("GP, physiotherapist, pain nurse."),
        error_messages={
            "required": _("Write what their job is."),
            "max_length": _("Use at most 80 letters."),
        },
    )
    note = forms.CharField(
        label=_("What they said (you can leave this out)"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("Make it shorter: at most 500 letters.")},
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        self.fields["given_on"] = DayField(today=today, label=_("On which day?"))
        self.order_fields(["given_by_name", "given_by_role", "given_on", "note"])
