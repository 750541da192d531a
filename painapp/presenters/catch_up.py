"""Days on which something was planned and nothing was noted, since the last noted one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import ngettext

from common.amounts import amount, plain_date
from common.ids import uuid7
from diary.models import Unit
from pacing.models import Plan
from pacing.reading import PlanReading
from painapp.presenters.log import unit_words

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
    def unit_size(self) -> int:
        """Base units in one of what the person types: minutes for time."""
        return 60 if self.plan.activity.unit == Unit.SECONDS else 1

    @property
    def quota_units(self) -> int:
        """The quota in what the person types, rounded up."""
        return -(-self.quota // self.unit_size)

    @property
    def unit_words(self) -> str:
        return unit_words(self.plan.activity.unit)

    @property
    def title(self) -> str:
        return plain_date(self.on, self.today)

    @property
    def words(self) -> str:
        return f"{self.plan.activity.name}, {amount(self.quota, self.plan.activity.unit)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUpCard:
    """The question on Today, asked once."""

    days: tuple[OpenDay, ...]
    client_uuid: UUID

    @property
    def through(self) -> date:
        return max(day.on for day in self.days)

    @property
    def text(self) -> str:
        return ngettext(
            "Nothing is noted for %(count)s planned day. What you can't remember counts as not "
            "done, and that is fine.",
            "Nothing is noted for %(count)s planned days. What you can't remember counts as not "
            "done, and that is fine.",
            len(self.days),
        ) % {"count": len(self.days)}


def open_days(
    readings: Sequence[PlanReading], today: date, *, asked_through: date | None
) -> tuple[OpenDay, ...]:
    """Of each plan the planned days after the last noted one, at most 14 back, oldest first.

    A day that was asked about already is not asked about again.
    """
    since = max(today - DAYS_BACK, (asked_through or date.min) + timedelta(days=1))
    found = [day for reading in readings for day in _of_plan(reading, since, today)]
    return tuple(sorted(found, key=lambda day: day.on))


def catch_up_card(days: tuple[OpenDay, ...]) -> CatchUpCard | None:
    return CatchUpCard(days=days, client_uuid=uuid7()) if days else None


def _of_plan(reading: PlanReading, since: date, today: date) -> list[OpenDay]:
    past = [day for day in reading.recent if day.on < today]
    noted = max((day.on for day in past if day.done), default=date.min)
    return [
        OpenDay(plan=reading.plan, on=day.on, quota=day.quota, today=today)
        for day in past
        if day.quota is not None and day.on > noted and day.on >= since
    ]
