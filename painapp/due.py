"""The part of today's quota that a timer counts next: from the number shown, less what was done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from pacing.adapters import days_for
from pacing.models import Plan
from pacing.reading import PlanReading
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


def due_part(plan: Plan, *, on: date, now: datetime, small: bool = False) -> DuePart | None:
    """What comes next of the number that stands for the date; None where nothing is left or due.

    `small` asks for a short part of it.
    """
    for reading in show_all(readings=days_for([plan], on).values(), now=now):
        return small_part(reading) if small else _next_part(reading)
    return None


def small_part(reading: PlanReading) -> DuePart | None:
    """A short part for a hard day: the next one of several, else half of what is left, with the
    plan's rest after it. It is never shorter than what the plan can count.
    """
    part = _next_part(reading)
    if part is None or part.total > 1:
        return part
    fineness = reading.chapter.resolution
    half = part.amount // 2 // fineness * fineness
    amount = max(half, min(fineness, part.amount))
    rest_seconds = _rest_seconds(reading) if amount < part.amount else 0
    return replace(part, amount=amount, rest_seconds=rest_seconds)


def _next_part(reading: PlanReading) -> DuePart | None:
    return part_after(reading.shown_parts, reading.done, rest_seconds=_rest_seconds(reading))


def _rest_seconds(reading: PlanReading) -> int:
    return reading.chapter.rest_minutes * 60


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
