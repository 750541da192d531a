"""Random plans and the lives people lead with them, for Hypothesis."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

from hypothesis import strategies as st

from pacing.engine import (
    Compounding,
    Course,
    Event,
    Fixed,
    Flare,
    FlareRule,
    Hold,
    Increment,
    OfBaseline,
    Override,
    Pause,
    PlanDay,
    Resume,
    Reviewed,
    SafetyHold,
    SafetyRelease,
    Session,
    StepBack,
    Terms,
    Trial,
    Unit,
    timeline,
)

START = date(2026, 3, 2)
DAYS = 75
EVERY_DAY = frozenset(range(7))
FRACTIONS = st.sampled_from([Fraction(1, 20), Fraction(1, 10), Fraction(1, 7), Fraction(1, 3)])
SHARES = st.sampled_from([Fraction(1, 10), Fraction(1, 2), Fraction(2, 3), Fraction(1)])
DATES = st.integers(-10, DAYS).map(lambda days: START + timedelta(days=days))
RESOLUTIONS = st.sampled_from([1, 5, 10, 60])
SPANS = st.tuples(DATES, st.integers(0, 20)).map(
    lambda pair: (pair[0], pair[0] + timedelta(days=pair[1]))
)
BEFORE = st.lists(st.integers(1, 40), max_size=7).map(tuple)
WEEKDAYS = st.just(EVERY_DAY) | st.integers(1, 127).map(
    lambda bits: frozenset(day for day in range(7) if bits & 1 << day)
)
STARTS = st.integers(0, 6).map(lambda days: START + timedelta(days=days))
SILENCES = st.none() | st.tuples(DATES, st.integers(1, 40))
EXACTLY, NOTHING, TWICE = Fraction(1), Fraction(0), Fraction(2)
HABITS = st.sampled_from([NOTHING, Fraction(1, 2), Fraction(9, 10), EXACTLY, EXACTLY, TWICE])
HABIT_LISTS = st.lists(HABITS, min_size=1, max_size=14)


@dataclass(frozen=True)
class World:
    """A plan and what happened: enough to work out `days` rows of it."""

    terms: Terms
    events: tuple[Event, ...]
    sessions: tuple[Session, ...]
    days: int

    @property
    def last(self) -> date:
        return self.terms.start + timedelta(days=self.days - 1)

    def rows(self) -> tuple[PlanDay, ...]:
        return timeline(self.terms, events=self.events, sessions=self.sessions, last=self.last)


@cache
def increments(resolution: int, *, goal: bool) -> st.SearchStrategy[Increment]:
    kinds: list[st.SearchStrategy[Increment]] = [
        FRACTIONS.map(lambda fraction: OfBaseline(fraction=fraction)),
        st.integers(1, 3 * resolution).map(lambda amount: Fixed(amount=amount)),
    ]
    if goal:
        kinds.append(FRACTIONS.map(lambda fraction: Compounding(fraction=fraction)))
    return st.one_of(kinds)


@st.composite
def flare_rules(draw: st.DrawFn) -> FlareRule:
    return FlareRule(
        back_steps=draw(st.integers(0, 3)),
        days=draw(st.integers(1, 14)),
        share=draw(st.none() | SHARES),
    )


@st.composite
def plans(draw: st.DrawFn, /, **fixed: Any) -> Terms:
    """Terms of every kind; `fixed` ones are kept."""
    resolution = draw(RESOLUTIONS)
    start_fraction = draw(st.sampled_from([Fraction(3, 10), Fraction(4, 5), Fraction(1)]))
    extra = Fraction(draw(st.integers(0, 180)), 6)
    terms = Terms(
        unit=draw(st.sampled_from(Unit)),
        resolution=resolution,
        baseline=(1 + extra) * resolution / start_fraction,
        start=draw(STARTS),
        start_fraction=start_fraction,
        goal=draw(_goals(resolution)),
        step_days=draw(st.sampled_from([1, 2, 3, 6, 7, 7, 10, 14])),
        weekdays=draw(WEEKDAYS),
        sessions_per_day=draw(st.integers(1, 10)),
        weekly_cap=draw(st.none() | FRACTIONS | st.just(Fraction(0))),
        attendance_gate=draw(st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(2, 3)])),
        met_fraction=draw(st.sampled_from([Fraction(1, 2), Fraction(9, 10), Fraction(1)])),
        flare_rule=draw(flare_rules()),
        goal_hold_days=draw(st.integers(0, 20)),
        increments_allowed=draw(st.sampled_from([True, True, True, False])),
        levels_taken=draw(_levels_taken(resolution)),
        before=draw(BEFORE),
    )
    if fixed:
        terms = replace(terms, **fixed)
    return replace(terms, increment=draw(increments(resolution, goal=terms.goal is not None)))


@cache
def _goals(resolution: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(1, 60).map(lambda count: count * resolution)


@cache
def _levels_taken(resolution: int) -> st.SearchStrategy[tuple[Fraction, ...]]:
    level = st.integers(6, 240).map(lambda sixths: Fraction(sixths * resolution, 6))
    return st.just(()) | st.sets(level, max_size=5).map(lambda levels: tuple(sorted(levels)))


@cache
def events_of(resolution: int, *, flares: bool = True) -> st.SearchStrategy[tuple[Event, ...]]:
    """A few events of every kind, some of them before the start."""
    kinds: list[st.SearchStrategy[Event]] = [
        SPANS.map(lambda span: Pause(first=span[0], last=span[1])),
        SPANS.map(lambda span: Hold(first=span[0], last=span[1])),
        st.tuples(SPANS, st.integers(1, 40)).map(
            lambda pair: Override(first=pair[0][0], last=pair[0][1], quota=pair[1] * resolution)
        ),
        DATES.map(lambda on: Resume(on=on)),
        st.tuples(DATES, st.integers(0, 3)).map(lambda pair: StepBack(on=pair[0], steps=pair[1])),
        DATES.map(lambda on: SafetyHold(on=on)),
        DATES.map(lambda on: SafetyRelease(on=on)),
        DATES.map(lambda on: Reviewed(on=on)),
    ]
    if flares:
        kinds += [DATES.map(lambda on: Flare(on=on))] * 2
    return st.lists(st.one_of(kinds), max_size=7).map(tuple)


def live(
    terms: Terms, events: Iterable[Event], habits: list[Fraction], days: int
) -> tuple[Session, ...]:
    """What someone does who does, date after date, such shares of what is due."""
    course, sessions = Course(terms, events=events), []
    for number in range(days):
        amount = int((course.quota or 0) * habits[number % len(habits)])
        done = [Session(on=course.on, amount=amount, due=course.quota)] if course.quota else []
        course.close(done)
        sessions += done
    return tuple(sessions)


@st.composite
def worlds(draw: st.DrawFn, /, *, flares: bool = True, quiet: bool = False, **fixed: Any) -> World:
    """A plan lived for some weeks; `quiet` is without events, and no session left out."""
    terms = draw(plans(**fixed))
    events = () if quiet else draw(events_of(terms.resolution, flares=flares))
    days = draw(st.integers(1, DAYS))
    habits = draw(HABIT_LISTS)
    if quiet:
        habits = [EXACTLY if each == NOTHING else each for each in habits]
    sessions = live(terms, events, habits, days)
    silence = draw(SILENCES)
    if silence and not quiet:
        first, length = silence
        sessions = tuple(each for each in sessions if not 0 <= (each.on - first).days < length)
    return World(terms, events, sessions, days)


@st.composite
def trial_lists(draw: st.DrawFn) -> list[Trial]:
    """Trials a baseline can be made of, whatever the statistic."""
    amounts = draw(st.lists(st.integers(1, 5000), min_size=1, max_size=14))
    return [
        Trial(on=START + timedelta(days=day), amount=amount) for day, amount in enumerate(amounts)
    ]


def begins(event: Event) -> date:
    return event.first if isinstance(event, Pause | Hold | Override) else event.on
