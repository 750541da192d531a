"""What the next chapter of a plan looks like, by kind (docs/engine.md)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from django.utils.translation import gettext

from common.refusal import Refused
from pacing.adapters import Stand, stand
from pacing.choices import Choices
from pacing.engine import PlanState, Terms, floor_to_resolution, to_resolution
from pacing.models import Chapter, Plan
from pacing.services.ceiling import at_most, ceiling
from pacing.services.drafts import choices_from
from pacing.services.fineness import finenesses_of
from pacing.services.next_kind import is_tried_anew
from pacing.services.running import AT_ONCE

ONE_DAY = timedelta(days=1)
CAP = Fraction(6, 5)
Kind = Chapter.Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Terms drawn up, the choices they came from, and where the chapter before stood."""

    kind: Chapter.Kind
    terms: Terms
    choices: Choices
    base: Stand | None


def draw_up(
    plan: Plan,
    kind: Chapter.Kind,
    choices: Choices,
    *,
    today: date,
    not_before: date,
    steps_back: int = 1,
    amount: int | None = None,
) -> Drawn:
    """The terms of a chapter of that kind from the earliest date it can start, `not_before` a
    plan's first one. `steps_back` is for a reduction; `amount` a lower number to stay at.

    Refused where the kind does not fit the plan, or a choice is out of range.
    """
    base = stand(plan, today)
    if base is None:
        return _first(kind, choices, start=not_before, most=ceiling(plan))
    if kind == Kind.FIRST:
        raise Refused(gettext("This plan runs already. You can change it."))
    if kind == Kind.NEW_TRIALS:
        return _new_trials(choices, base)
    anew = base.state == PlanState.REBASELINE_DUE
    if anew and kind != Kind.STEADY:
        raise Refused(gettext("You were away for a while. Try out anew how much is possible."))
    if kind in AT_ONCE:
        base = _yesterday_if_the_same(plan, base)
    if kind == Kind.STEADY:
        anew = anew or is_tried_anew(choices, base.chapter)
        return _steady(choices, base, amount=amount, anew=anew)
    return _goes_on(kind, choices, base, steps_back=steps_back)


def _first(kind: Chapter.Kind, choices: Choices, *, start: date, most: int | None) -> Drawn:
    if kind not in {Kind.FIRST, Kind.STEADY}:
        raise Refused(gettext("This plan does not run yet."))
    if kind == Kind.STEADY:
        choices = choices.without_steps()
    _refuse(choices.problems())
    choices = at_most(choices, most)
    return Drawn(kind=kind, terms=choices.terms(start), choices=choices, base=None)


def _goes_on(kind: Chapter.Kind, choices: Choices, base: Stand, *, steps_back: int) -> Drawn:
    """The same start and stack; for a reduction the stack popped until the number is lower."""
    choices = _kept(choices, base)
    _refuse(choices.problems(goes_on=True))
    if choices.goal is not None and choices.goal < base.quota:
        raise Refused(gettext("You do more than this goal already. Choose a higher one."))
    levels = base.levels
    if kind == Kind.REDUCED:
        levels = _popped(levels, steps_back, lambda level: quota_of(level, choices))
    return _drawn(kind, choices, base, levels)


def _steady(choices: Choices, base: Stand, *, amount: int | None, anew: bool) -> Drawn:
    """The number stays: the one in force, a lower one, or that of new trials if it is lower."""
    if not anew:
        choices = _kept(choices, base)
    choices = replace(choices.without_steps(), goal=None)
    _refuse(choices.problems(goes_on=not anew))
    level = min(base.levels[-1], Fraction(base.quota))
    if anew:
        level = min(level, Fraction(choices.first_quota))
    if amount is not None:
        if not 0 < amount <= base.quota or amount % choices.resolution:
            raise Refused(gettext("Choose an amount that is not above the one you have."))
        level = Fraction(amount)
    levels = (
        base.levels if level == base.levels[-1] else (max(level, Fraction(choices.resolution)),)
    )
    return _drawn(Kind.STEADY, choices, base, tuple(Fraction(each) for each in levels))


def _new_trials(choices: Choices, base: Stand) -> Drawn:
    """A new start, at most the weekly cap above the number of seven days before."""
    if not choices.measured:
        raise Refused(gettext("Try it out first: two times or more, each on its own day."))
    _refuse(choices.problems())
    week_ago, resolution = base.before[0], choices.resolution
    grown = floor_to_resolution(week_ago * CAP, resolution)
    choices = at_most(choices, max(week_ago + resolution, grown))
    start = base.on + ONE_DAY
    terms = choices.terms(start, before=base.before)
    return Drawn(kind=Kind.NEW_TRIALS, terms=terms, choices=choices, base=base)


def _yesterday_if_the_same(plan: Plan, base: Stand) -> Stand:
    """Yesterday's stand, so that a lower chapter starts today; today's where the plan moved today
    or began only today.
    """
    if base.chapter.starts_on == base.on:
        return base
    before = stand(plan, base.on - ONE_DAY)
    return before if before is not None and before.levels == base.levels else base


def _kept(choices: Choices, base: Stand) -> Choices:
    """The choices with where the plan started from left as it was agreed, and rounded otherwise
    only where the number stays the one it is.
    """
    was = choices_from(base.chapter)
    fits = choices.resolution in finenesses_of(base)
    return replace(
        choices,
        start_from=was.start_from,
        measured=was.measured,
        start_fraction=was.start_fraction,
        resolution=choices.resolution if fits else was.resolution,
        tried=(),
    )


def _drawn(
    kind: Chapter.Kind, choices: Choices, base: Stand, levels: tuple[Fraction, ...]
) -> Drawn:
    start = base.on + ONE_DAY
    terms = choices.terms(start, taken=levels, before=base.before)
    return Drawn(kind=kind, terms=terms, choices=choices, base=base)


def _popped(
    levels: tuple[Fraction, ...], steps: int, quota: Callable[[Fraction], int]
) -> tuple[Fraction, ...]:
    """The stack without its last steps, each of which lowers the number."""
    if steps < 1:
        raise Refused(gettext("Choose at least one step back."))
    left = list(levels)
    for _step in range(steps):
        now = quota(left[-1])
        while left and quota(left[-1]) == now:
            left.pop()
        if not left:
            raise Refused(
                gettext(
                    "There are not so many steps to go back. You can try out anew, and start lower."
                )
            )
    return tuple(left)


def quota_of(level: Fraction, choices: Choices) -> int:
    """What a level asks for in base units: rounded, at most the goal."""
    rounded = to_resolution(level, choices.resolution)
    return rounded if choices.goal is None else min(rounded, choices.goal)


def _refuse(problems: dict[str, str]) -> None:
    if problems:
        raise Refused(next(iter(problems.values())))
