"""What Today reads: the plans with their day, and the rest of the day in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from accounts.models import Patient
from common.prepared import Prepared
from diary.models import FlareEpisode, OwnRating, TimerRun
from diary.selectors import check_in_on, says_something
from education.words import Moment
from pacing.adapters import days_for
from pacing.models import CaughtUp, Plan, Screening
from pacing.reading import PlanReading
from pacing.selectors import Answered, open_plans, which_is_due
from painapp.moments import moments_today
from painapp.offers import Offer, offer_in, offer_of

MINE = OuterRef("pk")
LONG_FLARE = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFacts:
    """Whether the day is noted, is a hard one, a timer runs; the latest safety answers; the eighth
    day of the latest long flare the diary holds; the last day that was asked about afterwards; the
    lesson that answers the moment.
    """

    checked_in: bool
    hard: bool
    timer_runs: bool
    answered: Answered | None
    long_flare: date | None
    asked_through: date | None
    offer: Offer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayRead:
    """The open plans, those of them that run today, and the facts of the day."""

    plans: tuple[Plan, ...]
    readings: tuple[PlanReading, ...]
    facts: DayFacts


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
    [found] = _facts_at(moments)(patient.pk, on, on - LONG_FLARE)
    answered, flared = found["answered_on"], found["flared"]
    return DayFacts(
        checked_in=found["own"] or says_something(day),
        hard=hard,
        timer_runs=found["timer"],
        answered=Answered(on=answered, answers=found["answers"]) if answered else None,
        long_flare=flared + LONG_FLARE if flared else None,
        asked_through=found["asked"],
        offer=offer_of(found.get("offer")),
    )


@lru_cache(maxsize=256)
def _facts_at(moments: tuple[Moment, ...]) -> Prepared[dict[str, Any]]:
    """The query for each set of moments, of which few ever occur together."""
    return Prepared(partial(_facts, moments))


def _facts(
    moments: tuple[Moment, ...], patient: UUID, on: date, week_ago: date
) -> QuerySet[Patient, dict[str, Any]]:
    answered = Screening.objects.filter(patient=MINE).order_by("-on", "-at")
    asked = CaughtUp.objects.filter(patient=MINE).order_by("-through")
    long_flare = FlareEpisode.objects.filter(
        Q(last_on=None) | Q(last_on__gte=F("first_on") + LONG_FLARE),
        patient=MINE,
        first_on__lte=week_ago,
    ).order_by("-first_on")
    facts: dict[str, Any] = {
        "timer": Exists(TimerRun.objects.filter(patient=MINE, stopped_at=None)),
        "own": Exists(OwnRating.objects.filter(item__patient=MINE, on=on)),
        "answered_on": Subquery(answered.values("on")[:1]),
        "answers": Subquery(answered.values("answers")[:1]),
        "asked": Subquery(asked.values("through")[:1]),
        "flared": Subquery(long_flare.values("first_on")[:1]),
    }
    if moments:
        facts["offer"] = offer_in(moments, on)
    mine = Patient.objects.filter(pk=patient).annotate(**facts)
    rows: QuerySet[Patient, dict[str, Any]] = mine.values(*facts)
    return rows


def questions_due(read: TodayRead, on: date) -> Screening.Kind | None:
    """Which safety questions are due, from what was read already."""
    return which_is_due(
        on,
        latest=read.facts.answered,
        starts=[reading.began_on for reading in read.readings],
        long_flares=[read.facts.long_flare, *(reading.long_flare for reading in read.readings)],
    )
