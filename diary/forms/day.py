"""A day of the diary as people choose it."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.converters import EARLIEST


class DayField(forms.DateField):
    """A day of the diary: not before it could begin, not after today."""

    def __init__(self, *, today: date, **kwargs: Any) -> None:
        self.today = today
        bounds = {"type": "date", "min": EARLIEST.isoformat(), "max": today.isoformat()}
        widget = forms.DateInput(attrs=bounds, format="%Y-%m-%d")
        super().__init__(
            widget=widget,
            input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"],
            error_messages={
                "required": _("Choose a day."),
                "invalid": _("Write the day like 2026-04-07."),
            },
            **kwargs,
        )

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and value > self.today:
            raise ValidationError(_("This day has not come yet. Choose today or a day before."))
        if value is not None and value < EARLIEST:
            raise ValidationError(_("Choose a later day."))
