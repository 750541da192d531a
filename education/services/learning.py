"""What a patient does in Learn: open, answer, say in own words, finish, practise."""

from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext, gettext_noop

from accounts.models import Patient
from common.refusal import Refused
from education.models import CheckAnswer, Lesson, LessonProgress, Practice, PracticeRun, TeachBack
from education.models.learning import LONGEST_PRACTICE

Row = TypeVar("Row", CheckAnswer, TeachBack, PracticeRun)
CHANGED = gettext_noop("This lesson has changed since you opened it. Open it once more.")


def open_lesson(*, patient: Patient, lesson: Lesson, now: datetime) -> LessonProgress:
    """The person is in this lesson: begun the first time, found again later.

    Opening a finished lesson once more keeps it finished.
    """
    row, made = LessonProgress.objects.get_or_create(
        patient=patient,
        lesson_key=lesson.key,
        defaults={
            "revision_id": lesson.live_revision_id,
            "started_at": now,
            "opened_at": now,
        },
    )
    if not made:
        if row.revision_id != lesson.live_revision_id:
            row.position = min(row.position, len(lesson.body))
        row.revision_id, row.opened_at = lesson.live_revision_id, max(now, row.started_at)
        row.save(update_fields=["revision", "opened_at", "position"])
    return row


def keep_place(*, patient: Patient, lesson: Lesson, position: int, now: datetime) -> None:
    """The person has `position` blocks behind them; beyond the last counts as the last."""
    row = open_lesson(patient=patient, lesson=lesson, now=now)
    row.position = max(0, min(position, len(lesson.body)))
    row.save(update_fields=["position"])


def finish_lesson(*, patient: Patient, lesson: Lesson, now: datetime) -> LessonProgress:
    """The person is through; a second time keeps the first date and begins at the top again."""
    row = open_lesson(patient=patient, lesson=lesson, now=now)
    row.finished_at = row.finished_at or max(now, row.started_at)
    row.position = 0
    row.save(update_fields=["finished_at", "position"])
    return row


def answer_check(
    *,
    patient: Patient,
    lesson: Lesson,
    check: UUID,
    answer: UUID,
    now: datetime,
    client_uuid: UUID,
) -> CheckAnswer:
    """Keeps the answer; `right` on it says whether it was. The same `client_uuid` gives the same.

    Raises Refused where the published lesson has no such check or answer.
    """
    right = _is_right(lesson, check, answer)
    row = CheckAnswer(
        patient=patient,
        lesson_key=lesson.key,
        check_id=check,
        answer_id=answer,
        right=right,
        at=now,
        client_uuid=client_uuid,
    )
    return _once(row, patient, client_uuid)


def say_in_own_words(
    *,
    patient: Patient,
    lesson: Lesson,
    prompt: UUID,
    words: str,
    now: datetime,
    client_uuid: UUID,
) -> TeachBack:
    """Keeps what the person took from the lesson; earlier words stay. Raises Refused for none."""
    if not any(str(each.id) == str(prompt) for each in lesson.body.blocks_by_name("own_words")):
        raise Refused(gettext(CHANGED))
    said = words.strip()
    if not said:
        raise Refused(gettext("Write a few words, or go on without."))
    if len(said) > TeachBack.LONGEST:
        raise Refused(gettext("That is more than we can keep. Use fewer words."))
    row = TeachBack(
        patient=patient,
        lesson_key=lesson.key,
        prompt_id=prompt,
        words=said,
        at=now,
        client_uuid=client_uuid,
    )
    return _once(row, patient, client_uuid)


def note_practice(
    *,
    patient: Patient,
    practice: Practice,
    on: date,
    seconds: int,
    whole: bool,
    now: datetime,
    client_uuid: UUID,
    vividness: int | None = None,
    fear_before: int | None = None,
    fear_after: int | None = None,
) -> PracticeRun:
    """A practice done on the person's own date `on`; `whole` says that it ran to its end.

    Ratings are 0 to 10 or left out. The same `client_uuid` gives the same row.
    Raises Refused for less than a second, more than two hours, or a rating outside 0–10.
    """
    ratings = {"vividness": vividness, "fear_before": fear_before, "fear_after": fear_after}
    if any(value is not None and not 0 <= value <= 10 for value in ratings.values()):
        raise Refused(gettext("A rating runs from 0 to 10."))
    if not 1 <= seconds <= LONGEST_PRACTICE:
        raise Refused(gettext("A practice lasts from a second to two hours."))
    row = PracticeRun(
        patient=patient,
        practice=practice.key,
        on=on,
        seconds=seconds,
        whole=whole,
        at=now,
        client_uuid=client_uuid,
        **ratings,
    )
    return _once(row, patient, client_uuid)


def _is_right(lesson: Lesson, check: UUID, answer: UUID) -> bool:
    for block in lesson.body.blocks_by_name("check"):
        if str(block.id) == str(check):
            for each in block.value["answers"].bound_blocks:
                if str(each.id) == str(answer):
                    return bool(each.value["right"])
    raise Refused(gettext(CHANGED))


def _once(row: Row, patient: Patient, client_uuid: UUID) -> Row:
    """Inserts the row; the one that is there where this was sent before."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        found: Row = type(row).objects.get(patient=patient, client_uuid=client_uuid)
        return found
    return row
