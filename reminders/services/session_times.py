"""When a session begins and ends in a calendar: by the reminder that is set for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from accounts.models import Patient
from diary.models import Unit
from pacing.models import Plan
from reminders.models import Kind, Rule
from reminders.services.coming import Session

ONE_DAY = timedelta(days=1)
UNTIMED = timedelta(minutes=15)
"""How long a session is drawn that is not measured in time."""


class Span(NamedTuple):
    """The instants of a session, and the zone they are told in; all empty for a whole date."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class SessionTimes:
    """The person's reminders of sessions, those that rest too: their time is the one chosen."""

    patient: Patient
    rules: tuple[Rule, ...]

    @classmethod
    def of(cls, patient: Patient) -> "SessionTimes":
        rows = Rule.objects.filter(patient=patient, kind=Kind.SESSION)
        return cls(patient, tuple(rows.exclude(next_due_at=None, rested_at=None)))

    def span(self, session: Session) -> Span:
        """From the first reminder of that date on; the whole date where there is none."""
        starts_at = min(self._starts(session.plan, session.on), default=None)
        if starts_at is None:
            return Span()
        return Span(starts_at, starts_at + _lasts(session), self.patient.zone)

    def _starts(self, plan: Plan, on: date) -> Iterator[datetime]:
        """Each on the person's own date: what is set for one in the night is the date's before.

        Reminders of the plan itself stand in for those of any plan.
        """
        mine = [rule for rule in self.rules if rule.plan_id == plan.pk]
        for rule in mine or [rule for rule in self.rules if rule.plan_id is None]:
            timing = rule.timing_in(self.patient.zone)
            for day in (on, on + ONE_DAY):
                due = timing.on(day)
                if due is not None and self.patient.day_of(due.at) == on:
                    yield due.at


def _lasts(session: Session) -> timedelta:
    timed = session.plan.activity.unit == Unit.SECONDS
    return timedelta(seconds=session.quota) if timed else UNTIMED
