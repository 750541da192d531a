"""What Today reads: the plans with their day, and the rest of the day in one query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from accounts.models import Patient
from diary.models import SCALES, DayCheckIn, OwnRating, TimerRun
from pacing.adapters import days_for
from pacing.models import CaughtUp, Plan, Screening
from pacing.reading import PlanReading
from pacing.selectors import open_plans


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFacts:
    """Whether the day is noted, is a hard one, a timer runs; the dates of the last safety answers
    and of the last day that was asked about afterwards.
    """

    checked_in: bool
    hard: bool
    timer_runs: bool
    screened_on: date | None
    asked_through: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayRead:
    """The open plans, those of them that run today, and the facts of the day."""

    plans: tuple[Plan, ...]
    readings: tuple[PlanReading, ...]
    facts: DayFacts


def read_today(patient: Patient, on: date) -> TodayRead:
    """Six queries, however long the diary is."""
    plans = open_plans(patient)
    agreed = [plan for plan in plans if plan.state == Plan.State.ACTIVE]
    readings = days_for(agreed, on) if agreed else {}
    return TodayRead(
        plans=tuple(plans),
        readings=tuple(readings[plan.pk] for plan in agreed if plan.pk in readings),
        facts=day_facts(patient, on),
    )


def day_facts(patient: Patient, on: date) -> DayFacts:
    """The facts of one date of one person."""
    mine = OuterRef("pk")
    row = (
        Patient.objects.filter(pk=patient.pk)
        .annotate(
            rated=Exists(_rated(on)),
            own_rated=Exists(OwnRating.objects.filter(item__patient=mine, on=on)),
            hard=Exists(DayCheckIn.objects.filter(patient=mine, on=on, hard_day=True)),
            timer=Exists(TimerRun.objects.filter(patient=mine, stopped_at=None)),
            screened=Subquery(
                Screening.objects.filter(patient=mine).order_by("-on", "-at").values("on")[:1]
            ),
            asked=Subquery(
                CaughtUp.objects.filter(patient=mine).order_by("-through").values("through")[:1]
            ),
        )
        .values_list("rated", "own_rated", "hard", "timer", "screened", "asked")
        .get()
    )
    return DayFacts(
        checked_in=row[0] or row[1],
        hard=row[2],
        timer_runs=row[3],
        screened_on=row[4],
        asked_through=row[5],
    )


def _rated(on: date) -> QuerySet[DayCheckIn]:
    any_scale = ~Q(note="")
    for scale in SCALES:
        any_scale |= Q(**{f"{scale}__isnull": False})
    return DayCheckIn.objects.filter(any_scale, patient=OuterRef("pk"), on=on)
