"""The buttons under a text: save, send in, take back, approve, take from the readers."""

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    SubmitForModerationMenuItem,
)

from education.models.approval import may_approve

KEPT = {"action-save", "action-submit", "action-cancel-workflow", "action-locked"}


class SendIn(SubmitForModerationMenuItem):
    """Ask somebody else to look at it, for the first time or again."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        one = parent_context.get("instance")
        again = bool(one and one.current_workflow_state)
        return context | {"label": _("Send in again") if again else _("Send in for approval")}


class TakeBack(CancelWorkflowMenuItem):
    """Go on writing what was sent in."""

    label = _("Take it back")


IN_OUR_WORDS = {"action-submit": SendIn, "action-cancel-workflow": TakeBack}


def in_our_words(item: Any) -> Any:
    ours = IN_OUR_WORDS.get(item.name)
    return ours(order=item.order) if ours else item


class Withdraw(ActionMenuItem):
    """Take a text from its readers."""

    name, label, icon_name = "action-withdraw", _("Take from the readers"), "download"

    def is_shown(self, context: dict[str, Any]) -> bool:
        one = context.get("instance")
        return bool(one and one.live and not context.get("locked_for_user"))

    def get_url(self, parent_context: dict[str, Any]) -> str:
        one = parent_context["instance"]
        address: str = reverse(one.snippet_viewset.get_url_name("unpublish"), args=[quote(one.pk)])
        return address


class LookAndApprove(ActionMenuItem):
    """To the page with the five statements."""

    name, label, icon_name = "action-approve", _("Look at it and approve"), "success"

    def get_url(self, parent_context: dict[str, Any]) -> str:
        state = parent_context["instance"].current_workflow_task_state
        return reverse("education_approve", args=[state.pk])


def arrange(items: list[Any], *, is_approver: bool, context: dict[str, Any]) -> None:
    """Keeps what belongs here, in place. Wagtail's own publish and approve buttons do not."""
    items[:] = [in_our_words(item) for item in items if item.name in KEPT]
    one, user = context.get("instance"), context["request"].user
    withdraw = Withdraw(order=90)
    if is_approver and withdraw.is_shown(context):
        items.append(withdraw)
    if one and getattr(one, "workflow_in_progress", False) and may_approve(user, one):
        items.insert(0, LookAndApprove(order=-1))
