"""A time zone spelt out in a calendar, so that whoever reads it needs no list of zones.

icalendar's own lets summer time begin an hour late: an onset is told by the clock that ends with it
(RFC 5545, 3.6.5), not by the one that follows.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

ONE_DAY, ONE_SECOND = timedelta(days=1), timedelta(seconds=1)


def timezone(name: str, *, first: date, last: date) -> "Timezone":
    """What the clocks of a zone do through the years from that of `first` to that of `last`."""
    from icalendar import Timezone

    begin, end = datetime(first.year, 1, 1, tzinfo=UTC), datetime(last.year + 1, 1, 1, tzinfo=UTC)
    spelt, zone = Timezone(), ZoneInfo(name)
    spelt.add("tzid", name)
    for at in (begin - ONE_DAY, *changes(zone, begin, end)):
        spelt.add_component(_observance(zone, at))
    return spelt


def changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """Each instant (UTC) from which the clocks of the zone are set otherwise."""
    at = begin
    while at < end:
        if _offset(zone, at) != _offset(zone, at + ONE_DAY):
            yield _change(zone, at)
        at += ONE_DAY


def _change(zone: ZoneInfo, at: datetime) -> datetime:
    """The one within a day after `at`, to the second."""
    low, high = at, at + ONE_DAY
    while high - low > ONE_SECOND:
        middle = low + timedelta(seconds=(high - low) // ONE_SECOND // 2)
        if _offset(zone, middle) == _offset(zone, at):
            low = middle
        else:
            high = middle
    return high


def _observance(zone: ZoneInfo, at: datetime) -> "TimezoneStandard | TimezoneDaylight":
    """What counts from that instant on."""
    from icalendar import TimezoneDaylight, TimezoneStandard

    there, before = at.astimezone(zone), _offset(zone, at - ONE_SECOND)
    observance = TimezoneDaylight() if there.dst() else TimezoneStandard()
    observance.add("dtstart", at.replace(tzinfo=None) + before)
    observance.add("tzoffsetfrom", before)
    observance.add("tzoffsetto", _offset(zone, at))
    observance.add("tzname", there.tzname())
    return observance


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()
