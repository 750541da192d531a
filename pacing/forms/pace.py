"""How fast a plan grows: a few ready paces, and one of the person's own."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacing.choices import Choices
from pacing.forms.amounts import AmountField
from pacing.forms.steps import StepForm

PACES: dict[str, tuple[Fraction, int]] = {
    "gentle": (Fraction(1, 10), 14),
    "even": (Fraction(1, 10), 7),
    "small": (Fraction(1, 20), 7),
}
"""A pace by name: the share of the baseline a step adds, and the days between steps."""

STEP_DAYS = (
    ("7", _("every week")),
    ("10", _("every 10 days")),
    ("14", _("every 2 weeks")),
    ("21", _("every 3 weeks")),
    ("28", _("every 4 weeks")),
)


class PaceForm(StepForm):
    """Step size and step length. Staying the same is a pace too."""

    pace = forms.ChoiceField(
        label=_("How fast do you want to grow?"),
        choices=[
            ("gentle", _("Slowly: a step every two weeks")),
            ("even", _("A step each week")),
            ("small", _("A smaller step each week")),
            ("same", _("Stay where I start")),
            ("own", _("My own pace")),
        ],
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(
        label=_("A step is"),
        choices=[
            ("of_baseline", _("a share of what I can do now")),
            ("compounding", _("a share of the amount before")),
            ("fixed", _("a fixed amount")),
        ],
        required=False,
    )
    percent = forms.IntegerField(
        label=_("Share"),
        min_value=5,
        max_value=20,
        required=False,
        error_messages={
            "invalid": _("Write a whole number from 5 to 20."),
            "min_value": _("Write a whole number from 5 to 20."),
            "max_value": _("Write a whole number from 5 to 20."),
        },
    )
    step_days = forms.ChoiceField(label=_("It comes"), choices=STEP_DAYS, required=False)

    def amounts(self) -> dict[str, AmountField]:
        size = AmountField(unit=self.unit, label=_("Fixed amount"), required=False)
        return {"size": size}

    def chosen(self, choices: Choices) -> dict[str, Any]:
        fraction = choices.step_fraction or Fraction(1, 10)
        return {
            "pace": _pace_of(choices),
            "kind": "of_baseline" if choices.growth == "none" else choices.growth,
            "percent": int(fraction * 100),
            "size": choices.step_amount,
            "step_days": str(choices.step_days),
        }

    def clean(self) -> None:
        answers = self.cleaned_data
        if answers.get("pace") != "own" or self.errors:
            return
        fixed = answers.get("kind") == "fixed"
        if fixed and answers.get("size") is None:
            self.add_error("size", _("Write how much one step adds."))
        if not fixed and answers.get("percent") is None:
            self.add_error("percent", _("Write a whole number from 5 to 20."))

    def changed(self) -> Choices:
        pace = self.cleaned_data["pace"]
        return self._own() if pace == "own" else _with_pace(self.choices, pace)

    def variants(self) -> Iterable[tuple[str, Choices]]:
        return [(name, _with_pace(self.choices, name)) for name in (*PACES, "same")]

    def _own(self) -> Choices:
        answers = self.cleaned_data
        growth = answers["kind"] or "of_baseline"
        fixed = growth == "fixed"
        return replace(
            self.choices,
            growth=growth,
            step_fraction=None if fixed else Fraction(answers["percent"], 100),
            step_amount=answers["size"] if fixed else None,
            step_days=int(answers["step_days"] or 7),
        )


def _with_pace(choices: Choices, pace: str) -> Choices:
    if pace == "same":
        return replace(choices, growth="none", step_fraction=None, step_amount=None, step_days=7)
    fraction, days = PACES[pace]
    return replace(
        choices,
        growth="of_baseline",
        step_fraction=fraction,
        step_amount=None,
        step_days=days,
    )


def _pace_of(choices: Choices) -> str:
    if choices.growth == "none":
        return "same"
    if choices.growth != "of_baseline":
        return "own"
    wanted = (choices.step_fraction, choices.step_days)
    return next((name for name, what in PACES.items() if what == wanted), "own")
