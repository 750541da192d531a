"""What waits for somebody in the editor area."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import Q
from django.urls import reverse
from wagtail.models import Revision, TaskState, WorkflowState

from education.editor.standing import Standing, standings
from education.models import Article, Dated, Kept, Lesson, Module, Picture, Practice, Source
from education.models.approval import may_approve
from education.models.uses import texts_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A text, what kind it is, where to go, a word about it, and who did something to it when."""

    title: str
    kind: str
    address: str
    note: str = ""
    on: date | None = None
    user: Any = None
    at: datetime | None = None


def for_approval(user: Any) -> list[Waiting]:
    """Every version that was sent in: where to approve it, for others where it can be seen."""
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    found = []
    for state in states.select_related("revision", "workflow_state__requested_by").order_by(
        "started_at"
    ):
        one: Kept = state.revision.as_object()
        allowed = may_approve(user, one)
        address = reverse("education_approve", args=[state.pk]) if allowed else edit_address(one)
        found.append(
            Waiting(
                title=str(one),
                kind=kind_of(one),
                address=address,
                user=state.workflow_state.requested_by,
                at=state.started_at,
            )
        )
    return found


def returned() -> list[Waiting]:
    """What an approver sent back, with their words."""
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    found = []
    for state in states.select_related("current_task_state").order_by("created_at"):
        one: Kept = state.content_object.get_latest_revision_as_object()
        found.append(
            Waiting(
                title=str(one),
                kind=kind_of(one),
                address=edit_address(one),
                note=_said(state),
            )
        )
    return found


def drafts(user: Any) -> tuple[list[Waiting], list[Waiting]]:
    """Texts with changes that nobody else has been asked about yet: this person's, and others'."""
    found = [
        _draft(one, known.newer, title=known.renamed or str(one))
        for one, known in _not_read()
        if known.newer and any(mark.kind == "draft" for mark in known.marks)
    ]
    return [one for one in found if one.user == user], [one for one in found if one.user != user]


def _draft(one: Kept, newer: Revision, *, title: str) -> Waiting:
    return Waiting(
        title=title,
        kind=kind_of(one),
        address=edit_address(one),
        user=newer.user,
        at=newer.created_at,
    )


def _not_read() -> Iterator[tuple[Kept, Standing]]:
    for kind in (Lesson, Module, Practice, Article):
        changed = Q(has_unpublished_changes=True) | Q(first_published_at=None)
        texts: list[Kept] = list(kind.objects.filter(changed))
        known = standings(texts)
        yield from ((one, known[one.pk]) for one in texts)


def used_in(material: Source | Picture) -> list[Waiting]:
    """The texts that cite a source or show a picture, as patients read them or as they are now."""
    return [
        Waiting(title=str(one), kind=kind_of(one), address=edit_address(one))
        for one in texts_with(material.mark)
    ]


def asked_for(one: Kept) -> str:
    """The words with which an approver sent it back; empty where nobody did."""
    state = one.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return ""
    return _said(state)


def _said(state: WorkflowState) -> str:
    comment: str = state.current_task_state.comment
    return comment


def due(by: date) -> list[Waiting]:
    """Published texts to be looked at again by then, the oldest first."""
    found: list[Dated] = []
    for kind in (Lesson, Article, Practice):
        found += kind.objects.filter(live=True, review_by__lte=by).defer("body")
    return [
        Waiting(title=str(one), kind=kind_of(one), address=edit_address(one), on=one.review_by)
        for one in sorted(found, key=lambda one: (one.review_by or by, one.title))
    ]


def kind_of(one: Kept) -> str:
    return str(one._meta.verbose_name)  # noqa: SLF001


def edit_address(one: Any) -> str:
    address: str = reverse(one.snippet_viewset.get_url_name("edit"), args=[quote(one.pk)])
    return address
