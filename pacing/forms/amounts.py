"""An amount as people type it, kept in base units: seconds, metres, steps, repetitions."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from diary.models.activity import DAY_SECONDS, LARGEST_AMOUNT, Unit

MINUTE = 60
_CLOCK = re.compile(r"(\d{1,3}):([0-5]?\d)")
_NUMBER = re.compile(r"(\d{0,6})(?:[.,](\d{1,3}))?(½)?")

SUFFIXES = {
    Unit.SECONDS: _("minutes"),
    Unit.METRES: _("metres"),
    Unit.STEPS: _("steps"),
    Unit.REPETITIONS: _("times"),
}
"""What stands beside the box: the unit in which an amount is typed."""


class AmountField(forms.CharField):
    """Minutes as "8", "3½", "3.5" or "3:30", everything else as whole numbers; gives base units."""

    def __init__(self, *, unit: str, **kwargs: Any) -> None:
        inputmode = "decimal" if unit == Unit.SECONDS else "numeric"
        box = {"inputmode": inputmode, "autocomplete": "off", "maxlength": "20"}
        super().__init__(widget=forms.TextInput(attrs=box), **kwargs)
        self.unit = Unit(unit)
        self.suffix = SUFFIXES[self.unit]

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        amount = _seconds(text) if self.unit == Unit.SECONDS else _whole(text)
        if amount is None:
            raise ValidationError(_("Write a number, like 8."))
        most = DAY_SECONDS if self.unit == Unit.SECONDS else LARGEST_AMOUNT
        if not 0 < amount <= most:
            raise ValidationError(_("Write a number above 0 that fits into a day."))
        return amount

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int) and not isinstance(value, bool):
            return typed(value, self.unit)
        return value


def typed(amount: int, unit: str) -> str:
    """`amount` base units as a person would type it: "8", "3½", "3:20"."""
    if unit != Unit.SECONDS:
        return str(amount)
    minutes, seconds = divmod(amount, MINUTE)
    if seconds == 30:
        return f"{minutes or ''}½"
    return f"{minutes}:{seconds:02}" if seconds else str(minutes)


def _seconds(text: str) -> int | None:
    """Typed minutes in seconds, to the nearest second; None where it is no number."""
    if clock := _CLOCK.fullmatch(text):
        return int(clock[1]) * MINUTE + int(clock[2])
    number = _NUMBER.fullmatch(text)
    if not number or not any(number.groups()) or (number[2] and number[3]):
        return None
    minutes = Decimal(f"{number[1] or 0}.{number[2] or 0}")
    return round(minutes * MINUTE) + (MINUTE // 2 if number[3] else 0)


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None
