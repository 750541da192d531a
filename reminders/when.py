"""When a reminder is due: its local time on each of its days, at the first instant that exists.

A time that summer time skips is moved to the first one after it, also where that is midnight and
the next date, as in Greenland; one that comes twice counts the first time. A date that a place left
out, crossing the date line, has no reminder.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from common.dates import day_begins

ONE_DAY = timedelta(days=1)
EVERY_DAY = 0b1111111
LONGEST = 15
"""Dates looked at for the next one: a week, and another where a zone leaves a date out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A reminder of the local date `on`, due at the instant `at` (UTC)."""

    on: date
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """A local time on some days of the week: bit 0 of `days` is Monday."""

    local_time: time
    days: int
    zone: str

    def on(self, day: date) -> Due | None:
        """That date's reminder; None where it has none, or there is no such date."""
        if not self.days >> day.weekday() & 1:
            return None
        first = day_begins(day, zone=self.zone, starts_at=time(0))
        if first.astimezone(ZoneInfo(self.zone)).date() != day:
            return None
        return Due(on=day, at=day_begins(day, zone=self.zone, starts_at=self.local_time))

    def next(self, after: datetime) -> Due:
        """The first that is due later than `after`.

        Raises ValueError where `days` holds no day.
        """
        due = self.first(after.astimezone(ZoneInfo(self.zone)).date())
        return due if due.at > after else self.first(due.on + ONE_DAY)

    @lru_cache(maxsize=4096)  # noqa: B019 - a value, of which thousands of people have the same
    def first(self, day: date) -> Due:
        """The first of that date or a later one.

        Raises ValueError where `days` holds no day.
        """
        dates = (self.on(day + number * ONE_DAY) for number in range(LONGEST))
        due = next((due for due in dates if due is not None), None)
        if due is None:
            raise ValueError(f"No day of {self.days:b} comes.")
        return due


def is_quiet(at: datetime, *, zone: str, first: time, last: time) -> bool:
    """Whether the wall clock at `at` is within the quiet hours."""
    return within(at.astimezone(ZoneInfo(zone)).time(), first=first, last=last)


def within(wall: time, *, first: time, last: time) -> bool:
    """Whether a time is from `first` until before `last`, which may lie after midnight."""
    return first <= wall < last if first <= last else wall >= first or wall < last
