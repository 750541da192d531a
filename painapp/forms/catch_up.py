"""The answers about days with nothing noted: all at once, or a line a day."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacing.forms.amounts import AmountField
from pacing.services.catch_up import Answer, Said
from painapp.open_days import OpenDay

CHOICES = (
    (Said.AS_PLANNED, _("Yes, as planned")),
    (Said.SOME, _("Some of it")),
    (Said.NO, _("No")),
    (Said.UNKNOWN, _("Don’t know")),
)


class CatchUpForm(forms.Form):
    """One choice for each open day, and an amount where some of it was done."""

    client_uuid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, days: Sequence[OpenDay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.days = days
        for day in days:
            self.fields[f"said_{day.key}"] = forms.ChoiceField(
                label=day.words, choices=CHOICES, required=False, widget=forms.RadioSelect
            )
            self.fields[f"amount_{day.key}"] = AmountField(
                unit=day.plan.activity.unit,
                label=_("How much, if it was some of it"),
                required=False,
            )

    def rows(self) -> list[tuple[OpenDay, forms.BoundField, forms.BoundField]]:
        """Each day with its two fields, for the page."""
        return [(day, self[f"said_{day.key}"], self[f"amount_{day.key}"]) for day in self.days]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for day in self.days:
            name = f"amount_{day.key}"
            some = cleaned.get(f"said_{day.key}") == Said.SOME
            if some and name not in self.errors and not cleaned.get(name):
                self.add_error(name, _("Say how much, or choose another answer."))
        return cleaned

    def answers(self) -> list[Answer]:
        """What was said about each day; a day left out is not known."""
        return [self._answer(day) for day in self.days]

    def _answer(self, day: OpenDay) -> Answer:
        said = Said(self.cleaned_data.get(f"said_{day.key}") or Said.UNKNOWN)
        typed: int | None = self.cleaned_data.get(f"amount_{day.key}")
        amounts = {Said.AS_PLANNED: day.quota, Said.SOME: typed}
        return Answer(plan=day.plan, on=day.on, said=said, amount=amounts.get(said))


def as_planned(days: Sequence[OpenDay]) -> list[Answer]:
    """The one tap: every day as it was planned."""
    return [
        Answer(plan=day.plan, on=day.on, said=Said.AS_PLANNED, amount=day.quota) for day in days
    ]


def not_known(days: Sequence[OpenDay]) -> list[Answer]:
    """The other tap: leave it; nothing is logged."""
    return [Answer(plan=day.plan, on=day.on, said=Said.UNKNOWN) for day in days]
