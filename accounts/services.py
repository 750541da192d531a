"""What is written about people themselves."""

from datetime import datetime, time

from django.utils.translation import gettext

from accounts.models import Patient, User
from accounts.own_days import DayChange, OwnClock, next_change
from common.dates import is_zone
from common.refusal import Refused

FALLBACK_ZONE = "Europe/London"


def open_diary(*, user: User, zone: str, now: datetime) -> Patient:
    """Make `user` a patient; an unknown zone becomes the fallback until they confirm theirs."""
    return Patient.objects.create(
        user=user, zone=zone if is_zone(zone) else FALLBACK_ZONE, created_at=now
    )


def confirm_zone(*, patient: Patient, zone: str, now: datetime) -> DayChange | None:
    """The person says where they are; the first time it counts at once, later like any change."""
    change = change_day(patient=patient, zone=zone, starts_at=patient.day_starts_at, now=now)
    if patient.zone_confirmed_at is None:
        patient.zone_confirmed_at = now
        patient.save(update_fields=["zone_confirmed_at"])
    return change


def change_day(*, patient: Patient, zone: str, starts_at: time, now: datetime) -> DayChange | None:
    """Let the person's dates follow another zone or start at another hour, from the next own day.

    None where nothing changes, or where it counts at once because no day was confirmed yet.
    Raises Refused for a zone that doesn't exist and an hour outside 00:00–06:00.
    """
    if not is_zone(zone):
        raise Refused(gettext("We don't know that time zone. Choose one from the list."))
    if not time(0) <= starts_at <= time(6):
        raise Refused(gettext("A day can start between midnight and 6 in the morning."))
    old = OwnClock(zone=patient.zone, starts_at=patient.day_starts_at)
    new = OwnClock(zone=zone, starts_at=starts_at)
    if new == old or patient.zone_confirmed_at is None:
        _write_day(patient, now=new, changed_at=now)
        return None
    change = next_change(old, new, now=now)
    _write_day(patient, now=old, later=new, at=change.at)
    return change


def settle_day(*, patient: Patient, now: datetime) -> None:
    """Let a change that has come due count; two requests at once do it once."""
    if patient.day_changes_at is None or patient.day_changes_at > now:
        return
    new = OwnClock(zone=patient.next_zone, starts_at=patient.next_day_starts_at or time(0))
    _write_day(patient, now=new, changed_at=now)


def _write_day(
    patient: Patient,
    *,
    now: OwnClock,
    later: OwnClock | None = None,
    at: datetime | None = None,
    changed_at: datetime | None = None,
) -> None:
    """Store the clock that counts and the one that follows, if `patient` is as it was read."""
    unchanged = Patient.objects.filter(
        pk=patient.pk, zone=patient.zone, day_changes_at=patient.day_changes_at
    )
    values = {
        "zone": now.zone,
        "day_starts_at": now.starts_at,
        "next_zone": later.zone if later else "",
        "next_day_starts_at": later.starts_at if later else None,
        "day_changes_at": at,
        "clock_changed_at": changed_at or patient.clock_changed_at,
    }
    if not unchanged.update(**values):
        patient.refresh_from_db()
        return
    for name, value in values.items():
        setattr(patient, name, value)


def choose_look(*, patient: Patient, theme: str, text_size: int, fog_mode: bool) -> None:
    """How the pages look: colours, text size in per cent, one question a screen."""
    patient.theme, patient.text_size, patient.fog_mode = theme, text_size, fog_mode
    patient.save(update_fields=["theme", "text_size", "fog_mode"])


def share_device(*, patient: Patient, shared: bool) -> None:
    """Whether others use this person's devices, so that signing in lasts 30 minutes only."""
    patient.shared_device = shared
    patient.save(update_fields=["shared_device"])


def live_in(*, patient: Patient, country: str) -> None:
    """Whose emergency numbers *Get help* shows: an ISO 3166 code, or nothing for the default."""
    patient.country = country
    patient.save(update_fields=["country"])
