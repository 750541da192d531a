"""A calendar feed read as another program reads it: nothing of ours helps it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import vobject
from django.test import Client

from accounts.models import Patient
from reminders.feed import as_calendar
from reminders.models import Feed
from reminders.services.feeds import make_address
from reminders.services.telling import tell


@dataclass(frozen=True, slots=True)
class Told:
    """An event as it was read; it starts and ends at instants, or on dates."""

    uid: str
    title: str
    starts: Any
    ends: Any
    sequence: int
    cancelled: bool


def read(content: bytes) -> list[Told]:
    """The events of a file, in its order."""
    return [_told(event) for event in parsed(content.decode()).contents.get("vevent", [])]


def parsed(text: str) -> Any:
    """The file as vobject reads it; zones as the file spells them out, not as the machine knows."""
    calendar = vobject.readOne(text, transform=False)
    for zone in calendar.contents.get("vtimezone", []):
        native = zone.transformToNative()
        vobject.icalendar.registerTzid(native.tzid.value, native.tzinfo)
    calendar.transformChildrenToNative()
    return calendar


def _told(event: Any) -> Told:
    return Told(
        uid=event.uid.value,
        title=event.summary.value,
        starts=_instant(event.dtstart.value),
        ends=_instant(event.dtend.value),
        sequence=int(event.sequence.value),
        cancelled=event.status.value == "CANCELLED",
    )


def _instant(value: datetime | date) -> datetime | date:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


class Calendar:
    """A calendar that follows a person's feed."""

    def __init__(self, patient: Patient, now: datetime, *, neutral: bool = False) -> None:
        self.patient = patient
        self.token = make_address(patient=patient, neutral=neutral, now=now)

    @property
    def path(self) -> str:
        return f"/calendar/{self.token}.ics"

    def content(self, now: datetime) -> bytes:
        """The file as it is given out at that instant."""
        feed = Feed.objects.select_related("patient").get(patient=self.patient)
        today = feed.patient.day_of(now)
        events = tell(feed=feed, today=today, now=now)
        return as_calendar(events, zone=feed.patient.zone, today=today)

    def reads(self, now: datetime) -> dict[date, Told]:
        """The events by their dates, where there is one a date."""
        events = read(self.content(now))
        found = {_date(event.starts): event for event in events}
        assert len(found) == len(events)
        return found

    def fetches(self, **headers: str) -> Any:
        return Client().get(self.path, headers=headers)


def _date(starts: datetime | date) -> date:
    return starts.date() if isinstance(starts, datetime) else starts
