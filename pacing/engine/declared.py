"""Declared events, asked date by date. Identical ones count once: Rule 27 of docs/engine.md."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from pacing.engine.events import (
    Event,
    Flare,
    Hold,
    Override,
    Pause,
    Resume,
    Reviewed,
    SafetyHold,
    SafetyRelease,
    StepBack,
)

R = TypeVar("R", Pause, Hold, Override)


class Declared:
    """The events of one plan. An override off the resolution is a `ValueError`."""

    __slots__ = (
        "_holds", "_marks", "_overrides", "_pauses", "_resolution", "_resumes", "_safety",
        "_steps_back",
    )  # fmt: skip

    def __init__(self, events: Iterable[Event], *, resolution: int) -> None:
        self._resolution = resolution
        self._marks: set[tuple[type[Flare | Reviewed], date]] = set()
        self._steps_back: defaultdict[date, set[int]] = defaultdict(set)
        self._safety: list[tuple[date, bool]] = []
        self._resumes: list[date] = []
        self._pauses: list[Pause] = []
        self._holds: list[Hold] = []
        self._overrides: list[Override] = []
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        """Take in one more event."""
        match event:
            case Pause():
                self._pauses.append(event)
            case Hold():
                self._holds.append(event)
            case Override():
                self._check_override(event)
                self._overrides.append(event)
            case Resume():
                insort(self._resumes, event.on)
            case StepBack():
                self._steps_back[event.on].add(event.steps)
            case SafetyHold() | SafetyRelease():
                insort(self._safety, (event.on, isinstance(event, SafetyHold)))
            case _:
                self._marks.add((type(event), event.on))

    def flared(self, on: date) -> bool:
        """Whether a flare is dated this date."""
        return (Flare, on) in self._marks

    def reviewed(self, on: date) -> bool:
        """Whether a review is dated this date."""
        return (Reviewed, on) in self._marks

    def steps_back(self, on: date) -> int | None:
        """The steps of all different step-backs dated this date, None where there is none."""
        steps = self._steps_back.get(on)
        return None if steps is None else sum(steps)

    def safety_hold(self, on: date) -> bool:
        """Whether a safety hold is on. Rule 15 of docs/engine.md.

        The latest date decides; of a hold and a release of one date the hold stands.
        """
        decided = bisect_right(self._safety, (on, True))
        return decided > 0 and self._safety[decided - 1][1]

    def pauses(self, on: date) -> list[Pause]:
        """The pauses that include this date."""
        return self._including(self._pauses, on)

    def holds(self, on: date) -> list[Hold]:
        """The holds that include this date."""
        return self._including(self._holds, on)

    def overrides(self, on: date) -> list[Override]:
        """The overrides that include this date."""
        return self._including(self._overrides, on)

    def _including(self, ranges: list[R], on: date) -> list[R]:
        """The ranges that include a date and that no resume has ended. Rule 28."""
        found = [each for each in ranges if each.first <= on <= each.last]
        resumed = bisect_right(self._resumes, on)
        if found and resumed:
            latest = self._resumes[resumed - 1]
            found = [each for each in found if each.first > latest]
        return found

    def _check_override(self, override: Override) -> None:
        if override.quota <= 0 or override.quota % self._resolution:
            raise ValueError(
                f"An override's quota is a positive multiple of {self._resolution},"
                f" not {override.quota}."
            )
