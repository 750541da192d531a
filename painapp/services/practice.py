"""A guided practice that was done: what Learn keeps of it, and the diary's entry."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from accounts.models import Patient, User
from common.refusal import Refused
from diary.models import Activity, ActivityEntry, Category, Purpose, Source, Unit
from diary.services import activities, entries
from education.models import Practice, PracticeRun
from education.services.learning import note_practice
from painapp.practices import kind_of


def log_practice(
    *,
    patient: Patient,
    practice: Practice,
    seconds: int,
    whole: bool,
    ratings: dict[str, int | None],
    today: date,
    by: User,
    now: datetime,
    client_uuid: UUID,
) -> tuple[PracticeRun, ActivityEntry]:
    """Notes the practice and writes it into the diary; the same `client_uuid` gives the same rows.

    It belongs to no plan: whether it was a planned session, the person says on the entry's page.
    Sent once more after it was taken back, it is there again. Raises Refused for a length or a
    rating that can't be.
    """
    with transaction.atomic():
        run = note_practice(
            patient=patient,
            practice=practice,
            on=today,
            seconds=seconds,
            whole=whole,
            now=now,
            client_uuid=client_uuid,
            **ratings,
        )
        entry = entries.log(
            patient=patient,
            activity=_activity(patient, practice, now),
            amount=seconds,
            occurred_on=today,
            purpose=Purpose.OTHER,
            source=Source.FORM,
            today=today,
            by=by,
            now=now,
            client_uuid=client_uuid,
        )
        if entry.removed_at is not None:
            entry = entries.restore(entry=entry, by=by, now=now)
    return run, entry


def take_back(*, run: PracticeRun, by: User, now: datetime) -> ActivityEntry | None:
    """Takes the practice out of the diary and forgets that it was done."""
    with transaction.atomic():
        mine = ActivityEntry.objects.filter(patient=run.patient_id, client_uuid=run.client_uuid)
        entry = mine.select_related("activity").first()
        run.delete()
        return entries.remove(entry=entry, by=by, now=now) if entry else None


def _activity(patient: Patient, practice: Practice, now: datetime) -> Activity:
    mark, name = kind_of(practice)
    own = Activity.objects.filter(patient=patient, archived_at=None, unit=Unit.SECONDS)
    found = own.filter(idea=mark).first() if mark != "practice" else None
    if found is not None:
        return found
    activity = activities.add_activity(
        patient=patient, name=name, category=Category.REST, unit=Unit.SECONDS, idea=mark, now=now
    )
    if activity.unit != Unit.SECONDS:
        words = {"name": activity.name, "unit": Unit(activity.unit).label}
        text = gettext("“%(name)s” is on your list and is counted in: %(unit)s.")
        raise Refused(text % words)
    return activity
