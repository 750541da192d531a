"""At which moment of Learn a person is, by what their plans and their day say.

Plans know no lessons and lessons know no plans: this table is where they meet. Nothing that was
noted about symptoms is asked. A poor night is a moment of the page on which it is noted, and of no
other; so is a first thought of the page of thoughts.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from accounts.models import Patient
from education.words import Moment
from pacing.engine import PlanState, ReasonCode
from pacing.models import Plan
from pacing.reading import PlanReading

FIRST_DAYS = timedelta(days=14)
MONTH, MANY = timedelta(days=28), 3

OF_REASON: Final[dict[str, Moment]] = {
    ReasonCode.SAFETY_HOLD: Moment.HOLD,
    ReasonCode.FLARE: Moment.FLARE,
    ReasonCode.REBASELINE_DUE: Moment.AWAY,
    ReasonCode.GAP_STEP_BACK: Moment.AWAY,
    ReasonCode.AFTER_FLARE: Moment.STEP_BACK,
    ReasonCode.STEP_BACK: Moment.STEP_BACK,
    ReasonCode.OVERRIDE: Moment.STEP_BACK,
    ReasonCode.GOAL_REACHED: Moment.GOAL_REACHED,
    ReasonCode.MAINTENANCE: Moment.GOAL_REACHED,
    ReasonCode.STEP_REPEATED: Moment.STEP_REPEATED,
    ReasonCode.HELD: Moment.PLATEAU,
    ReasonCode.STEP_ABSORBED: Moment.PLATEAU,
    ReasonCode.STEP_CAPPED: Moment.STEP_UP,
    ReasonCode.STEP_UP: Moment.STEP_UP,
    ReasonCode.START: Moment.NEW_PLAN,
}
"""A pause, a day off and a steady plan raise no question: they are not among these."""

URGENCY: Final = (
    *(Moment.HOLD, Moment.FLARES_OFTEN, Moment.FLARE, Moment.AWAY, Moment.NEW_TRIALS),
    *(Moment.HARD_DAY, Moment.MORE, Moment.LESS, Moment.GOAL_REACHED, Moment.STEP_BACK),
    *(Moment.PLATEAU, Moment.STEP_REPEATED, Moment.STEP_UP, Moment.FIRST_FEAR),
    *(Moment.FIRST_TRIAL, Moment.NEW_PLAN, Moment.WELCOME, Moment.POOR_SLEEP),
)
"""Of several moments the first here is answered."""


def moments_today(
    patient: Patient,
    on: date,
    plans: Sequence[Plan],
    readings: Sequence[PlanReading],
    *,
    hard: bool,
) -> tuple[Moment, ...]:
    """Every moment of the date, the most urgent first; `plans` are the open ones."""
    found = {moment for reading in readings for moment in _of(reading)}
    if hard:
        found.add(Moment.HARD_DAY)
    if any(plan.state != Plan.State.ACTIVE for plan in plans):
        found.add(Moment.FIRST_TRIAL)
    if on - patient.created_at.date() < FIRST_DAYS:
        found.add(Moment.WELCOME)
    return in_order(found)


def moments_of(codes: Iterable[str]) -> tuple[Moment, ...]:
    """The moments of a page, named by the engine's reasons or by themselves."""
    known = set(Moment.values)
    found = {OF_REASON.get(code) or (Moment(code) if code in known else None) for code in codes}
    return in_order(moment for moment in found if moment is not None)


def often(flares: Iterable[date], on: date) -> bool:
    """Three flares within 28 dates. Rule 20 of docs/engine.md."""
    return sum(on - first < MONTH for first in flares) >= MANY


def in_order(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    return tuple(sorted(set(moments), key=URGENCY.index))


def _of(reading: PlanReading) -> Iterator[Moment]:
    """What one plan says on the date, and what was done of it the day before."""
    code = reading.day.reason.code
    if code in OF_REASON:
        yield OF_REASON[code]
    if reading.day.state == PlanState.REBASELINE_DUE:
        yield Moment.NEW_TRIALS
    if code == ReasonCode.STEP_REPEATED and reading.day.review_due:
        yield Moment.PLATEAU
    yield from _of_yesterday(reading)


def _of_yesterday(reading: PlanReading) -> Iterator[Moment]:
    """More than was planned, or a part of it. Nothing noted says nothing."""
    yesterday: date = reading.on - timedelta(days=1)
    for day in reading.recent:
        if day.on == yesterday and day.quota and day.done:
            if day.done * 10 > day.quota * 11:
                yield Moment.MORE
            elif not day.met:
                yield Moment.LESS
