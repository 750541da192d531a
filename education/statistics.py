"""How lessons are used, without a word about who: counts of people, small ones hidden."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext

from education.models import CheckAnswer, Lesson, LessonProgress

FEWEST = 5
"""A count below this could be guessed to be someone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonCounts:
    """People who began a published lesson, and who came to its end, as shown."""

    key: str
    title: str
    module: str
    started: str
    finished: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCount:
    """An answer of a check, and how many people ever chose it, as shown."""

    answer: str
    right: bool
    chosen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCounts:
    question: str
    answers: list[AnswerCount]


def shown(count: int) -> str:
    """The count, or that it is small; none at all is said as none."""
    if count == 0:
        return "0"
    return str(count) if count >= FEWEST else gettext("fewer than %d") % FEWEST


def lesson_counts() -> list[LessonCounts]:
    """Every published lesson in the order of the path: 2 queries."""
    rows = LessonProgress.objects.order_by().values("lesson_key")
    found = rows.annotate(
        started=Count("patient"), finished=Count("patient", filter=Q(finished_at__isnull=False))
    )
    counts = {row["lesson_key"]: (row["started"], row["finished"]) for row in found}
    return [
        LessonCounts(
            key=lesson.key,
            title=lesson.title,
            module=lesson.module.title,
            started=shown(counts.get(lesson.key, (0, 0))[0]),
            finished=shown(counts.get(lesson.key, (0, 0))[1]),
        )
        for lesson in _published()
    ]


def check_counts(lesson: Lesson) -> list[CheckCounts]:
    """The checks of a lesson as it is published now, with who chose what: 1 query."""
    rows = CheckAnswer.objects.filter(lesson_key=lesson.key).order_by()
    found = rows.values("check_id", "answer_id").annotate(people=Count("patient", distinct=True))
    counts = {(str(row["check_id"]), str(row["answer_id"])): row["people"] for row in found}
    return [
        CheckCounts(
            question=block.value["question"],
            answers=[
                AnswerCount(
                    answer=each.value["answer"],
                    right=bool(each.value["right"]),
                    chosen=shown(counts.get((str(block.id), str(each.id)), 0)),
                )
                for each in _answers(block)
            ],
        )
        for block in lesson.body.blocks_by_name("check")
    ]


def _published() -> Iterable[Lesson]:
    found = Lesson.objects.filter(live=True).select_related("module").defer("body")
    return found.order_by("module__position", "position")


def _answers(block: Any) -> Iterable[Any]:
    blocks: Iterable[Any] = block.value["answers"].bound_blocks
    return blocks
