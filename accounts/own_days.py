"""When a change of zone, or of the hour the day starts at, takes hold.

A person who travels keeps the day they are in: the change holds from the next own day, by the old
clock or by the new one, whichever begins first. So no date ends early, and none begins twice. Only
across the date line, where the calendar itself leaves a date out or repeats one, can that happen;
then it is said.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from common.dates import day_begins, own_day

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClock:
    """What decides a person's date: their zone and the hour their day starts at."""

    zone: str
    starts_at: time

    def day(self, instant: datetime) -> date:
        return own_day(instant, zone=self.zone, starts_at=self.starts_at)

    def begins(self, on: date) -> datetime:
        return day_begins(on, zone=self.zone, starts_at=self.starts_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayChange:
    """From `at` on the new clock counts; `last` is the date before, `first` the one from then."""

    at: datetime
    last: date
    first: date

    @property
    def left_out(self) -> date | None:
        """The date that has no place, where a person crosses the date line."""
        return self.last + ONE_DAY if self.first - self.last > ONE_DAY else None

    @property
    def repeated(self) -> date | None:
        """The date that is lived twice, where a person crosses the date line the other way."""
        return self.first if self.first < self.last else None

    @property
    def first_whole(self) -> date:
        """The first date that begins by the new clock: the one before may only go on longer."""
        return self.last + ONE_DAY if self.first == self.last else self.first


def next_change(old: OwnClock, new: OwnClock, *, now: datetime) -> DayChange:
    """When `new` takes over from `old`, chosen at the instant `now`."""
    tomorrow = old.day(now) + ONE_DAY
    at = min(begin for begin in (old.begins(tomorrow), new.begins(tomorrow)) if begin > now)
    return change_at(old, new, at=at)


def change_at(old: OwnClock, new: OwnClock, *, at: datetime) -> DayChange:
    """What it is that happens at the instant `at`."""
    return DayChange(at=at, last=old.day(at - timedelta(microseconds=1)), first=new.day(at))
