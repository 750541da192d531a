"""Who looked at a text and stands for it, and the step of the workflow at which they do."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.locks import WorkflowLock
from wagtail.models import Task, TaskState, Workflow, WorkflowTask

from accounts import roles
from accounts.models import Role
from common.models import AppendOnly, AppendOnlyQuerySet


class Approval(AppendOnly):
    """Five statements ticked by someone who did not write the revision.

    It belongs to one revision: whatever is changed afterwards has none.
    """

    STATEMENTS = {
        "facts": _("The facts match the sources."),
        "strength": _("The word for the strength of the evidence is right."),
        "no_promise": _("Nothing is promised."),
        "safe": _("It is safe to follow in a flare."),
        "plain": _("The words are plain."),
    }

    revision = models.OneToOneField(
        "wagtailcore.Revision", on_delete=models.RESTRICT, related_name="approval"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.RESTRICT, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
    by_name = models.CharField(max_length=80)
    facts = models.BooleanField()
    strength = models.BooleanField()
    no_promise = models.BooleanField()
    safe = models.BooleanField()
    plain = models.BooleanField()
    at = models.DateTimeField()

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(author=None) | ~Q(by=F("author")), name="approval_by_somebody_else"
            ),
            models.CheckConstraint(
                condition=Q(facts=True, strength=True, no_promise=True, safe=True, plain=True),
                name="approval_ticks_all_five",
            ),
        ]


FORMS = {
    "approve": "education.forms.approving.Ticks",
    "reject": "education.forms.approving.AskForChanges",
}
ANSWER = "education.services.approving.answer"
"""Wagtail asks the model of a step for its form and its deed, which stand in rooms above it."""


class WaitsForApproval(WorkflowLock):
    """What waits for an approver is changed by nobody, so that they approve what they saw."""

    def get_message(self, *_: Any) -> str:
        return gettext(
            "It waits for approval, so it can't be changed now."
            " Whoever sent it in can take it back."
        )

    def get_locked_by(self, *_: Any, **__: Any) -> str:
        return gettext("It waits for approval")

    def get_description(self, *_: Any, **__: Any) -> str:
        return gettext("Nobody changes it until then.")


class ClinicalApproval(Task):
    """Somebody with the role of an approver, who did not write it, ticks five statements."""

    NAME = "Clinical approval"

    lock_class = WaitsForApproval

    class Meta:
        verbose_name, verbose_name_plural = _("clinical approval"), _("clinical approvals")

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        """Wait for an answer to the newest version; one sent in again was saved a moment ago."""
        workflow_state.content_object.refresh_from_db(fields=["latest_revision"])
        return super().start(workflow_state, user=user)

    def locked_for_user(self, *_: Any) -> bool:
        return True

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """None for whoever wrote any of it since it was last published."""
        if not may_approve(user, obj):
            return []
        return [
            ("approve", gettext("Approve"), True),
            ("reject", gettext("Ask for changes"), True),
        ]

    def get_form_for_action(self, action: str) -> Any:
        return import_string(FORMS[action])

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **said: Any) -> None:
        answer = import_string(ANSWER)
        answer(task_state=task_state, action=action_name, said=said, by=user)

    def get_task_states_user_can_moderate(self, user: Any, **_: Any) -> Any:
        if Role.APPROVER not in roles.of(user):
            return TaskState.objects.none()
        return TaskState.objects.filter(task=self, status=TaskState.STATUS_IN_PROGRESS)


def authors_of(one: Any) -> set[Any]:
    """Everyone who saved a version since the one that patients read now."""
    since = one.revisions.filter(pk__gt=one.live_revision_id or 0)
    return set(since.exclude(user=None).values_list("user_id", flat=True))


def may_approve(user: Any, one: Any) -> bool:
    return Role.APPROVER in roles.of(user) and user.pk not in authors_of(one)


def approval_workflow() -> Workflow:
    """The one workflow: written, approved, published. It is made where it is missing."""
    found = Workflow.objects.filter(name=ClinicalApproval.NAME, active=True).order_by("pk").first()
    if found is None:
        found = Workflow.objects.create(name=ClinicalApproval.NAME)
        task = ClinicalApproval.objects.create(name=ClinicalApproval.NAME)
        WorkflowTask.objects.create(workflow=found, task=task, sort_order=0)
    return found
