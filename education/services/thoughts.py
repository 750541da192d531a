"""Keeping a thought: caught now, checked and changed now or later, on one page or two at once."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from accounts.models import Patient
from common.refusal import Refused
from common.shown import changed, lines
from education.models import ThoughtRecord
from education.models.thoughts import RATINGS, WORDS


class Crossed(Refused):
    """Another page wrote something else to the same places since; nothing was written now.

    `thought` is how it stands, `names` are the places.
    """

    def __init__(self, thought: ThoughtRecord, names: tuple[str, ...]) -> None:
        super().__init__(gettext("This was changed on another page, too."))
        self.thought, self.names = thought, names


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
    shown: Mapping[str, str] | None = None,
) -> None:
    """What is given replaces what stood there; what is left out stays. Refuses as above.

    `shown` is what the page showed, by name: what does not differ from it is not written. Raises
    Crossed where it does, and another page wrote something else there since.
    """
    with transaction.atomic():
        row = ThoughtRecord.objects.select_for_update().get(pk=thought.pk)
        words = {name: said for name, said in words.items() if _given(said, name, shown)}
        ratings = {name: said for name, said in ratings.items() if _given(said, name, shown)}
        crossed = _crossed(row, {**words, **ratings}, shown or {})
        if crossed:
            raise Crossed(row, crossed)
        if not words and not ratings:
            return
        _fill(row, words, ratings)
        row.updated_at = now
        row.save(update_fields=[*words, *ratings, "updated_at"])


def remove_thought(*, thought: ThoughtRecord, now: datetime) -> None:
    """Out of sight; it can be brought back."""
    thought.removed_at = now
    thought.save(update_fields=["removed_at"])


def restore_thought(*, thought: ThoughtRecord) -> None:
    thought.removed_at = None
    thought.save(update_fields=["removed_at"])


def standing(thought: ThoughtRecord) -> dict[str, str]:
    """What stands in it, as a page shows it: empty where nothing was said."""
    return {name: _plain(getattr(thought, name)) for name in (*WORDS, *RATINGS)}


def _given(said: str | int | None, name: str, shown: Mapping[str, str] | None) -> bool:
    """Whether it was said on this page, and not only shown."""
    return shown is None or name not in shown or changed(_plain(said), shown[name])


def _crossed(
    row: ThoughtRecord, said: Mapping[str, str | int | None], shown: Mapping[str, str]
) -> tuple[str, ...]:
    """Places where something stands that is neither what the page showed nor what it says now."""
    stands = standing(row)
    return tuple(
        name
        for name, value in said.items()
        if name in shown
        and stands[name]
        and changed(stands[name], shown[name])
        and changed(stands[name], _plain(value))
    )


def _plain(value: str | int | None) -> str:
    return "" if value is None else str(value)


def _fill(row: ThoughtRecord, words: Mapping[str, str], ratings: Mapping[str, int | None]) -> None:
    for name, said in words.items():
        text = lines(said)
        if len(text) > WORDS[name]:
            raise Refused(gettext("That is more than we can keep. Use fewer words."))
        setattr(row, name, text)
    for name, value in ratings.items():
        if name not in RATINGS or (value is not None and not 0 <= value <= 10):
            raise Refused(gettext("A rating runs from 0 to 10."))
        setattr(row, name, value)
    if not row.thought:
        raise Refused(gettext("Write the thought down, in a few words."))
