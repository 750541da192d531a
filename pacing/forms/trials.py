"""Trying an activity out: an amount on a day, or days the diary already has."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.posted import Posted
from diary.forms.day import DayField
from pacing.forms.amounts import AmountField

WITHIN = timedelta(days=14)


class TrialForm(Posted):
    """One try: how much, and on which of the last 14 days."""

    def __init__(self, data: Any = None, *, unit: str, today: date) -> None:
        super().__init__(data, initial={"on": today})
        self.today = today
        self.fields["amount"] = AmountField(
            unit=unit,
            label=_("How much did you do?"),
            error_messages={"required": _("Write how much you did.")},
        )
        self.fields["on"] = DayField(today=today, label=_("On which day?"))

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day <= self.today - WITHIN:
            raise forms.ValidationError(_("Choose a day in the last two weeks."))
        return day


class DiaryDaysForm(Posted):
    """Days on which the activity was noted, to be used as tries."""

    days = forms.MultipleChoiceField(
        label=_("Which days?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least two days.")},
    )

    def __init__(self, data: Any = None, *, days: Iterable[tuple[date, str]]) -> None:
        super().__init__(data)
        field = self.fields["days"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(day.isoformat(), label) for day, label in days]
        self.initial["days"] = [value for value, _label in field.choices]

    def clean_days(self) -> list[date]:
        chosen = [date.fromisoformat(day) for day in self.cleaned_data["days"]]
        if len(chosen) < 2:
            raise forms.ValidationError(_("Choose at least two days."))
        return chosen
