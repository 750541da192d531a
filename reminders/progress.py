"""How far the clockwork has come: in seconds, and nothing that says whose reminder is meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

from reminders.models import Delivery, Heartbeat, Rule

PARTS: Final = ("planner", "sender")
MISSED: Final = 5
"""As many wake-up calls may a part miss."""

LATE_TO_PLAN = timedelta(minutes=2)
LATE_TO_SEND = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """When a part last came to the end of its work, and how often it has since the first time."""

    age: timedelta
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """`to_plan` and `to_send` are how long the oldest has been due; zero where none is."""

    to_plan: timedelta
    to_send: timedelta
    beats: dict[str, Beat]

    def late(self) -> list[str]:
        """What has waited too long, by name; a part that never did anything is late."""
        found = ["plan"] if self.to_plan > LATE_TO_PLAN else []
        found += ["send"] if self.to_send > LATE_TO_SEND else []
        longest = MISSED * timedelta(seconds=settings.EACH)
        return found + [part for part in PARTS if _silent(self.beats.get(part), longest)]


def progress(now: datetime) -> Progress:
    """Three short queries, each along an index."""
    rules = Rule.objects.filter(next_due_at__lte=now).order_by("next_due_at")
    waiting = Delivery.objects.filter(state__in=Delivery.OPEN, try_at__lte=now).order_by("try_at")
    return Progress(
        to_plan=_age(rules.values_list("next_due_at", flat=True)[:1], now),
        to_send=_age(waiting.values_list("try_at", flat=True)[:1], now),
        beats={
            row.name: Beat(age=max(now - row.at, timedelta()), number=row.number)
            for row in Heartbeat.objects.all()
        },
    )


def _age(found: Iterable[datetime | None], now: datetime) -> timedelta:
    return next((now - due for due in found if due is not None), timedelta())


def _silent(beat: Beat | None, longest: timedelta) -> bool:
    return beat is None or beat.age > longest
