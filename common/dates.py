"""A person's own day: which local date an instant belongs to, and when that date began."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

DAY_STARTS_AT = time(4)


@cache
def zones() -> frozenset[str]:
    """Every IANA time zone this machine knows; read from its files once."""
    return frozenset(available_timezones())


def is_zone(name: str) -> bool:
    """Whether `name` is an IANA time zone this machine knows ("Europe/London")."""
    return name in zones()


def own_day(instant: datetime, *, zone: str, starts_at: time = DAY_STARTS_AT) -> date:
    """The person's date at `instant`: one in the morning still belongs to the day before.

    On the wall clock, so that a day begins at the same hour through a change of summer time.
    """
    wall = instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return (wall - timedelta(hours=starts_at.hour, minutes=starts_at.minute)).date()


def day_begins(on: date, *, zone: str, starts_at: time = DAY_STARTS_AT) -> datetime:
    """The first existing instant (UTC) of the person's date `on`.

    A wall time that summer time skips is moved to the first one that exists.
    """
    wall = datetime.combine(on, starts_at, tzinfo=ZoneInfo(zone))
    instant = wall.astimezone(UTC)
    skipped = instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != wall.replace(tzinfo=None)
    return _first_after_gap(instant, zone) if skipped else instant


def _first_after_gap(instant: datetime, zone: str) -> datetime:
    """The moment the clocks went forward, just before `instant` (zones change on whole minutes)."""
    there = ZoneInfo(zone)
    low, high = instant - timedelta(hours=3), instant
    before = low.astimezone(there).utcoffset()
    while high - low > timedelta(minutes=1):
        middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
        if middle.astimezone(there).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high


def week_of(on: date) -> tuple[date, ...]:
    """The seven dates, Monday first, of the week that holds `on`."""
    monday = on - timedelta(days=on.weekday())
    return tuple(monday + timedelta(days=day) for day in range(7))
