"""What patients may read, and what they have read. Drafts are not among it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Min, QuerySet

from accounts.models import Patient
from common.dates import day_begins
from common.prepared import Prepared
from education.models import (
    Approval,
    Article,
    Kept,
    Lesson,
    LessonProgress,
    Module,
    Practice,
    Source,
    ThoughtRecord,
)

T = TypeVar("T", bound=Kept)
Progress = tuple[str, datetime, datetime | None, datetime, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathLesson:
    """A lesson on someone's path, without its text."""

    key: str
    title: str
    summary: str
    minutes: int
    started_at: datetime | None
    finished_at: datetime | None
    opened_at: datetime | None = None
    position: int = 0

    @property
    def is_begun(self) -> bool:
        return self.started_at is not None and self.finished_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class PathModule:
    """A module on someone's path; `minutes` are those of its lessons."""

    key: str
    title: str
    summary: str
    position: int
    lessons: list[PathLesson]

    @property
    def minutes(self) -> int:
        return sum(lesson.minutes for lesson in self.lessons)

    @property
    def finished(self) -> int:
        return sum(lesson.finished_at is not None for lesson in self.lessons)


def published_path(patient: Patient) -> list[PathModule]:
    """Every published module with its published lessons and how far the person is: 3 queries."""
    done = {key: (began, ended, seen, at) for key, began, ended, seen, at in _progress(patient.pk)}
    lessons: dict[UUID, list[PathLesson]] = {}
    for module, key, title, summary, minutes in _lessons():
        started_at, finished_at, opened_at, position = done.get(key, (None, None, None, 0))
        lessons.setdefault(module, []).append(
            PathLesson(
                key=key,
                title=title,
                summary=summary,
                minutes=minutes,
                started_at=started_at,
                finished_at=finished_at,
                opened_at=opened_at,
                position=position,
            )
        )
    return [
        PathModule(
            key=key, title=title, summary=summary, position=position, lessons=lessons[module]
        )
        for module, key, title, summary, position in _modules()
        if module in lessons
    ]


@Prepared
def _progress(patient: UUID) -> QuerySet[LessonProgress, Progress]:
    rows = LessonProgress.objects.filter(patient=patient).order_by()
    return rows.values_list("lesson_key", "started_at", "finished_at", "opened_at", "position")


@Prepared
def _lessons() -> QuerySet[Lesson, tuple[UUID, str, str, str, int]]:
    rows = Lesson.objects.filter(live=True).order_by("position", "key")
    return rows.values_list("module_id", "key", "title", "summary", "minutes")


@Prepared
def _modules() -> QuerySet[Module, tuple[UUID, str, str, str, int]]:
    rows = Module.objects.filter(live=True).order_by("position", "key")
    return rows.values_list("pk", "key", "title", "summary", "position")


def lesson_for(key: str) -> Lesson | None:
    """The published lesson with its module; None where patients can't read it."""
    found = Lesson.objects.filter(live=True, module__live=True, key=key)
    return found.select_related("module").first()


def article_for(key: str) -> Article | None:
    return Article.objects.filter(live=True, key=key).first()


def practice_for(key: str) -> Practice | None:
    return Practice.objects.filter(live=True, key=key).first()


def practices() -> list[Practice]:
    """Every published practice."""
    return list(Practice.objects.filter(live=True).order_by("key"))


def offered(moment: str) -> list[Lesson]:
    """The published lessons offered at a moment, in the order of the path, without their text."""
    rows = Lesson.objects.filter(
        live=True, module__live=True, offered_at__icontains=f'"{moment}"'
    ).defer("body")
    return list(rows.order_by("module__position", "position", "key"))


def live_lessons(keys: set[str]) -> set[str]:
    """Those of the keys whose lesson can be opened."""
    rows = Lesson.objects.filter(live=True, module__live=True, key__in=keys)
    return set(rows.values_list("key", flat=True))


def sources_of(keys: list[str]) -> list[Source]:
    """The sources of these keys, in their order; an unknown key is left out."""
    found = {source.key: source for source in Source.objects.filter(key__in=keys)}
    return [found[key] for key in keys if key in found]


def approval_of(one: Kept) -> Approval | None:
    """Who approved what patients read now; None where nobody did, or it changed since."""
    if one.live_revision_id is None:
        return None
    return Approval.objects.filter(revision=one.live_revision_id).first()


def progress_of(patient: Patient, lesson_key: str) -> LessonProgress | None:
    return LessonProgress.objects.filter(patient=patient, lesson_key=lesson_key).first()


def read_on(patient: Patient, on: date) -> bool:
    """Whether the person finished a lesson on their own date."""
    first, last = (
        day_begins(day, zone=patient.zone, starts_at=patient.day_starts_at)
        for day in (on, on + timedelta(days=1))
    )
    finished = LessonProgress.objects.filter(finished_at__gte=first, finished_at__lt=last)
    return finished.filter(patient=patient).exists()


def something_to_read(patient: Patient) -> bool:
    """Whether a published lesson waits that the person never finished."""
    finished = LessonProgress.objects.filter(patient=patient, finished_at__isnull=False)
    waiting = Lesson.objects.filter(live=True, module__live=True)
    return waiting.exclude(key__in=finished.values("lesson_key")).exists()


def thoughts_of(patient: Patient) -> list[ThoughtRecord]:
    """The thoughts someone caught, the latest first; those taken out are not among them."""
    return list(ThoughtRecord.objects.filter(patient=patient, removed_at=None))


def is_first_thought(patient: Patient, today: date) -> bool:
    """Whether a first thought was written down, and no other yet, or all of them today. One that
    was taken out counts: it was written down.
    """
    found = ThoughtRecord.objects.filter(patient=patient).aggregate(n=Count("pk"), first=Min("on"))
    return bool(found["n"] == 1 or found["first"] == today)
