"""The decisions of the plan builder, one form each. Ranges: docs/engine.md."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.amounts import amount
from common.posted import Posted
from pacing.choices import Choices
from pacing.engine import to_resolution
from pacing.forms.amounts import AmountField
from pacing.forms.rounding import RoundingField

SHARES = (
    ("9/10", _("90 %, just below")),
    ("4/5", _("80 %, our suggestion")),
    ("7/10", _("70 %")),
    ("3/5", _("60 %")),
    ("1/2", _("Half of it")),
)
WEEKDAYS = (
    ("0", _("Monday")),
    ("1", _("Tuesday")),
    ("2", _("Wednesday")),
    ("3", _("Thursday")),
    ("4", _("Friday")),
    ("5", _("Saturday")),
    ("6", _("Sunday")),
)
PARTS = (
    ("1", _("In one go")),
    ("2", _("In 2 parts")),
    ("3", _("In 3 parts")),
    ("4", _("In 4 parts")),
    ("5", _("In 5 parts")),
    ("6", _("In 6 parts")),
)
RESTS = (
    ("10", _("10 minutes")),
    ("20", _("20 minutes")),
    ("30", _("30 minutes")),
    ("45", _("45 minutes")),
    ("60", _("1 hour")),
    ("120", _("2 hours")),
    ("240", _("4 hours")),
)

FIELDS = {
    "resolution": "rounding",
    "start_fraction": "share",
    "growth": "pace",
    "step_fraction": "percent",
    "step_amount": "size",
    "sessions_per_day": "parts",
    "rest_minutes": "rest",
    "flare_back": "rule",
    "flare_share": "rule",
    "flare_days": "days",
}
"""Which box says what is wrong with a term of `Choices`, where their names differ."""


class StepForm(Posted):
    """A decision: begins with what was chosen so far and gives the choices with it made.

    A plan that `goes_on` keeps its start, which is not looked at again. Where `finenesses` are on
    offer, it can be chosen here too to what the numbers are rounded.
    """

    goes_on = False

    def __init__(
        self,
        data: Any = None,
        *,
        choices: Choices,
        unit: str,
        finenesses: Collection[int] = (),
    ) -> None:
        self.choices, self.unit = choices, unit
        super().__init__(data, initial=self.chosen(choices))
        self.fields.update(self.amounts())
        if len(finenesses) > 1:
            self.fields["rounding"] = RoundingField(
                unit=unit, finenesses=finenesses, now=choices.resolution
            )
            self.initial["rounding"] = str(choices.resolution)

    def amounts(self) -> dict[str, AmountField]:
        """Fields that depend on the unit, by name."""
        return {}

    def chosen(self, choices: Choices) -> dict[str, Any]:  # noqa: ARG002
        """The answers that say the same as `choices`."""
        return {}

    def changed(self) -> Choices:
        """The choices with this decision made; for a sound form only."""
        return self.choices

    def variants(self) -> Iterable[tuple[str, Choices]]:
        """Each answer on offer with the choices it leads to, for drawing what it means."""
        return ()

    def decided(self) -> Choices | None:
        """The choices with this decision, or None where they are not sound; the form says why."""
        if not self.is_valid():
            return None
        made = self._rounded(self.changed())
        for term, problem in made.problems(goes_on=self.goes_on).items():
            self.refuse(problem, FIELDS.get(term, term))
        return None if self.errors else made

    def rounds(self, made: Choices) -> str:
        """To what the goal was rounded, where that is another number than the one that was meant;
        for a form that was decided.
        """
        meant = self.cleaned_data.get("goal", self.choices.goal)
        if made.goal is None or meant in {None, made.goal}:
            return ""
        return gettext("Your number is rounded to %(goal)s.") % {
            "goal": amount(made.goal, self.unit)
        }

    def _rounded(self, made: Choices) -> Choices:
        """The same with the fineness chosen, to which the goal is rounded as well."""
        fineness = int(self.cleaned_data.get("rounding") or made.resolution)
        goal = None if made.goal is None else to_resolution(made.goal, fineness)
        return replace(made, resolution=fineness, goal=goal)


class StartForm(StepForm):
    """How far below what they can do now the person begins."""

    share = forms.ChoiceField(
        label=_("Where do you want to start?"), choices=SHARES, widget=forms.RadioSelect
    )

    def chosen(self, choices: Choices) -> dict[str, Any]:
        return {"share": str(choices.start_fraction)}

    def changed(self) -> Choices:
        return self._with(self.cleaned_data["share"])

    def variants(self) -> Iterable[tuple[str, Choices]]:
        return [(share, self._with(share)) for share, _label in SHARES]

    def _with(self, share: str) -> Choices:
        return replace(self.choices, start_fraction=Fraction(share))


class GoalForm(StepForm):
    """Where the plan stops growing; open where the person leaves it so."""

    aim = forms.ChoiceField(
        label=_("How far do you want to go?"),
        choices=[("number", _("Up to a number")), ("open", _("Leave it open for now"))],
        widget=forms.RadioSelect,
    )

    def amounts(self) -> dict[str, AmountField]:
        goal = AmountField(
            unit=self.unit,
            label=_("My number"),
            help_text=_("What would be enough for what matters to you?"),
            required=False,
        )
        return {"goal": goal}

    def chosen(self, choices: Choices) -> dict[str, Any]:
        return {"aim": "open" if choices.goal is None else "number", "goal": choices.goal}

    def clean(self) -> None:
        wants = self.cleaned_data.get("aim") == "number"
        if wants and not self.errors and self.cleaned_data.get("goal") is None:
            self.add_error("goal", _("Write your number, or leave it open for now."))

    def changed(self) -> Choices:
        if self.cleaned_data["aim"] == "open":
            return replace(self.choices, goal=None)
        fineness = self.choices.resolution
        goal = to_resolution(self.cleaned_data["goal"], fineness)
        return replace(self.choices, goal=goal)


class DaysForm(StepForm):
    """On which days of the week something is due."""

    weekdays = forms.MultipleChoiceField(
        label=_("On which days?"),
        choices=WEEKDAYS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least two days a week.")},
    )

    def chosen(self, choices: Choices) -> dict[str, Any]:
        return {"weekdays": [str(day) for day in sorted(choices.weekdays)]}

    def clean_weekdays(self) -> Any:
        days = self.cleaned_data["weekdays"]
        if len(days) < 2:
            raise forms.ValidationError(_("Choose at least two days a week."))
        return days

    def changed(self) -> Choices:
        days = frozenset(int(day) for day in self.cleaned_data["weekdays"])
        return replace(self.choices, weekdays=days)


class PartsForm(StepForm):
    """In how many parts a day's amount is done, and the rest between them."""

    parts = forms.ChoiceField(
        label=_("In how many parts?"), choices=PARTS, widget=forms.RadioSelect
    )
    rest = forms.ChoiceField(label=_("How much rest between parts?"), choices=RESTS)

    def chosen(self, choices: Choices) -> dict[str, Any]:
        return {"parts": str(choices.sessions_per_day), "rest": str(choices.rest_minutes)}

    def changed(self) -> Choices:
        return replace(
            self.choices,
            sessions_per_day=int(self.cleaned_data["parts"]),
            rest_minutes=int(self.cleaned_data["rest"]),
        )


class FlareForm(StepForm):
    """What a flare does, agreed on a calm day."""

    RULES = {
        "one": (1, None),
        "two": (2, None),
        "half": (0, Fraction(1, 2)),
        "keep": (0, None),
    }

    rule = forms.ChoiceField(
        label=_("What happens in a flare?"),
        choices=[
            ("one", _("One step back")),
            ("two", _("Two steps back")),
            ("half", _("Half the amount")),
            ("keep", _("The same amount, and no step")),
        ],
        widget=forms.RadioSelect,
    )
    days = forms.ChoiceField(
        label=_("For how many days?"), choices=[(str(n), str(n)) for n in range(2, 8)]
    )

    def chosen(self, choices: Choices) -> dict[str, Any]:
        wanted = (choices.flare_back, choices.flare_share)
        rule = next((name for name, what in self.RULES.items() if what == wanted), "one")
        return {"rule": rule, "days": str(choices.flare_days)}

    def changed(self) -> Choices:
        back, share = self.RULES[self.cleaned_data["rule"]]
        days = int(self.cleaned_data["days"])
        return replace(self.choices, flare_back=back, flare_share=share, flare_days=days)
