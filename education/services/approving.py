"""Approving what somebody else wrote. Publishing follows from it, and from nothing else."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext
from wagtail.models import TaskState

from accounts.models import User
from common import clock
from common.refusal import Refused
from education.models import Approval, Kept
from education.models.approval import may_approve
from education.quality import look_over


def answer(*, task_state: TaskState, action: str, said: Mapping[str, Any], by: User) -> None:
    """An approver's answer as the workflow hands it on.

    Raises PermissionDenied where the person may not give it, whoever forged the request.
    """
    comment = str(said.get("comment", ""))
    try:
        if action == "approve":
            ticks = {name: said.get(name) is True for name in Approval.STATEMENTS}
            approve(task_state=task_state, ticks=ticks, comment=comment, by=by, now=clock.now())
        elif action == "reject":
            ask_for_changes(task_state=task_state, comment=comment, by=by)
        else:
            raise PermissionDenied
    except Refused as refused:
        raise PermissionDenied(refused.message) from refused


@transaction.atomic
def approve(
    *, task_state: TaskState, ticks: Mapping[str, bool], comment: str, by: User, now: datetime
) -> Approval:
    """Somebody else stands for exactly this version; it is published, or kept for its date.

    Raises Refused for one's own work, a statement not ticked, a version that is no longer the
    newest, and a text with banned words or without sources.
    """
    one = _waiting(task_state, by)
    if not all(ticks.get(name) for name in Approval.STATEMENTS):
        raise Refused(gettext("All five statements are ticked, or it is not approved."))
    revision = task_state.revision
    if one.latest_revision_id != revision.pk:
        raise Refused(gettext("There is a newer version. Look at that one first."))
    wrong = look_over(revision.as_object()).must
    if wrong:
        raise Refused(" ".join(wrong))
    approval = Approval.objects.create(
        revision=revision,
        author_id=revision.user_id,
        by=by,
        by_name=by.name or by.email,
        at=now,
        **dict.fromkeys(Approval.STATEMENTS, True),
    )
    task_state.approve(user=by, comment=comment)
    return approval


@transaction.atomic
def ask_for_changes(*, task_state: TaskState, comment: str, by: User) -> None:
    """Back to its author with a word. Raises Refused for one's own work and without a word."""
    _waiting(task_state, by)
    if not comment.strip():
        raise Refused(gettext("Say what is to be changed."))
    task_state.reject(user=by, comment=comment.strip())


def _waiting(task_state: TaskState, by: User) -> Kept:
    """The text that waits for this answer."""
    one: Kept = task_state.workflow_state.content_object
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        raise Refused(gettext("It no longer waits for approval."))
    if not may_approve(by, one):
        raise Refused(gettext("Somebody who did not write it approves it."))
    return one
