"""A timer by the wall clock of the server: a locked phone or a lost page costs nothing."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from accounts.models import Patient, User
from common.refusal import Refused
from diary.models import Activity, ActivityEntry, Purpose, Source, TimerRun, Unit
from diary.models.activity import DAY_SECONDS
from diary.services import entries


def start(
    *,
    patient: Patient,
    activity: Activity,
    purpose: Purpose,
    target: int | None,
    rest_seconds: int,
    now: datetime,
    client_uuid: UUID,
) -> TimerRun:
    """Starts the one timer a person can have; `target` is in seconds, None says no stop.

    The same `client_uuid` again gives the same run. Refused while another timer runs, and for an
    activity that is not counted in time.
    """
    if activity.patient_id != patient.pk:
        raise Refused(gettext("This activity is not on your list."))
    if activity.unit != Unit.SECONDS:
        raise Refused(gettext("A timer counts minutes. Note this activity in your diary."))
    try:
        with transaction.atomic():
            return TimerRun.objects.create(
                patient=patient,
                activity=activity,
                purpose=purpose,
                target=target,
                rest_seconds=rest_seconds,
                started_at=now,
                client_uuid=client_uuid,
            )
    except IntegrityError as clash:
        known = TimerRun.objects.filter(patient=patient, client_uuid=client_uuid).first()
        if known is None:
            raise Refused(gettext("A timer is running. Stop that one first.")) from clash
        return known


def pause(*, run: TimerRun, now: datetime) -> None:
    """Stops the count until `resume`; a stopped or paused run stays as it is."""
    running = TimerRun.objects.filter(pk=run.pk, stopped_at=None, paused_at=None)
    running.update(paused_at=max(now, run.started_at))


def resume(*, run: TimerRun, now: datetime) -> None:
    """Counts on after a pause; a run that is not paused stays as it is."""
    with transaction.atomic():
        row = _locked(run)
        if row.stopped_at is None and row.paused_at is not None:
            _end_pause(row, now)
            row.save(update_fields=["paused_at", "paused_seconds"])


def stop(
    *, run: TimerRun, amount_seconds: int, today: date, by: User, now: datetime
) -> ActivityEntry:
    """Ends the run and notes `amount_seconds` on the day it began; a second stop gives
    the same entry. Refused where the run was let go.
    """
    with transaction.atomic():
        row = _locked(run)
        if row.stopped_at is not None:
            return _noted(row)
        _end(row, now, counted=amount_seconds)
        row.entry = entries.log(
            patient=row.patient,
            activity=row.activity,
            amount=min(amount_seconds, DAY_SECONDS),
            occurred_on=_day_of(row, today),
            started_at=row.started_at,
            purpose=Purpose(row.purpose),
            source=Source.TIMER,
            today=today,
            by=by,
            now=now,
            client_uuid=row.pk,
        )
        row.save()
        return row.entry


def discard(*, run: TimerRun, now: datetime) -> None:
    """Ends the run and notes nothing."""
    with transaction.atomic():
        row = _locked(run)
        if row.stopped_at is None:
            _end(row, now)
            row.save()


def take_back_discard(*, run: TimerRun) -> None:
    """Lets a discarded run go on, as if it had never stopped; Refused while another one runs."""
    open_again = TimerRun.objects.filter(pk=run.pk, entry=None)
    try:
        with transaction.atomic():
            open_again.update(stopped_at=None)
    except IntegrityError as clash:
        raise Refused(gettext("A timer is running. Stop that one first.")) from clash


def _locked(run: TimerRun) -> TimerRun:
    # No joins: after waiting for the lock PostgreSQL would show joined rows as they were before.
    return TimerRun.objects.select_for_update().get(pk=run.pk)


def _end(row: TimerRun, now: datetime, *, counted: int | None = None) -> None:
    """Ends it now; or where `counted` seconds were over sooner, at that moment: rest began then."""
    _end_pause(row, now)
    ends = max(now, row.started_at)
    if counted is not None:
        sooner = row.started_at + timedelta(seconds=min(row.paused_seconds + counted, DAY_SECONDS))
        ends = min(ends, sooner)
    row.stopped_at = ends


def _end_pause(row: TimerRun, now: datetime) -> None:
    if row.paused_at is not None:
        row.paused_seconds += max(0, (now - row.paused_at) // timedelta(seconds=1))
        row.paused_at = None


def _noted(row: TimerRun) -> ActivityEntry:
    if row.entry is None:
        raise Refused(gettext("This timer was let go. You can note the time in your diary."))
    return row.entry


def _day_of(row: TimerRun, today: date) -> date:
    return min(row.patient.day_of(row.started_at), today)
