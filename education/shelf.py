"""What the pages of Learn read, in few queries: the shelf, and a person's own marks."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    CharField,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast

from common.prepared import Prepared
from education.models import (
    Approval,
    Article,
    CheckAnswer,
    Lesson,
    LessonProgress,
    Practice,
    Source,
    TeachBack,
)

PLACE, WORDS, ANSWER = 0, 1, 2
MOST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """A published lesson in its place, without its text; `of` is its module's key."""

    key: str
    title: str
    minutes: int
    of: str
    of_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A lesson without its body, and who approved what patients read of it now."""

    lesson: Lesson
    approval: Approval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words a person kept, and when."""

    words: str
    at: datetime


@dataclass(slots=True, kw_only=True)
class Marks:
    """What one person left in a lesson.

    `sections` counts those behind them; `answers` holds the newest answer to each check, `words`
    what they wrote under each prompt, newest first.
    """

    sections: int = 0
    opened_at: datetime | None = None
    finished_at: datetime | None = None
    answers: dict[UUID, UUID] = field(default_factory=dict)
    words: dict[UUID, list[Said]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A practice or a page that stands beside the path."""

    kind: str
    key: str
    title: str
    summary: str
    minutes: int


def shelf() -> list[Volume]:
    """Every published lesson, in the order of the path."""
    return [Volume(**row) for row in _shelf()]


def opened(key: str) -> Opened | None:
    """The published lesson; None where patients can't read it."""
    for lesson in _opened(key):
        found: Any = lesson
        by = found.approved_by
        approval = Approval(by_name=by, at=found.approved_at) if by else None
        return Opened(lesson=lesson, approval=approval)
    return None


def marks_of(patient: UUID, lesson_key: str) -> Marks:
    """Place, answers and words of one person in one lesson, in one query."""
    marks = Marks()
    rows = sorted(_marks(patient, lesson_key), key=lambda row: row[-2], reverse=True)
    for kind, about, other, words, sections, at, finished in rows:
        if kind == PLACE:
            marks.sections, marks.opened_at, marks.finished_at = sections, at, finished
        elif kind == ANSWER:
            marks.answers.setdefault(about, other)
        else:
            marks.words.setdefault(about, []).append(Said(words=words, at=at))
    return marks


def beside() -> list[Beside]:
    """The published practices and pages."""
    return [Beside(**row) for row in _beside()]


def sources_of(keys: tuple[str, ...]) -> list[Source]:
    """The sources of these keys, in their order; an unknown key is left out."""
    found = {source.key: source for source in _sources(keys)} if keys else {}
    return [found[key] for key in keys if key in found]


@Prepared
def _sources(keys: tuple[str, ...]) -> QuerySet[Source]:
    return Source.objects.filter(key__in=keys).order_by()


@Prepared
def _shelf() -> QuerySet[Lesson, dict[str, Any]]:
    rows = Lesson.objects.filter(live=True, module__live=True).annotate(
        of=F("module__key"), of_title=F("module__title")
    )
    rows = rows.order_by("module__position", "module__key", "position", "key")
    found: QuerySet[Lesson, Any] = rows.values("key", "title", "minutes", "of", "of_title")
    return found


@Prepared
def _opened(key: str) -> QuerySet[Lesson]:
    rows = Lesson.objects.filter(live=True, module__live=True, key=key).defer("body")
    return rows.annotate(
        approved_by=F("live_revision__approval__by_name"),
        approved_at=F("live_revision__approval__at"),
    )


@Prepared
def _marks(patient: UUID, lesson_key: str) -> QuerySet[Any, tuple[Any, ...]]:
    """Three tables in one shape; a column that a table lacks is empty.

    However often a lesson was read, no more of it is read here: a check's newest answer, and what
    the person said last and three times before.
    """

    def mine(model: Any) -> Any:
        return model.objects.filter(patient=patient, lesson_key=lesson_key).order_by()

    places = mine(LessonProgress).values_list(
        _number(PLACE), _no_key(), _no_key(), _text(""), F("position"), "opened_at", "finished_at"
    )
    last = mine(TeachBack).order_by("-at", "-id").values("pk")[:MOST_WORDS]
    words = (
        mine(TeachBack)
        .filter(pk__in=Subquery(last))
        .values_list(
            _number(WORDS), F("prompt_id"), _no_key(), F("words"), _number(0), "at", _no_instant()
        )
    )
    newer = mine(CheckAnswer).filter(check_id=OuterRef("check_id"), at__gt=OuterRef("at"))
    answers = (
        mine(CheckAnswer)
        .filter(~Exists(newer))
        .values_list(
            *(_number(ANSWER), F("check_id"), F("answer_id"), _text(""), _number(0)),
            *("at", _no_instant()),
        )
    )
    found: QuerySet[Any, tuple[Any, ...]] = places.union(words, answers, all=True)
    return found


@Prepared
def _beside() -> QuerySet[Any, dict[str, Any]]:
    """Practices before pages, each by key."""
    columns = ("kind", "key", "title", "summary", "minutes")
    practices = Practice.objects.filter(live=True).order_by().annotate(kind=_text("practice"))
    pages = Article.objects.filter(live=True).order_by().annotate(kind=_text("page"))
    both: Any = practices.values(*columns).union(pages.values(*columns), all=True)
    found: QuerySet[Any, dict[str, Any]] = both
    return found


def _number(value: int) -> Value:
    return Value(value, output_field=IntegerField())


def _text(value: str) -> Cast:
    return Cast(Value(value), CharField())


def _no_key() -> Cast:
    return Cast(Value(None), UUIDField())


def _no_instant() -> Cast:
    return Cast(Value(None), DateTimeField())
