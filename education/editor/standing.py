"""How a text stands: whether patients read it, and what else there is of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext
from wagtail.models import Revision, WorkflowState

from common.amounts import dated
from education.models import Approval, Kept

ACTIVE = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A few words and what they are about: live, draft, waiting, back, scheduled or away."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`newer` is the newest version where patients don't read it; `checked_by` who approved theirs.

    `renamed` is its title where patients read another.
    """

    marks: tuple[Mark, ...]
    newer: Revision | None
    renamed: str
    checked_by: str


def standings(texts: Iterable[Kept]) -> dict[Any, Standing]:
    """By the key of each text, in four queries however many they are; all are of one kind."""
    found = list(texts)
    flows, dates = _flows(found), _scheduled(found)
    newest, names = _newest(found), _approvers(found)
    known = {}
    for one in found:
        newer = newest.get(one.latest_revision_id or 0)
        flow, date = flows.get(str(one.pk), ""), dates.get(str(one.pk))
        known[one.pk] = Standing(
            marks=tuple(_marks(one, flow=flow, goes_live=date, newer=newer)),
            newer=newer,
            renamed=_renamed(one, newer),
            checked_by=names.get(one.live_revision_id or 0, ""),
        )
    return known


def standing(one: Kept) -> Standing:
    return standings([one])[one.pk]


def _marks(
    one: Kept, *, flow: str, goes_live: datetime | None, newer: Revision | None
) -> Iterator[Mark]:
    if one.live:
        yield Mark(kind="live", words=gettext("live"))
    elif one.first_published_at:
        yield Mark(kind="away", words=gettext("taken from the readers"))
    if flow == WorkflowState.STATUS_IN_PROGRESS:
        yield Mark(kind="waiting", words=gettext("waiting for approval"))
    elif flow == WorkflowState.STATUS_NEEDS_CHANGES:
        yield Mark(kind="back", words=gettext("sent back"))
    elif goes_live:
        # Translators: a date with its year, in the date format of Django.
        on = dated(goes_live.date(), gettext("j F Y"))
        yield Mark(kind="scheduled", words=gettext("scheduled for %s") % on)
    elif not one.last_published_at:
        yield Mark(kind="draft", words=gettext("draft"))
    elif newer and newer.created_at > one.last_published_at:
        yield Mark(kind="draft", words=gettext("draft with changes"))


def _renamed(one: Kept, newer: Revision | None) -> str:
    title = newer.object_str if newer else ""
    return title if title != str(one) else ""


def _flows(texts: list[Kept]) -> dict[str, str]:
    """What is under way with an approver, by the key of the text."""
    rows = WorkflowState.objects.filter(status__in=ACTIVE, **_of(texts, "base_content_type"))
    return dict(rows.values_list("object_id", "status"))


def _scheduled(texts: list[Kept]) -> dict[str, datetime]:
    rows = Revision.objects.filter(
        approved_go_live_at__isnull=False, **_of(texts, "base_content_type")
    )
    return dict(rows.values_list("object_id", "approved_go_live_at"))


def _newest(texts: list[Kept]) -> dict[int, Revision]:
    """The newest versions that patients don't read."""
    keys = [one.latest_revision_id for one in texts if one.latest_revision_id]
    read = [one.live_revision_id for one in texts if one.live]
    rows = Revision.objects.filter(pk__in=set(keys) - set(read)).defer("content")
    return {row.pk: row for row in rows.select_related("user")}


def _approvers(texts: list[Kept]) -> dict[int, str]:
    read = [one.live_revision_id for one in texts if one.live_revision_id]
    rows = Approval.objects.filter(revision__in=read)
    return dict(rows.values_list("revision_id", "by_name"))


def _of(texts: list[Kept], field: str) -> dict[str, Any]:
    kinds = {ContentType.objects.get_for_model(one, for_concrete_model=False) for one in texts}
    return {f"{field}__in": kinds, "object_id__in": [str(one.pk) for one in texts]}
