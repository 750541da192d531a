"""A hard day in words: what stays as it is, and a short part to start with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext

from accounts.models import Patient
from common.amounts import amount
from common.ids import uuid7
from diary.models import Unit
from pacing.adapters import days_for
from pacing.reading import PlanReading
from pacing.selectors import active_plans
from painapp.due import small_part


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallStart:
    """A short part of what is due, by the clock."""

    activity: UUID
    title: str
    label: str
    client_uuid: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class HardDayPage:
    """`lines` say what each plan asks for; `is_left` that some of it is still to be done."""

    noted: bool
    held: bool
    lines: tuple[str, ...]
    is_left: bool
    starts: tuple[SmallStart, ...]


def hard_day_page(patient: Patient, on: date, *, noted: bool, held: bool) -> HardDayPage:
    """`noted` where the day is noted as hard, `held` where a plan is on hold for safety."""
    readings = days_for(active_plans(patient), on).values()
    due = [reading for reading in readings if reading.shown_quota is not None]
    return HardDayPage(
        noted=noted,
        held=held,
        lines=tuple(_line(reading) for reading in due),
        is_left=any(small_part(reading) for reading in due),
        starts=tuple(_starts(due)),
    )


def _line(reading: PlanReading) -> str:
    """ "Walking stays at 8 minutes."."""
    words = {
        "activity": reading.plan.activity.name,
        "amount": amount(reading.shown_quota or 0, reading.unit),
    }
    if small_part(reading) is None:
        return gettext("%(activity)s, %(amount)s: done for today.") % words
    return gettext("%(activity)s stays at %(amount)s.") % words


def _starts(due: Iterable[PlanReading]) -> Iterable[SmallStart]:
    """One for each plan that is counted in time and asks for something yet."""
    for reading in due:
        part = small_part(reading) if reading.unit == Unit.SECONDS else None
        if part is not None:
            activity = reading.plan.activity
            yield SmallStart(
                activity=activity.pk,
                title=gettext("Start small: %(activity)s") % {"activity": activity.name},
                label=gettext("Start %(amount)s") % {"amount": amount(part.amount, reading.unit)},
                client_uuid=uuid7(),
            )
