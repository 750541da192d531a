"""A notice: what a phone shows, and how a browser's maker is told to carry it.

Its words may be read by anybody who sees the phone, so nothing in it speaks of pain, illness or
what the plan is about (reminders/words.py).
"""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.utils import translation

from reminders.models import Delivery
from reminders.vapid import to_text
from reminders.words import path_of, words_of

LENGTH: Final = 1024
"""Bytes that every notice is filled up to, so that its length does not tell which it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One line under the product's name. `tag` makes a second copy replace the first; `path` is
    opened when it is tapped; it is let go where the phone can't be reached within `lasts`.
    """

    line: str
    path: str
    tag: str
    lasts: timedelta

    @property
    def text(self) -> bytes:
        """What the service worker reads (static/js/sw.js)."""
        said = {"title": settings.SITE_NAME, "body": self.line, "url": self.path, "tag": self.tag}
        return json.dumps(said, ensure_ascii=False).encode().ljust(LENGTH)

    @property
    def headers(self) -> dict[str, str]:
        """What its carrier may know of it."""
        seconds = max(0, int(self.lasts.total_seconds()))
        return {"TTL": str(seconds), "Urgency": "normal", "Topic": self.tag}


def notice_of(delivery: Delivery, *, lasts: timedelta) -> Notice:
    """The same for each attempt and each device."""
    with translation.override(delivery.slot.rule.patient.user.locale):
        return Notice(
            line=words_of(delivery).line,
            path=path_of(delivery.slot),
            tag=to_text(delivery.pk.bytes),
            lasts=lasts,
        )
