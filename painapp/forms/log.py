"""Something done: how much, on which day, what for."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.amounts import plain_date
from diary.forms.day import DayField
from diary.models import Category, Purpose, Unit
from diary.services.activities import LONGEST_NAME
from diary.services.entries import LONGEST_NOTE
from pacing.forms.amounts import AmountField

PurposesOn = Callable[[date], Sequence[Purpose]]


class DoneForm(forms.Form):
    """An amount, a day, what for and a note. `purposes_on` says what fits a date."""

    note = forms.CharField(
        label=_("A few words, if you like"), required=False, max_length=LONGEST_NOTE
    )

    def __init__(
        self,
        data: Any = None,
        *,
        unit: str,
        today: date,
        purposes_on: PurposesOn,
        offered: Sequence[Purpose],
        initial: dict[str, Any],
    ) -> None:
        super().__init__(data, initial=initial)
        self.purposes_on, self.today = purposes_on, today
        self.fields["amount"] = AmountField(unit=unit, label=_("How much"))
        self.fields["occurred_on"] = DayField(today=today, label=_("Day"))
        if len(offered) > 1:
            self.fields["purpose"] = forms.ChoiceField(
                label=_("What it was for"),
                choices=[(one.value, one.label) for one in offered],
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose what it was for.")},
            )
        self.order_fields(["name", "category", "unit", "amount", "occurred_on", "purpose", "note"])

    @property
    def purpose(self) -> Purpose:
        """What the person chose; without a choice it belongs to no plan."""
        return Purpose(self.cleaned_data.get("purpose") or Purpose.OTHER)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        on, purpose = cleaned.get("occurred_on"), cleaned.get("purpose")
        if on and purpose and purpose not in self.purposes_on(on):
            words = {"day": plain_date(on, self.today), "other": Purpose.OTHER.label}
            text = gettext("No plan ran for this on %(day)s. Choose another day or “%(other)s”.")
            self.add_error("purpose", text % words)
        return cleaned


class LogForm(DoneForm):
    """The same for a new entry: posted twice, it is kept once."""

    client_uuid = forms.UUIDField(widget=forms.HiddenInput)


class NewActivityForm(LogForm):
    """The same with an activity that is not on the list yet."""

    name = forms.CharField(label=_("What you did"), max_length=LONGEST_NAME)
    category = forms.ChoiceField(label=_("What kind it is"), choices=Category)
    unit = forms.ChoiceField(label=_("Counted in"), choices=Unit)
