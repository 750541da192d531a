"""One day's ratings, note, tags and Hard day. None of it ever reaches a plan.

A day's row is written by one statement that inserts or changes it, so that two touches at once
never meet in between. What was never touched stays missing: clearing never makes a row.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext

from accounts.models import Patient
from common.refusal import Refused
from diary.models import SCALES, DayCheckIn, DayTag, OwnItem, OwnRating
from diary.services import together, words

LONGEST_NOTE = 2000
LONGEST_TAG = 40
MOST_TAGS = 20


def rate(
    *, patient: Patient, on: date, scale: str, value: int | None, today: date, now: datetime
) -> None:
    """Keeps `value` 0–10 for one of `SCALES`, or clears it with None."""
    if scale not in SCALES:
        raise Refused(gettext("This question is not in the diary."))
    _check_value(value)
    _write(patient, on=on, field=scale, value=value, today=today, now=now)


def rate_own(*, item: OwnItem, on: date, value: int | None, today: date, now: datetime) -> None:
    """Keeps `value` 0–10 for an own item, or clears it with None."""
    words.not_ahead(on, today=today)
    _check_value(value)
    if value is None:
        OwnRating.objects.filter(item=item, on=on).delete()
    else:
        _rate_all_own({item: value}, on=on, now=now)


def set_hard_day(*, patient: Patient, on: date, hard: bool, today: date, now: datetime) -> None:
    """Marks the day as hard, or takes the mark away. It changes nothing else."""
    _write(patient, on=on, field="hard_day", value=hard, today=today, now=now)


def write_note(
    *,
    patient: Patient,
    on: date,
    text: str,
    today: date,
    now: datetime,
    shown: str | None = None,
) -> None:
    """Keeps the day's note; an empty one clears it. `shown` is the note its page showed."""
    note = _note(patient, on, text, shown)
    _write(patient, on=on, field="note", value=note, today=today, now=now)


def record(
    *,
    patient: Patient,
    on: date,
    answers: Mapping[str, object],
    own: Mapping[OwnItem, int],
    tags: Iterable[str] | None,
    today: date,
    now: datetime,
    shown_note: str | None = None,
    shown_tags: Iterable[str] | None = None,
) -> None:
    """Keeps a whole form at once: `answers` names scales, `note` and `hard_day`.

    What it does not name stays as it is; `tags` None leaves the tags alone. `shown_note` and
    `shown_tags` are what the form showed: what another page wrote since then stays.
    """
    words.not_ahead(on, today=today)
    if any(item.patient_id != patient.pk for item in own):
        raise Refused(gettext("This question is not in the diary."))
    with transaction.atomic():
        if "note" in answers:
            answers = {**answers, "note": _note(patient, on, str(answers["note"]), shown_note)}
        _write_all(patient, on=on, values=answers, today=today, now=now)
        if own:
            _rate_all_own(own, on=on, now=now)
        if tags is not None and shown_tags is not None:
            stored = DayTag.objects.filter(patient=patient, on=on).values_list("tag", flat=True)
            tags = together.tags(_tidy(tags), shown=shown_tags, stored=stored)
        if tags is not None:
            set_tags(patient=patient, on=on, tags=tags, today=today)


def set_tags(*, patient: Patient, on: date, tags: Iterable[str], today: date) -> None:
    """Makes `tags` the day's tags."""
    words.not_ahead(on, today=today)
    wanted = _tidy(tags)
    with transaction.atomic(savepoint=False):
        DayTag.objects.filter(patient=patient, on=on).exclude(tag__in=wanted).delete()
        _insert_tags(patient, on, wanted)


def add_tag(*, patient: Patient, on: date, tag: str, today: date) -> None:
    """One tag more on that day."""
    words.not_ahead(on, today=today)
    wanted = _tidy([tag])
    there = DayTag.objects.filter(patient=patient, on=on).exclude(tag__in=wanted).count()
    if there >= MOST_TAGS:
        raise Refused(_too_many_tags())
    _insert_tags(patient, on, wanted)


def remove_tag(*, patient: Patient, on: date, tag: str) -> None:
    """One tag less on that day."""
    DayTag.objects.filter(patient=patient, on=on, tag__in=_tidy([tag])).delete()


def _note(patient: Patient, on: date, text: str, shown: str | None) -> str:
    """The note to keep: `text`, and what another page wrote since this one `shown` it."""
    if shown is None:
        return words.paragraphs(text, longest=LONGEST_NOTE)
    rows = DayCheckIn.objects.filter(patient=patient, on=on)
    stored = rows.values_list("note", flat=True).first() or ""
    return together.note(text, shown=shown, stored=stored, longest=LONGEST_NOTE)


def _write(
    patient: Patient, *, on: date, field: str, value: object, today: date, now: datetime
) -> None:
    words.not_ahead(on, today=today)
    _write_all(patient, on=on, values={field: value}, today=today, now=now)


def _write_all(
    patient: Patient, *, on: date, values: Mapping[str, object], today: date, now: datetime
) -> None:
    """One statement. Nothing but empty values: no row is made for them."""
    if all(value is None or value is False or value == "" for value in values.values()):
        rows = DayCheckIn.objects.filter(patient=patient, on=on)
        rows.update(**values, updated_at=now)
        return
    row = DayCheckIn(
        patient=patient,
        on=on,
        recorded_at=now,
        recorded_on=today,
        updated_at=now,
        zone=patient.zone,
    )
    for field, value in values.items():
        setattr(row, field, value)
    DayCheckIn.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["patient", "on"],
        update_fields=[*values, "updated_at"],
    )


def _rate_all_own(values: Mapping[OwnItem, int], *, on: date, now: datetime) -> None:
    OwnRating.objects.bulk_create(
        [
            OwnRating(item=item, on=on, value=value, recorded_at=now)
            for item, value in values.items()
        ],
        update_conflicts=True,
        unique_fields=["item", "on"],
        update_fields=["value", "recorded_at"],
    )


def _check_value(value: int | None) -> None:
    if value is not None and not 0 <= value <= 10:
        raise Refused(gettext("Choose a number from 0 to 10."))


def _tidy(tags: Iterable[str]) -> list[str]:
    tidy = dict.fromkeys(words.line(tag, longest=LONGEST_TAG) for tag in tags)
    wanted = [tag for tag in tidy if tag]
    if len(wanted) > MOST_TAGS:
        raise Refused(_too_many_tags())
    return wanted


def _insert_tags(patient: Patient, on: date, tags: list[str]) -> None:
    rows = [DayTag(patient=patient, on=on, tag=tag) for tag in tags]
    DayTag.objects.bulk_create(rows, ignore_conflicts=True)


def _too_many_tags() -> str:
    return gettext("A day holds up to %(most)s tags.") % {"most": MOST_TAGS}
