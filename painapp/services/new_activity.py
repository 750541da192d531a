"""Noting an activity that may not be on the person's list yet."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from accounts.models import Patient, User
from common.refusal import Refused
from diary.models import ActivityEntry, Purpose, Source, Unit
from diary.services import activities, entries


def log_new(
    *,
    patient: Patient,
    name: str,
    category: str,
    unit: str,
    idea: str,
    amount: int,
    occurred_on: date,
    note: str,
    today: date,
    by: User,
    now: datetime,
    client_uuid: UUID,
) -> ActivityEntry:
    """Puts the activity on the list and notes it.

    Refused where the list has one of this name that is counted otherwise: an amount would mean
    something else than was typed.
    """
    with transaction.atomic():
        activity = activities.add_activity(
            patient=patient, name=name, category=category, unit=unit, now=now, idea=idea
        )
        if activity.unit != unit:
            words = {"name": activity.name, "unit": Unit(activity.unit).label}
            text = gettext("“%(name)s” is on your list and is counted in: %(unit)s.")
            raise Refused(text % words)
        return entries.log(
            patient=patient,
            activity=activity,
            amount=amount,
            occurred_on=occurred_on,
            purpose=Purpose.OTHER,
            source=Source.FORM,
            today=today,
            by=by,
            now=now,
            client_uuid=client_uuid,
            note=note,
        )
