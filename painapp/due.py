"""The part of today's quota that a timer counts next: from the number shown, less what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pacing.adapters import days_for
from pacing.models import Plan
from pacing.services.shown import show_all


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePart:
    """Part `number` of `total`, counted from 1; `amount` in base units is what is left of it."""

    number: int
    total: int
    amount: int
    rest_seconds: int

    @property
    def last(self) -> bool:
        return self.number == self.total


def due_part(plan: Plan, *, on: date, now: datetime) -> DuePart | None:
    """What comes next of the number that stands for the date; None where nothing is left or due."""
    for reading in show_all(readings=days_for([plan], on).values(), now=now):
        rest_seconds = reading.chapter.rest_minutes * 60
        return part_after(reading.shown_parts, reading.done, rest_seconds=rest_seconds)
    return None


def part_after(parts: Sequence[int], done: int, *, rest_seconds: int) -> DuePart | None:
    """The first part that `done` does not cover; None once it covers all of them.

    Rest follows every part but the last.
    """
    covered = 0
    for number, size in enumerate(parts, start=1):
        covered += size
        if done < covered:
            return DuePart(
                number=number,
                total=len(parts),
                amount=min(size, covered - done),
                rest_seconds=rest_seconds if number < len(parts) else 0,
            )
    return None
