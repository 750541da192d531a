"""Virtual patients: made-up people who live with a plan for some weeks.

Plain Python. The same seed and number make the same life, on every machine. Nobody in it is real,
and nothing in it says how a real person would fare: it shows what the rules do to many lives.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from pacing.engine import (
    Compounding,
    Course,
    Event,
    Flare,
    FlareRule,
    Hold,
    Increment,
    OfBaseline,
    Override,
    Pause,
    PlanDay,
    PlanState,
    Reviewed,
    SafetyHold,
    SafetyRelease,
    Session,
    Terms,
    Unit,
)

START = date(2026, 1, 5)
EVERY_DAY = frozenset(range(7))
SOME_DAYS = (frozenset({0, 2, 4}), frozenset({0, 1, 2, 3, 4}), frozenset({1, 4}))


@dataclass(frozen=True, slots=True)
class Habits:
    """How someone lives: chances a date, from 0 to 1, and the last day they take part."""

    does: float
    overdoes: float
    underdoes: float
    flares: float
    pauses: float
    last_day: int


HABITS = (
    Habits(does=0.95, overdoes=0.05, underdoes=0.02, flares=0.005, pauses=0.003, last_day=10_000),
    Habits(does=0.75, overdoes=0.10, underdoes=0.10, flares=0.015, pauses=0.006, last_day=10_000),
    Habits(does=0.55, overdoes=0.45, underdoes=0.05, flares=0.03, pauses=0.006, last_day=10_000),
    Habits(does=0.85, overdoes=0.05, underdoes=0.05, flares=0.01, pauses=0.003, last_day=60),
    Habits(does=0.0, overdoes=0.0, underdoes=0.0, flares=0.0, pauses=0.0, last_day=0),
)
HOW_MANY = (40, 30, 18, 10, 2)
RARE = 0.0025


@dataclass(slots=True)
class Life:
    """What one virtual patient agreed, declared, did and was shown."""

    name: str
    terms: Terms
    events: list[Event] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    rows: list[PlanDay] = field(default_factory=list)
    level_quotas: list[int] = field(default_factory=list)


def live(*, seed: int, number: int, weeks: int) -> Life:
    """The life of one virtual patient; nothing in it depends on any other."""
    name = f"patient {number} of seed {seed}"
    chance = Random(name)  # noqa: S311  (no secret hangs on it)
    life = Life(name=name, terms=_terms(chance))
    habits = chance.choices(HABITS, HOW_MANY)[0]
    course = Course(life.terms)
    for day in range(weeks * 7):
        for event in _declared(chance, habits, life, day):
            course.declare(event)
            life.events.append(event)
        row = course.today()
        done = _done(chance, habits, row) if day < habits.last_day else []
        life.rows.append(row)
        life.level_quotas.append(course.level_quota)
        life.sessions += done
        course.close(done)
    return life


def _terms(chance: Random) -> Terms:
    """Terms within what a patient may choose."""
    resolution = chance.choice((1, 15, 30, 60))
    baseline = Fraction(resolution * chance.randint(30, 120), 3)
    goal = chance.choice((None, resolution * chance.randint(12, 90)))
    return Terms(
        unit=Unit.SECONDS,
        resolution=resolution,
        baseline=baseline,
        start=START + timedelta(days=chance.randrange(7)),
        start_fraction=chance.choice((Fraction(1, 2), Fraction(4, 5), Fraction(4, 5))),
        increment=_increment(chance, goal),
        step_days=chance.choice((7, 7, 7, 10, 14)),
        goal=goal,
        weekdays=chance.choice((EVERY_DAY, EVERY_DAY, *SOME_DAYS)),
        sessions_per_day=chance.choice((1, 1, 2, 3)),
        flare_rule=_flare_rule(chance),
        increments_allowed=chance.random() > 0.05,
    )


def _increment(chance: Random, goal: int | None) -> Increment:
    share = Fraction(chance.choice((5, 10, 10, 15, 20)), 100)
    if goal is not None and chance.random() < 0.2:
        return Compounding(fraction=share)
    return OfBaseline(fraction=share)


def _flare_rule(chance: Random) -> FlareRule:
    if chance.random() < 0.25:
        return FlareRule(back_steps=0, days=chance.randint(2, 7), share=Fraction(1, 2))
    return FlareRule(back_steps=chance.randint(0, 2), days=chance.randint(2, 7))


def _declared(chance: Random, habits: Habits, life: Life, day: int) -> list[Event]:
    """What is declared on a day: by a screening, in a review, or by the person."""
    on, drawn = life.terms.start + timedelta(days=day), chance.random()
    if life.rows and life.rows[-1].state is PlanState.SAFETY_HOLD:
        return [SafetyRelease(on=on)] if drawn < 0.1 else []
    if life.rows and life.rows[-1].review_due and drawn < 0.1:
        return [Reviewed(on=on)]
    if day >= habits.last_day:
        return []
    if chance.random() < habits.flares:
        return [Flare(on=on)]
    if chance.random() < habits.pauses + RARE:
        return [_seldom(chance, habits, life, on)]
    return []


def _seldom(chance: Random, habits: Habits, life: Life, on: date) -> Event:
    """A pause, or one of the three that are rare: a hold, an override, a safety hold."""
    drawn = chance.random() * (habits.pauses + RARE)
    last = on + timedelta(days=chance.randint(1, 18))
    if drawn < RARE / 5:
        return SafetyHold(on=on)
    if drawn < RARE * 3 / 5:
        return Hold(first=on, last=last)
    if drawn < RARE:
        lowered = life.terms.resolution * chance.randint(1, 20)
        return Override(first=on, last=last, quota=lowered)
    return Pause(first=on, last=last)


def _done(chance: Random, habits: Habits, row: PlanDay) -> list[Session]:
    """What is done where something is due, in as many sessions as there are parts."""
    if row.quota is None or chance.random() >= habits.does:
        return []
    drawn, percent = chance.random(), 100
    if drawn < habits.overdoes:
        percent = chance.randint(120, 250)
    elif drawn > 1 - habits.underdoes:
        percent = chance.randint(10, 80)
    return [Session(on=row.on, amount=part * percent // 100, due=row.quota) for part in row.parts]
