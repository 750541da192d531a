"""The person's own list of activities."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.utils.translation import gettext

from accounts.models import Patient
from common.refusal import Refused
from diary.models import Activity, Category, Unit
from diary.services import words

LONGEST_NAME = 60


def add_activity(
    *, patient: Patient, name: str, category: str, unit: str, now: datetime, idea: str = ""
) -> Activity:
    """A new activity, or the one that already has this name (in any case) on the person's list.

    `idea` is the slug of `diary.library` it came from. Refused without a name, or with a category
    or unit that doesn't exist.
    """
    name = _named(name)
    if category not in Category.values or unit not in Unit.values:
        raise Refused(gettext("Choose what kind of activity it is."))
    try:
        with transaction.atomic():
            return Activity.objects.create(
                patient=patient, name=name, category=category, unit=unit, idea=idea, created_at=now
            )
    except IntegrityError:
        return _open_named(patient, name)


def rename_activity(*, activity: Activity, name: str) -> Activity:
    """Gives it another name; Refused where another activity on the list has it."""
    activity.name = _named(name)
    return _saved(activity, "name")


def archive_activity(*, activity: Activity, now: datetime) -> Activity:
    """Takes it off the list; what was noted of it stays."""
    if activity.archived_at is None:
        activity.archived_at = now
        activity.save(update_fields=["archived_at"])
    return activity


def restore_activity(*, activity: Activity) -> Activity:
    """Puts it back on the list; Refused where another one took its name meanwhile."""
    activity.archived_at = None
    return _saved(activity, "archived_at")


def _named(name: str) -> str:
    tidy = words.line(name, longest=LONGEST_NAME)
    if not tidy:
        raise Refused(gettext("Give the activity a name."))
    return tidy


def _open_named(patient: Patient, name: str) -> Activity:
    rows = Activity.objects.filter(patient=patient, archived_at__isnull=True)
    return rows.annotate(low=Lower("name")).get(low=Lower(Value(name)))


def _saved(activity: Activity, field: str) -> Activity:
    try:
        with transaction.atomic():
            activity.save(update_fields=[field])
    except IntegrityError as clash:
        activity.refresh_from_db()
        raise Refused(gettext("You already have an activity with this name.")) from clash
    return activity
