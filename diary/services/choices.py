"""What the person wants to be asked, and their own things to rate."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.utils.translation import gettext

from accounts.models import Patient
from common.refusal import Refused
from diary.models import SCALES, DiaryChoice, OwnItem
from diary.services import words

MOST_OWN_ITEMS = 10
LONGEST_LABEL = 60
LONGEST_ANCHOR = 40


def choose(*, patient: Patient, items: Iterable[str], cadence: str, weekly_day: int) -> None:
    """Keeps which of `SCALES` are asked, and whether daily or on one weekday (0 is Monday)."""
    chosen = set(items)
    if not chosen <= set(SCALES) or cadence not in DiaryChoice.Cadence.values:
        raise Refused(gettext("Choose from the list."))
    if not 0 <= weekly_day <= 6:
        raise Refused(gettext("Choose a day of the week."))
    ordered = [scale for scale in SCALES if scale in chosen]
    row = DiaryChoice(patient=patient, items=ordered, cadence=cadence, weekly_day=weekly_day)
    DiaryChoice.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["patient"],
        update_fields=["items", "cadence", "weekly_day"],
    )


def add_own_item(
    *, patient: Patient, label: str, low: str, high: str, higher_is_better: bool, now: datetime
) -> OwnItem:
    """An own thing to rate 0–10, with a word for each end; the same label gives the same item."""
    label = words.line(label, longest=LONGEST_LABEL)
    low, high = (words.line(word, longest=LONGEST_ANCHOR) for word in (low, high))
    if not (label and low and high):
        raise Refused(gettext("Give it a name, and a word for 0 and for 10."))
    try:
        with transaction.atomic():
            patient_rows = Patient.objects.select_for_update()
            patient_rows.get(pk=patient.pk)
            _check_room(patient, label)
            return OwnItem.objects.create(
                patient=patient,
                label=label,
                low=low,
                high=high,
                higher_is_better=higher_is_better,
                created_at=now,
            )
    except IntegrityError:
        return _open_labelled(patient, label)


def archive_own_item(*, item: OwnItem, now: datetime) -> None:
    """Asks it no more; what was rated stays."""
    OwnItem.objects.filter(pk=item.pk, archived_at=None).update(archived_at=now)


def restore_own_item(*, item: OwnItem) -> None:
    """Asks it again; Refused where another item took its name meanwhile."""
    try:
        with transaction.atomic():
            OwnItem.objects.filter(pk=item.pk).update(archived_at=None)
    except IntegrityError as clash:
        raise Refused(gettext("You already rate something with this name.")) from clash


def _check_room(patient: Patient, label: str) -> None:
    there = OwnItem.objects.filter(patient=patient, archived_at=None)
    others = there.annotate(lower=Lower("label")).exclude(lower=Lower(Value(label)))
    if others.count() >= MOST_OWN_ITEMS:
        text = gettext("You can rate up to %(most)s things of your own. Take one away first.")
        raise Refused(text % {"most": MOST_OWN_ITEMS})


def _open_labelled(patient: Patient, label: str) -> OwnItem:
    rows = OwnItem.objects.filter(patient=patient, archived_at=None)
    return rows.annotate(lower=Lower("label")).get(lower=Lower(Value(label)))
