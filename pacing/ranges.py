"""What a patient may set in a plan. “Defaults, and who may change them” in docs/engine.md."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from common.amounts import amount
from pacing.engine import Unit

if TYPE_CHECKING:
    from pacing.choices import Choices

RESOLUTIONS: dict[Unit, tuple[int, ...]] = {
    Unit.SECONDS: (1, 5, 10, 15, 30, 60),
    Unit.METRES: (10, 50, 100),
    Unit.STEPS: (10, 50, 100),
    Unit.REPETITIONS: (1,),
}
"""The usual finenesses of a unit, finest first."""

LEAST_TRIALS, MOST_TRIALS = 2, 7
TRIALS_WITHIN = timedelta(days=14)
LEAST_SHARE, MOST_SHARE = Fraction(1, 20), Fraction(1, 5)
LARGEST: dict[Unit, int] = {Unit.SECONDS: 86_400}
LARGEST_OTHER = 1_000_000
HALF = Fraction(1, 2)

Problems = Iterator[tuple[str, str]]


def usual_resolution(unit: Unit, baseline: Fraction) -> int:
    """The largest usual resolution not above a tenth of the baseline, else 1."""
    fitting = [each for each in RESOLUTIONS[unit] if each <= baseline / 10]
    return max(fitting, default=1)


def finenesses(choices: "Choices") -> tuple[int, ...]:
    """To what a plan that starts from these choices may round its numbers, finest first."""
    mine = sorted({*RESOLUTIONS[choices.unit], choices.resolution})
    return tuple(each for each in mine if not _is_coarse(replace(choices, resolution=each)))


def problems_of(choices: "Choices", *, goes_on: bool) -> dict[str, str]:
    """What is out of range, by field; of several at a field the first.

    A plan that `goes_on` keeps where it started: that is not looked at again.
    """
    found: dict[str, str] = {}
    checks = (_growth, _goal, _week, _flare) if goes_on else (_start, _growth, _goal, _week, _flare)
    for check in checks:
        for field, words in check(choices):
            found.setdefault(field, words)
    return found


def _start(choices: "Choices") -> Problems:
    if choices.measured:
        yield from _tried(choices)
        if not HALF <= choices.start_fraction <= Fraction(9, 10):
            yield "start_fraction", gettext("Choose a start between 50 % and 90 %.")
    elif choices.unit != Unit.SECONDS or choices.start_from != 300 or choices.start_fraction != 1:
        yield "start_from", gettext("Without a try-out the start is 5 minutes.")
    if choices.resolution < 1:
        yield "resolution", gettext("Choose how finely to count: 1 or more.")
    elif _is_coarse(choices):
        yield "resolution", gettext("Count more finely: at most a fifth of your first amount.")


def _is_coarse(choices: "Choices") -> bool:
    if choices.unit == Unit.REPETITIONS:
        return choices.start_from * choices.start_fraction < choices.resolution
    return choices.resolution * 5 > choices.first_quota


def _tried(choices: "Choices") -> Problems:
    days = sorted({each.on for each in choices.tried})
    if not LEAST_TRIALS <= len(choices.tried) <= MOST_TRIALS or len(days) < len(choices.tried):
        yield "tried", gettext("Use 2 to 7 try-outs, each on its own day.")
    elif days[-1] - days[0] >= TRIALS_WITHIN:
        yield "tried", gettext("Use try-outs that lie within 14 days.")


def _growth(choices: "Choices") -> Problems:
    if choices.growth in {"of_baseline", "compounding"}:
        share = choices.step_fraction
        if share is None or not LEAST_SHARE <= share <= MOST_SHARE:
            yield "step_fraction", gettext("Choose a step between 5 % and 20 %.")
    elif choices.growth == "fixed":
        step = choices.step_amount
        if step is None or not 0 < step <= choices.start_from:
            yield "step_amount", gettext("Choose a step above 0, no larger than what you can do.")
    elif choices.growth != "none":
        yield "growth", gettext("Choose how the plan grows.")
    if not 7 <= choices.step_days <= 28:
        yield "step_days", gettext("Choose 7 to 28 days between steps.")


def _goal(choices: "Choices") -> Problems:
    goal, resolution = choices.goal, choices.resolution
    if goal is None:
        if choices.growth == "compounding":
            yield "goal", gettext("Steps that grow need an amount to grow to. Add one.")
    elif not 0 < goal <= LARGEST.get(choices.unit, LARGEST_OTHER):
        yield "goal", gettext("This amount can't be. Check it once more.")
    elif resolution < 1:
        return
    elif goal % resolution:
        counted = amount(resolution, choices.unit)
        yield "goal", gettext("Choose a multiple of %(amount)s.") % {"amount": counted}
    elif goal <= choices.first_quota:
        yield "goal", gettext("You start at or above this amount. Choose more, or leave it out.")


def _week(choices: "Choices") -> Problems:
    if len(choices.weekdays) < 2 or not choices.weekdays <= frozenset(range(7)):
        yield "weekdays", gettext("Choose at least 2 days a week.")
    if not 1 <= choices.sessions_per_day <= 6:
        yield "sessions_per_day", gettext("Choose 1 to 6 parts a day.")
    if not 10 <= choices.rest_minutes <= 240:
        yield "rest_minutes", gettext("Choose a rest of 10 to 240 minutes.")


def _flare(choices: "Choices") -> Problems:
    if not 0 <= choices.flare_back <= 2:
        yield "flare_back", gettext("Choose 0 to 2 steps back.")
    if not 2 <= choices.flare_days <= 7:
        yield "flare_days", gettext("Choose 2 to 7 days.")
    if choices.flare_share not in {None, HALF}:
        yield "flare_share", gettext("In a flare choose steps back, or half the amount.")
