"""The terms of a plan: what was agreed, and nothing that happens afterwards."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from pacing.engine.amounts import Unit

MOST_BEFORE = 7
EVERY_DAY = frozenset(range(7))


class TermsError(ValueError):
    """Terms no plan can run on: `field` names the term, `why` says what is wrong with it."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field = field
        self.why = why

    def __reduce__(self) -> tuple[type["TermsError"], tuple[str, str]]:
        return type(self), (self.field, self.why)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfBaseline:
    """Each step adds `fraction` × baseline. Rule 8 of docs/engine.md."""

    fraction: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Compounding:
    """Each step multiplies the level by 1 + `fraction`; needs a goal. Rule 8 of docs/engine.md."""

    fraction: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """Each step adds `amount` base units. Rule 8 of docs/engine.md."""

    amount: Fraction | int


Increment = OfBaseline | Compounding | Fixed


@dataclass(frozen=True, slots=True, kw_only=True)
class FlareRule:
    """What a declared flare does, agreed beforehand. Rules 20 and 21 of docs/engine.md.

    It goes `back_steps` back for `days` dates; with a `share` (in (0, 1]) those dates ask for that
    share of the level.
    """

    back_steps: int = 1
    days: int = 3
    share: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Everything agreed before a plan runs. Amounts are base units, weekdays 0 (Monday) to 6.

    `levels_taken` are the levels already climbed in the chapter before, lowest first; `before` are
    the quotas in force on up to seven dates before the start, oldest first. Refused terms raise
    `TermsError`: Rule 6 of docs/engine.md.
    """

    unit: Unit
    resolution: int
    baseline: Fraction
    start: date
    start_fraction: Fraction = Fraction(4, 5)
    increment: Increment = OfBaseline(fraction=Fraction(1, 10))
    step_days: int = 7
    goal: int | None = None
    weekdays: AbstractSet[int] = EVERY_DAY
    sessions_per_day: int = 1
    weekly_cap: Fraction | None = Fraction(1, 5)
    attendance_gate: Fraction = Fraction(2, 3)
    met_fraction: Fraction = Fraction(9, 10)
    flare_rule: FlareRule = FlareRule()
    goal_hold_days: int = 14
    increments_allowed: bool = True
    levels_taken: tuple[Fraction, ...] = ()
    before: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for refused, field, why in _refusals(self):
            if refused:
                raise TermsError(field, why)


_Refusals = Iterator[tuple[bool, str, str]]


def _refusals(terms: Terms) -> _Refusals:
    """(whether it is wrong, the field, what is right), one after another."""
    yield from _amounts(terms)
    yield from _goal_and_increment(terms)
    yield from _calendar(terms)
    yield from _fractions(terms)
    yield from _flare_rule(terms.flare_rule)
    yield from _chapter_before(terms)


def _amounts(terms: Terms) -> _Refusals:
    yield terms.resolution < 1, "resolution", "must be at least 1"
    yield terms.baseline <= 0, "baseline", "must be above 0"
    yield not 0 < terms.start_fraction <= 1, "start_fraction", "must be above 0, at most 1"
    first = terms.baseline * terms.start_fraction
    yield first < terms.resolution, "baseline", "starts below one resolution"


def _goal_and_increment(terms: Terms) -> _Refusals:
    goal, increment = terms.goal, terms.increment
    if goal is not None:
        off = goal <= 0 or goal % terms.resolution != 0
        yield off, "goal", "must be a positive multiple of the resolution"
    compounding = isinstance(increment, Compounding)
    yield goal is None and compounding, "goal", "compounding steps need one"
    size = increment.amount if isinstance(increment, Fixed) else increment.fraction
    yield size <= 0, "increment", "must be above 0; a steady plan allows no increments"


def _calendar(terms: Terms) -> _Refusals:
    yield not 1 <= terms.step_days <= 56, "step_days", "must be 1 to 56"
    some = bool(terms.weekdays) and terms.weekdays <= EVERY_DAY
    yield not some, "weekdays", "must be one or more of 0 (Monday) to 6 (Sunday)"
    yield not 1 <= terms.sessions_per_day <= 10, "sessions_per_day", "must be 1 to 10"


def _fractions(terms: Terms) -> _Refusals:
    cap = terms.weekly_cap
    yield cap is not None and cap < 0, "weekly_cap", "must be 0 or more"
    yield not 0 <= terms.attendance_gate <= 1, "attendance_gate", "must be 0 to 1"
    yield not 0 < terms.met_fraction <= 1, "met_fraction", "must be above 0, at most 1"


def _flare_rule(rule: FlareRule) -> _Refusals:
    yield rule.back_steps < 0, "flare_rule", "steps back must be 0 or more"
    yield not 1 <= rule.days <= 14, "flare_rule", "days must be 1 to 14"
    off = rule.share is not None and not 0 < rule.share <= 1
    yield off, "flare_rule", "the share must be above 0, at most 1"


def _chapter_before(terms: Terms) -> _Refusals:
    taken = terms.levels_taken
    falls = any(higher <= lower for lower, higher in pairwise(taken))
    yield falls, "levels_taken", "must rise"
    low = any(level < terms.resolution for level in taken)
    yield low, "levels_taken", "must not be below the resolution"
    yield len(terms.before) > MOST_BEFORE, "before", "covers at most seven dates"
