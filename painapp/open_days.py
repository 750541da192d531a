"""Days on which something was planned and nothing was noted, since the last noted one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from common.amounts import amount, plain_date
from pacing.models import Plan
from pacing.reading import PlanReading

DAYS_BACK = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDay:
    """A planned day with nothing noted; `quota` in base units."""

    plan: Plan
    on: date
    quota: int
    today: date

    @property
    def key(self) -> str:
        """Names the day in the form."""
        return f"{self.plan.pk}_{self.on.isoformat()}"

    @property
    def title(self) -> str:
        return plain_date(self.on, self.today)

    @property
    def words(self) -> str:
        return f"{self.plan.activity.name}, {amount(self.quota, self.plan.activity.unit)}"


def open_days(
    readings: Sequence[PlanReading], today: date, *, asked_through: date | None
) -> tuple[OpenDay, ...]:
    """Of each plan the planned days after the last noted one, at most 14 back, oldest first.

    A day that was asked about already is not asked about again.
    """
    since = max(today - DAYS_BACK, (asked_through or date.min) + timedelta(days=1))
    found = [day for reading in readings for day in _of_plan(reading, since, today)]
    return tuple(sorted(found, key=lambda day: day.on))


def _of_plan(reading: PlanReading, since: date, today: date) -> list[OpenDay]:
    past = [day for day in reading.recent if day.on < today]
    noted = max((day.on for day in past if day.done), default=date.min)
    return [
        OpenDay(plan=reading.plan, on=day.on, quota=day.quota, today=today)
        for day in past
        if day.quota is not None and day.on > noted and day.on >= since
    ]
