"""Keeping a thought: caught now, checked and changed now or later."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from accounts.models import Patient
from common.refusal import Refused
from education.models import ThoughtRecord
from education.models.thoughts import RATINGS, WORDS


def keep_thought(
    *,
    patient: Patient,
    on: date,
    words: Mapping[str, str],
    ratings: Mapping[str, int | None],
    now: datetime,
    client_uuid: UUID,
) -> ThoughtRecord:
    """A thought caught on the person's own date `on`; the same `client_uuid` gives the same row.

    Raises Refused without the thought itself, for too many words, and for a rating outside 0–10.
    """
    row = ThoughtRecord(
        patient=patient, on=on, created_at=now, updated_at=now, client_uuid=client_uuid
    )
    _fill(row, words, ratings)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return ThoughtRecord.objects.get(patient=patient, client_uuid=client_uuid)
    return row


def change_thought(
    *,
    thought: ThoughtRecord,
    words: Mapping[str, str],
    ratings: Mapping[str, int | None],
    now: datetime,
) -> None:
    """What is given replaces what stood there; what is left out stays. Refuses as above."""
    _fill(thought, words, ratings)
    thought.updated_at = now
    thought.save(update_fields=[*words, *ratings, "updated_at"])


def remove_thought(*, thought: ThoughtRecord, now: datetime) -> None:
    """Out of sight; it can be brought back."""
    thought.removed_at = now
    thought.save(update_fields=["removed_at"])


def restore_thought(*, thought: ThoughtRecord) -> None:
    thought.removed_at = None
    thought.save(update_fields=["removed_at"])


def _fill(row: ThoughtRecord, words: Mapping[str, str], ratings: Mapping[str, int | None]) -> None:
    for name, said in words.items():
        longest = WORDS[name]
        if len(said.strip()) > longest:
            raise Refused(gettext("That is more than we can keep. Use fewer words."))
        setattr(row, name, said.strip())
    for name, value in ratings.items():
        if name not in RATINGS or (value is not None and not 0 <= value <= 10):
            raise Refused(gettext("A rating runs from 0 to 10."))
        setattr(row, name, value)
    if not row.thought:
        raise Refused(gettext("Write the thought down, in a few words."))
