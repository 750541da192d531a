"""The list of thoughts someone caught."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext

from common.amounts import plain_date
from education.models import ThoughtRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class ThoughtLine:
    """One thought; `moved` tells how the belief went, where it was rated twice."""

    pk: UUID
    on: str
    thought: str
    another_way: str
    moved: str


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
