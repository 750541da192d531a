"""The one log of what was done. Entries can change and go; how they were before is kept."""

from datetime import date, datetime
from typing import TypedDict, Unpack
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from accounts.models import Patient, User
from common.refusal import Refused
from diary.models import Activity, ActivityEntry, EntryRevision, Purpose, Source, Unit
from diary.models.activity import DAY_SECONDS, LARGEST_AMOUNT
from diary.services import words

LONGEST_NOTE = 500


class Changes(TypedDict, total=False):
    """What can be changed about an entry."""

    activity: Activity
    amount: int
    occurred_on: date
    purpose: Purpose
    note: str


def log(
    *,
    patient: Patient,
    activity: Activity,
    amount: int,
    occurred_on: date,
    purpose: Purpose,
    source: Source,
    today: date,
    by: User,
    now: datetime,
    client_uuid: UUID,
    started_at: datetime | None = None,
    seconds: int | None = None,
    note: str = "",
) -> ActivityEntry:
    """Notes `amount` base units of an activity; the same `client_uuid` again gives the same entry.

    `seconds` is how long it took where the amount is no time. Refused for an amount or a day that
    can't be, and for an activity of another person.
    """
    check(patient=patient, activity=activity, amount=amount, occurred_on=occurred_on, today=today)
    entry = ActivityEntry(
        patient=patient,
        activity=activity,
        occurred_on=occurred_on,
        started_at=started_at,
        zone=patient.zone,
        amount=amount,
        seconds=amount if activity.unit == Unit.SECONDS else seconds,
        purpose=purpose,
        source=source,
        note=words.line(note, longest=LONGEST_NOTE),
        recorded_at=now,
        recorded_on=today,
        recorded_by=by,
        client_uuid=client_uuid,
    )
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError:
        return ActivityEntry.objects.get(patient=patient, client_uuid=client_uuid)
    return entry


def change(
    *, entry: ActivityEntry, by: User, now: datetime, today: date, **changes: Unpack[Changes]
) -> ActivityEntry:
    """Changes what `changes` names and keeps how it was; without a difference nothing is kept."""
    with transaction.atomic():
        row = _locked(entry)
        before = _snapshot(row)
        for field, value in changes.items():
            setattr(row, field, value)
        row.note = words.line(row.note, longest=LONGEST_NOTE)
        row.recorded_on = max(row.recorded_on, row.occurred_on)
        _check_entry(row, today=today)
        if row.activity.unit == Unit.SECONDS:
            row.seconds = row.amount
        return _keep(row, before=before, by=by, now=now)


def remove(*, entry: ActivityEntry, by: User, now: datetime) -> ActivityEntry:
    """Takes the entry out of diary and plan; `restore` brings it back."""
    with transaction.atomic():
        row = _locked(entry)
        before = _snapshot(row)
        row.removed_at = row.removed_at or now
        return _keep(row, before=before, by=by, now=now)


def restore(*, entry: ActivityEntry, by: User, now: datetime) -> ActivityEntry:
    """Brings a removed entry back as it was."""
    with transaction.atomic():
        row = _locked(entry)
        before = _snapshot(row)
        row.removed_at = None
        return _keep(row, before=before, by=by, now=now)


def check(
    *, patient: Patient, activity: Activity, amount: int, occurred_on: date, today: date
) -> None:
    """Refuses what no entry may say."""
    if activity.patient_id != patient.pk:
        raise Refused(gettext("This activity is not on your list."))
    words.not_ahead(occurred_on, today=today)
    if amount <= 0:
        raise Refused(gettext("The amount is more than 0."))
    if activity.unit == Unit.SECONDS and amount > DAY_SECONDS:
        raise Refused(gettext("A day has 24 hours. Use a smaller amount."))
    if amount > LARGEST_AMOUNT:
        raise Refused(gettext("This amount is too large. Check it once more."))


def _check_entry(row: ActivityEntry, *, today: date) -> None:
    check(
        patient=row.patient,
        activity=row.activity,
        amount=row.amount,
        occurred_on=row.occurred_on,
        today=today,
    )


def _locked(entry: ActivityEntry) -> ActivityEntry:
    # No joins: after waiting for the lock PostgreSQL would show joined rows as they were before.
    return ActivityEntry.objects.select_for_update().get(pk=entry.pk)


def _snapshot(row: ActivityEntry) -> dict[str, object]:
    return {
        "activity": str(row.activity_id),
        "occurred_on": row.occurred_on.isoformat(),
        "amount": row.amount,
        "seconds": row.seconds,
        "purpose": str(row.purpose),
        "note": row.note,
        "recorded_on": row.recorded_on.isoformat(),
        "removed_at": row.removed_at.isoformat() if row.removed_at else None,
    }


def _keep(
    row: ActivityEntry, *, before: dict[str, object], by: User, now: datetime
) -> ActivityEntry:
    if _snapshot(row) != before:
        row.save()
        EntryRevision.objects.create(entry=row, before=before, at=now, by=by)
    return row
