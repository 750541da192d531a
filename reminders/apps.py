from typing import Any

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "reminders"

    def ready(self) -> None:
        from accounts.signals import clock_changed

        clock_changed.connect(_replan, dispatch_uid="reminders.replan")


def _replan(*, patient: Any, **_rest: Any) -> None:
    """A person's reminders keep their local times, by the clock that counts now."""
    from reminders.services.rules import replan

    replan(patient=patient)
