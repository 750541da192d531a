"""The sessions of a person's plans from today on, as the plans have it now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accounts.models import Patient
from pacing.adapters import days_for, history
from pacing.models import Plan
from pacing.selectors.plans import active_plans
from pacing.services.shown import show_all

AHEAD = timedelta(days=27)
"""How far a calendar looks: four weeks with today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What a plan asks for on one date, in base units."""

    plan: Plan
    on: date
    quota: int


def sessions(patient: Patient, *, today: date, now: datetime) -> list[Session]:
    """Today's as they stand, the later ones for someone who does every due session exactly.

    What a calendar is given for today counts as shown, see “From the diary to the plan” in
    docs/engine.md.
    """
    plans = active_plans(patient)
    standing = show_all(readings=days_for(plans, today).values(), now=now)
    due = [
        Session(plan=reading.plan, on=today, quota=reading.shown_quota)
        for reading in standing
        if reading.shown_quota
    ]
    return due + [session for plan in plans for session in _later(plan, today)]


def _later(plan: Plan, today: date) -> Iterator[Session]:
    found = history(plan, first=today, today=today, last=today + AHEAD)
    for day in () if found is None else found.ahead:
        if day.on > today and day.quota:
            yield Session(plan=plan, on=day.on, quota=day.quota)
