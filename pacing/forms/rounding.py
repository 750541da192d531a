"""To what the numbers of a plan are rounded, in words."""

from collections.abc import Collection

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.amounts import amount
from diary.models.activity import Unit

MINUTES = {60: _("whole minutes"), 30: _("half minutes"), 1: _("single seconds")}


def rounded_to(fineness: int, unit: str) -> str:
    """To what numbers are rounded: "whole minutes", "10 seconds", "50 metres"."""
    if unit == Unit.SECONDS and fineness in MINUTES:
        return str(MINUTES[fineness])
    return amount(fineness, unit)


class RoundingField(forms.ChoiceField):
    """One of the finenesses that are allowed, the coarsest first; left out, it stays as it is.

    `summary` names the one that holds.
    """

    def __init__(self, *, unit: str, finenesses: Collection[int], now: int) -> None:
        said = gettext("Round to %(fineness)s")
        self.summary = said % {"fineness": rounded_to(now, unit)}
        super().__init__(
            label=_("Numbers are rounded to"),
            help_text=_("Finer shows small steps sooner."),
            choices=[(str(each), rounded_to(each, unit)) for each in sorted(finenesses)[::-1]],
            required=False,
        )
