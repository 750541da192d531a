"""Links in a letter that do one thing without signing in: signed, and over after a while."""

from typing import Final
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

STOP, SNOOZE, OPEN = "stop", "snooze", "open"
LASTS: Final = {STOP: 60 * 24 * 3600, SNOOZE: 3 * 24 * 3600}
"""Seconds for which a link works: one to stop must work when the letter is found again."""


class LinkOver(Exception):  # noqa: N818
    """A link that was altered, is for something else, or has become too old."""


def token(purpose: str, delivery: UUID) -> str:
    """What stands in the address for one purpose of one delivery."""
    return signing.dumps(str(delivery), salt=f"reminders.{purpose}", compress=False)


def read(purpose: str, given: str) -> UUID:
    """The delivery a token is of.

    Raises LinkOver where it is none of ours, of another purpose, or too old.
    """
    try:
        found = signing.loads(given, salt=f"reminders.{purpose}", max_age=LASTS[purpose])
        return UUID(found)
    except (signing.BadSignature, ValueError, TypeError) as wrong:
        raise LinkOver from wrong


def url(purpose: str, delivery: UUID) -> str:
    """The whole address."""
    path = reverse(f"reminders:{purpose}", args=[token(purpose, delivery)])
    return f"{settings.ADDRESS}{path}"
