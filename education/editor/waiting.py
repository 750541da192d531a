"""What waits for somebody in the editor area."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState

from education.models import Article, Dated, Kept, Lesson, Practice
from education.models.approval import may_approve


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A text, what kind it is, where to go, and a word about it."""

    title: str
    kind: str
    address: str
    note: str = ""
    on: date | None = None


def for_approval(user: Any) -> list[Waiting]:
    """Every version that was sent in; the address is empty for those who may not approve it."""
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    found = []
    for state in states.select_related("revision", "workflow_state").order_by("started_at"):
        one: Kept = state.revision.as_object()
        allowed = may_approve(user, one)
        address = reverse("education_approve", args=[state.pk]) if allowed else ""
        found.append(Waiting(title=str(one), kind=kind_of(one), address=address))
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
