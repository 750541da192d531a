"""What the page *You* says about the person, and about a change of their day."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.forms import BaseForm
from django.utils.formats import time_format
from django.utils.translation import gettext

from accounts.models import Patient
from accounts.own_days import DayChange, OwnClock, change_at
from common.amounts import plain_date


@dataclass(frozen=True, slots=True, kw_only=True)
class YouPage:
    """The page *You*: who it is, and the forms and sentences of its groups."""

    name: str
    email: str
    look: BaseForm
    device: BaseForm
    day: str
    change: str


def you_page(patient: Patient, *, look: BaseForm, device: BaseForm) -> YouPage:
    return YouPage(
        name=patient.user.name,
        email=patient.user.email,
        look=look,
        device=device,
        day=gettext("%(zone)s, from %(start)s")
        % {"zone": place(patient.zone), "start": clock_time(patient.day_starts_at)},
        change=pending(patient),
    )


def place(zone: str) -> str:
    """A zone as people write it: "Europe/London", "America/New York"."""
    return zone.replace("_", " ")


def clock_time(at: time) -> str:
    return time_format(at, "H:i")


def wall_clock(zone: str, now: datetime) -> str:
    """What the clock on the wall shows there: "14:05"."""
    return clock_time(now.astimezone(ZoneInfo(zone)).time())


def pending(patient: Patient) -> str:
    """When a change that was asked for takes hold; nothing where none was."""
    if patient.day_changes_at is None or patient.next_day_starts_at is None:
        return ""
    old = OwnClock(zone=patient.zone, starts_at=patient.day_starts_at)
    new = OwnClock(zone=patient.next_zone, starts_at=patient.next_day_starts_at)
    change = change_at(old, new, at=patient.day_changes_at)
    return gettext("%(zone)s, from %(start)s: this counts from %(day)s.") % {
        "zone": place(patient.next_zone),
        "start": clock_time(patient.next_day_starts_at),
        "day": plain_date(change.first_whole),
    }


def said(change: DayChange | None) -> str:
    """What to say once a change is noted, with the date that is left out or comes twice."""
    if change is None:
        return gettext("Saved.")
    if change.left_out:
        day = plain_date(change.left_out)
        return gettext("Saved. You cross the date line, so %(day)s is left out.") % {"day": day}
    if change.repeated:
        day = plain_date(change.repeated)
        return gettext("Saved. You cross the date line, so %(day)s comes twice.") % {"day": day}
    return gettext("Saved. Today stays as it is. It counts from your next day.")
