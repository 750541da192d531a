"""The day on which a flare began, or ended."""

from datetime import date
from typing import Any

from django import forms

from diary.forms.day import DayField


class FlareDayForm(forms.Form):
    """One day: the first of a flare, or the last."""

    def __init__(self, data: Any = None, *, today: date, label: str) -> None:
        super().__init__(data, initial={"on": today})
        self.fields["on"] = DayField(today=today, label=label)
