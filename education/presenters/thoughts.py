"""The list of thoughts someone caught, and the way to help beside it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from common.amounts import plain_date
from education.models import Lesson, ThoughtRecord
from education.presenters.way import Row
from education.typography import typeset


@dataclass(frozen=True, slots=True, kw_only=True)
class ThoughtLine:
    """One thought; `moved` tells how the belief went, where it was rated twice."""

    pk: UUID
    on: str
    thought: str
    another_way: str
    moved: str


def dark_row(lesson: Lesson | None) -> Row | None:
    """The line that leads to the lesson on dark thoughts, where there is one to read."""
    if lesson is None:
        return None
    url = reverse("education:lesson", args=[lesson.key])
    return Row(title=typeset(lesson.title), text="", url=url)


def thought_line(row: ThoughtRecord, today: date) -> ThoughtLine:
    return ThoughtLine(
        pk=row.pk,
        on=plain_date(row.on, today),
        thought=row.thought,
        another_way=row.another_way,
        moved=_moved(row.belief_before, row.belief_after),
    )


def _moved(before: int | None, after: int | None) -> str:
    if before is None:
        return ""
    if after is None:
        return gettext("Believed: %(before)s of 10") % {"before": before}
    words = {"before": before, "after": after}
    return gettext("Believed: %(before)s of 10, then %(after)s") % words
