"""Which texts use a source or a picture, and whether somebody stands for them as they are."""

from typing import Any

from django.db.models import Q
from wagtail.models import Revision, TaskState


def stands(mark: str) -> bool:
    """Whether patients read a text with this in it, or will without anybody looking once more.

    `mark` is the key of a source or of a picture. A mere draft does not count.
    """
    if any(kind.objects.filter(_read_with(mark)).exists() for kind in _kinds()):
        return True
    waits = Q(task_states__status=TaskState.STATUS_IN_PROGRESS)
    looked_at = Revision.objects.filter(waits | Q(approved_go_live_at__isnull=False))
    return any(_holds(revision, mark) for revision in looked_at)


def texts_with(mark: str) -> list[Any]:
    """Every text that has it, in the version that patients read or in the newest."""
    found: list[Any] = []
    for kind in _kinds():
        found += kind.objects.filter(_read_with(mark))
        drafts = kind.objects.filter(Q(live=False) | Q(has_unpublished_changes=True))
        for one in drafts.select_related("latest_revision"):
            if one not in found and _holds(one.latest_revision, mark):
                found.append(one)
    return found


def _read_with(mark: str) -> Q:
    return Q(live=True, body__icontains=f'"{mark}"')


def _holds(revision: Revision | None, mark: str) -> bool:
    return revision is not None and f'"{mark}"' in revision.content.get("body", "")


def _kinds() -> tuple[Any, ...]:
    from education.models.texts import Article, Lesson, Practice

    return (Lesson, Article, Practice)
