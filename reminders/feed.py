"""The plan as a calendar (RFC 5545), for programs that fetch it by its address."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from reminders.models import FeedEvent
from reminders.vtimezone import timezone

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone

ONE_DAY: Final = timedelta(days=1)
FETCH_EVERY: Final = timedelta(hours=4)
"""How often a program is asked to fetch; each does as it likes."""


def as_calendar(events: Sequence[FeedEvent], *, zone: str, today: date) -> bytes:
    """The events as a file; of the same events it is the same to the byte all day.

    It rings no alarms: reminders do that. The person's own zone is always in it, since a calendar
    of nothing at all is none.
    """
    calendar = _empty()
    for spelt in _zones(events, zone, today):
        calendar.add_component(spelt)
    for event in events:
        calendar.add_component(_event(event))
    content: bytes = calendar.to_ical()
    return content


def _empty() -> "Calendar":
    from icalendar import Calendar, vDuration

    calendar, name = Calendar(), settings.SITE_NAME
    calendar.add("prodid", f"-//{name}//Plan//EN")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", FETCH_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(FETCH_EVERY))
    return calendar


def _zones(events: Sequence[FeedEvent], zone: str, today: date) -> list["Timezone"]:
    """That zone and every other a time is told in, spelt out for the years of the events."""
    names = {zone, *(event.zone for event in events if event.zone)}
    dates = [today, *(event.on for event in events)]
    return [timezone(name, first=min(dates), last=max(dates)) for name in sorted(names)]


def _event(event: FeedEvent) -> "Event":
    from icalendar import Event

    spelt = Event()
    spelt.add("uid", str(event.uid))
    spelt.add("sequence", event.sequence)
    spelt.add("dtstamp", event.changed_at)
    spelt.add("last-modified", event.changed_at)
    spelt.add("summary", event.title)
    spelt.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    spelt.add("class", "PRIVATE")
    spelt.add("url", f"{settings.ADDRESS}{reverse('today')}")
    if event.starts_at is None or event.ends_at is None:
        spelt.add("dtstart", event.on)
        spelt.add("dtend", event.on + ONE_DAY)
        spelt.add("transp", "TRANSPARENT")
    else:
        zone = ZoneInfo(event.zone)
        spelt.add("dtstart", event.starts_at.astimezone(zone))
        spelt.add("dtend", event.ends_at.astimezone(zone))
    return spelt
