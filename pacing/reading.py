"""A plan read for one date: what runs, what the engine says, and what stands for the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from pacing.engine import PlanDay
from pacing.models import Chapter, DayShown, Plan

RECENT = timedelta(days=14)
"""How far back `PlanReading.recent` goes."""


def is_met(quota: int | None, done: int, *, share: Fraction) -> bool:
    """Whether what was done counts as a session done, as the engine counts it (Rule 25 of
    docs/engine.md): at least `share` of what was asked for.
    """
    if quota is None or done <= 0:
        return False
    return done * share.denominator >= quota * share.numerator


def asked_for(shown: Sequence[int | None], done: int, *, share: Fraction) -> int | None:
    """The number that stands for a date on which `shown` was shown, in turn.

    The last; where that is nothing, since a stop came later in the day, the one met before it.
    """
    if shown[-1] is None:
        return next((quota for quota in reversed(shown) if is_met(quota, done, share=share)), None)
    return shown[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDay:
    """A date of the plan: what it asked for (None: nothing), what was done, and whether that
    counts as done.
    """

    on: date
    quota: int | None
    done: int
    met: bool


def past_day(on: date, shown: Sequence[int | None], done: int, *, share: Fraction) -> PastDay:
    """A date of a plan by which a session counts as done from `share` on."""
    quota = asked_for(shown, done, share=share)
    return PastDay(on=on, quota=quota, done=done, met=is_met(quota, done, share=share))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReading:
    """`day` is the engine's; `shown` what was shown last for that date, if it was.

    `declared_at` is when the latest event was declared that can change the date, `taken_back_at`
    when one of them was taken back.
    `began_on` is the plan's first date, `long_flare` the latest eighth day of flares in a row.
    `done` is what was done of the plan on that date, in base units; `recent` holds the last 14
    dates before it and the date itself, as far as the plan reaches back.
    """

    plan: Plan
    chapter: Chapter
    day: PlanDay
    began_on: date
    done: int = 0
    shown: DayShown | None = None
    declared_at: datetime | None = None
    taken_back_at: datetime | None = None
    recent: tuple[PastDay, ...] = ()
    long_flare: date | None = None

    @property
    def on(self) -> date:
        return self.day.on

    @property
    def unit(self) -> str:
        return self.plan.activity.unit

    @property
    def standing(self) -> DayShown | None:
        """What was shown, unless what was declared since lowers it: then the engine's."""
        return None if self.is_lowered_since else self.shown

    @property
    def is_lowered_since(self) -> bool:
        """Whether an event declared after the last showing makes the number lower."""
        if self.shown is None or self.declared_at is None:
            return False
        lower = (self.day.quota or 0) < (self.shown.quota or 0)
        return lower and self.declared_at > self.shown.shown_at

    @property
    def shown_quota(self) -> int | None:
        """The number that stands for the date; None where nothing is due."""
        return self.day.quota if self.standing is None else self.standing.quota

    @property
    def shown_parts(self) -> tuple[int, ...]:
        """Its parts, larger ones first."""
        return self.day.parts if self.standing is None else tuple(self.standing.parts)

    @property
    def stands_as_computed(self) -> bool:
        """Whether the number that stands is the one the engine gives now."""
        return self.shown_quota == self.day.quota
