"""A file that is touched while a process of the clockwork gets on: so a container sees it lives."""

from pathlib import Path

from django.conf import settings


def touch(**_signal: object) -> None:
    """The timer does so with each call it makes, a worker with each look of its watchdog."""
    if settings.ALIVE_FILE:
        Path(settings.ALIVE_FILE).touch()
