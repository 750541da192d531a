"""What was done to a text, in the words of the people who do it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

STEPS: dict[str, Any] = {
    "start": _("Sent in for approval"),
    "approve": _("Approved"),
    "reject": _("Sent back with a word"),
    "resume": _("Sent in again"),
    "cancel": _("Taken back"),
}


class Step(LogFormatter):
    """A step of the way to approval, with the word that was said at it."""

    def format_comment(self, log_entry: Any) -> str:
        return str(log_entry.data.get("comment", ""))


def register(actions: Any) -> None:
    """Wagtail knows these steps already, and says "workflow" and "task"."""
    for name, words in STEPS.items():
        action = f"wagtail.workflow.{name}"
        actions.choices[:] = [choice for choice in actions.choices if choice[0] != action]
        formatter = type("_Step", (Step,), {"label": words, "message": words})
        actions.register_action(action)(formatter)
