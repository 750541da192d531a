"""What Today reads: the plans with their day, and the rest of the day in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from accounts.models import Patient
from common.prepared import Prepared
from diary.models import ActivityEntry, DayCheckIn, DayTag, OwnRating, TimerRun
from diary.selectors import LONG_FLARE, check_in_on, long_flares, says_something
from education.words import Moment
from pacing.adapters import days_for
from pacing.engine import PlanState
from pacing.models import CaughtUp, Outcome, Plan, Screening
from pacing.reading import PlanReading
from pacing.selectors import Answered, Hold, hold_on, open_plans, which_is_due
from painapp.moments import moments_today
from painapp.offers import Offer, offer_in, offer_of
from reminders.selectors import asks_whether_to_go_on, reminded_on

MINE = OuterRef("pk")
AWAY = timedelta(days=7)
"""After so many days with nothing noted on them a person is greeted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFacts:
    """Whether the day is noted, is a hard one, a timer runs; the latest safety answers, and whether
    they are clear; the eighth day of the latest long flare the diary holds; the last day that was
    asked about afterwards; whether nothing was noted for a week; the lesson that fits the moment;
    the reminders that stand here; whether one rests and asks.
    """

    checked_in: bool
    hard: bool
    timer_runs: bool
    answered: Answered | None
    clear: bool
    long_flare: date | None
    asked_through: date | None
    away: bool
    offer: Offer | None = None
    reminded: str | None = None
    reminder_rests: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayRead:
    """The open plans, those of them that run today, and the facts of the day."""

    plans: tuple[Plan, ...]
    readings: tuple[PlanReading, ...]
    facts: DayFacts

    @property
    def goes_on(self) -> bool:
        """Whether it is plain that nothing waits for a clinician: every plan runs, or the latest
        answers are clear, and none of those that run is on hold.
        """
        if not self.readings or any(
            reading.day.state == PlanState.SAFETY_HOLD for reading in self.readings
        ):
            return False
        return self.facts.clear or len(self.readings) == len(self.plans)


def read_today(patient: Patient, on: date) -> TodayRead:
    """Seven queries, however long the diary is."""
    plans = open_plans(patient)
    agreed = [plan for plan in plans if plan.state == Plan.State.ACTIVE]
    found = days_for(agreed, on) if agreed else {}
    readings = tuple(found[plan.pk] for plan in agreed if plan.pk in found)
    facts = day_facts(patient, on, plans=plans, readings=readings)
    return TodayRead(plans=tuple(plans), readings=readings, facts=facts)


def day_facts(
    patient: Patient,
    on: date,
    *,
    plans: Sequence[Plan] = (),
    readings: Sequence[PlanReading] = (),
) -> DayFacts:
    """The facts of one date of one person, in two queries."""
    day = check_in_on(patient, on)
    hard = day is not None and day.hard_day
    moments = moments_today(patient, on, plans, readings, hard=hard)
    [found] = _facts_at(moments)(patient.pk, on, on - LONG_FLARE, on - AWAY)
    answered, flared = found["answered_on"], found["flared"]
    return DayFacts(
        checked_in=found["own"] or says_something(day),
        hard=hard,
        timer_runs=found["timer"],
        answered=Answered(on=answered, answers=found["answers"]) if answered else None,
        clear=found["outcome"] == Outcome.CLEAR,
        long_flare=flared + LONG_FLARE if flared else None,
        asked_through=found["asked"],
        away=_is_away(patient, on, lately=found["lately"], asked_through=found["asked"]),
        offer=offer_of(found.get("offer")),
        reminded=found["reminded"],
        reminder_rests=found["reminder_rests"],
    )


def _is_away(patient: Patient, on: date, *, lately: bool, asked_through: date | None) -> bool:
    """Whether a person comes back: they have been here for longer, and said nothing since."""
    since = on - AWAY
    was_here = patient.day_of(patient.created_at) < since
    return was_here and not lately and (asked_through is None or asked_through < since)


@lru_cache(maxsize=256)
def _facts_at(moments: tuple[Moment, ...]) -> Prepared[dict[str, Any]]:
    """The query for each set of moments, of which few ever occur together."""
    return Prepared(partial(_facts, moments))


def _facts(
    moments: tuple[Moment, ...], patient: UUID, on: date, week_ago: date, since: date
) -> QuerySet[Patient, dict[str, Any]]:
    answered = Screening.objects.filter(patient=MINE).order_by("-on", "-at")
    asked = CaughtUp.objects.filter(patient=MINE).order_by("-through")
    long_flare = long_flares(begun_by=week_ago).filter(patient=MINE)
    lately = (since, on)
    done = ActivityEntry.objects.filter(patient=MINE, occurred_on__range=lately, removed_at=None)
    facts: dict[str, Any] = {
        "timer": Exists(TimerRun.objects.filter(patient=MINE, stopped_at=None)),
        "own": Exists(OwnRating.objects.filter(item__patient=MINE, on=on)),
        "answered_on": Subquery(answered.values("on")[:1]),
        "answers": Subquery(answered.values("answers")[:1]),
        "outcome": Subquery(answered.values("outcome")[:1]),
        "asked": Subquery(asked.values("through")[:1]),
        "lately": Exists(done)
        | Exists(DayCheckIn.objects.filter(patient=MINE, on__range=lately))
        | Exists(DayTag.objects.filter(patient=MINE, on__range=lately))
        | Exists(OwnRating.objects.filter(item__patient=MINE, on__range=lately)),
        "flared": Subquery(long_flare.values("first_on")[:1]),
        "reminded": reminded_on(on, MINE),
        "reminder_rests": asks_whether_to_go_on(MINE),
    }
    if moments:
        facts["offer"] = offer_in(moments, on)
    mine = Patient.objects.filter(pk=patient).annotate(**facts)
    rows: QuerySet[Patient, dict[str, Any]] = mine.values(*facts)
    return rows


def hold_of(patient: Patient, read: TodayRead, on: date) -> Hold | None:
    """What the plans wait for; asked only where they may wait, which is rare."""
    return None if read.goes_on else hold_on(patient, on)


def questions_due(read: TodayRead, on: date) -> Screening.Kind | None:
    """Which safety questions are due, from what was read already."""
    return which_is_due(
        on,
        latest=read.facts.answered,
        starts=[reading.began_on for reading in read.readings],
        long_flares=[read.facts.long_flare, *(reading.long_flare for reading in read.readings)],
    )
