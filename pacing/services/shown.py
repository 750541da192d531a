"""What was shown stands: the number first shown for a date is kept (docs/engine.md)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.db import IntegrityError, transaction

from pacing.adapters import days_for, facts_to_json
from pacing.engine import ENGINE_VERSION
from pacing.models import DayShown, Plan
from pacing.reading import PlanReading


def show(*, plan: Plan, on: date, now: datetime) -> DayShown | None:
    """What stands for the plan's date, kept the first time; None where the plan doesn't run yet."""
    readings = days_for([plan], on)
    return next((row.shown for row in show_all(readings=readings.values(), now=now)), None)


def show_all(*, readings: Iterable[PlanReading], now: datetime) -> list[PlanReading]:
    """The readings with what stands for their date: what was shown before, or is from now on.

    Only an event that was declared since replaces it, downwards; one that was taken back since
    gives back at most the number first shown.
    """
    return [_stands(reading, now) for reading in readings]


def _stands(reading: PlanReading, now: datetime) -> PlanReading:
    last = reading.shown
    if last is None:
        return replace(reading, shown=_keep(reading, version=1, now=now))
    if reading.is_lowered_since:
        return replace(reading, shown=_keep(reading, version=last.version + 1, now=now))
    back = reading.taken_back_at
    if back is not None and back > last.shown_at and (reading.day.quota or 0) > (last.quota or 0):
        return replace(reading, shown=_given_back(reading, last, now))
    return reading


def _given_back(reading: PlanReading, last: DayShown, now: datetime) -> DayShown:
    """What the engine says again, at most what was first shown."""
    first = DayShown.objects.get(plan=reading.plan, on=reading.on, version=1)
    if (reading.day.quota or 0) <= (first.quota or 0):
        return _keep(reading, version=last.version + 1, now=now)
    return _again(first, version=last.version + 1, now=now)


def _keep(reading: PlanReading, *, version: int, now: datetime) -> DayShown:
    day = reading.day
    return _insert(
        DayShown(
            plan=reading.plan,
            on=day.on,
            version=version,
            chapter=reading.chapter,
            quota=day.quota,
            parts=list(day.parts),
            state=day.state,
            reason_code=day.reason.code,
            facts=facts_to_json(day.reason.facts),
            engine_version=ENGINE_VERSION,
            shown_at=now,
        )
    )


def _again(first: DayShown, *, version: int, now: datetime) -> DayShown:
    """The number first shown, once more."""
    return _insert(
        DayShown(
            plan=first.plan,
            on=first.on,
            version=version,
            chapter=first.chapter,
            quota=first.quota,
            parts=first.parts,
            state=first.state,
            reason_code=first.reason_code,
            facts=first.facts,
            engine_version=first.engine_version,
            shown_at=now,
        )
    )


def _insert(row: DayShown) -> DayShown:
    """The row, or the one another request wrote in the same moment."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return DayShown.objects.get(plan=row.plan, on=row.on, version=row.version)
    return row
