"""Declared events, asked date by date. Identical ones count once: Rule 27 of docs/engine.md."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

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

Standing = Pause | Hold | Override


class Declared:
    """The events of one plan. An override off the resolution is a `ValueError`.

    `dated` holds the dates of flares, reviews and steps back: on all others there are none.
    """

    __slots__ = ("_marks", "_ranges", "_resolution", "_resumes", "_safety", "_steps_back", "dated")

    def __init__(self, events: Iterable[Event], *, resolution: int) -> None:
        self._resolution = resolution
        self.dated: set[date] = set()
        self._marks: dict[type[Event], set[date]] = {Flare: set(), Reviewed: set()}
        self._steps_back: defaultdict[date, set[int]] = defaultdict(set)
        self._safety: list[tuple[date, bool]] = []
        self._resumes: list[date] = []
        self._ranges: list[Standing] = []
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        """Take in one more event."""
        match event:
            case Pause() | Hold():
                self._ranges.append(event)
            case Override():
                self._check_override(event)
                self._ranges.append(event)
            case Resume():
                insort(self._resumes, event.on)
            case StepBack():
                self._steps_back[event.on].add(event.steps)
                self.dated.add(event.on)
            case SafetyHold() | SafetyRelease():
                insort(self._safety, (event.on, isinstance(event, SafetyHold)))
            case _:
                self._marks[type(event)].add(event.on)
                self.dated.add(event.on)

    def flared(self, on: date) -> bool:
        """Whether a flare is dated this date."""
        return on in self._marks[Flare]

    def reviewed(self, on: date) -> bool:
        """Whether a review is dated this date."""
        return on in self._marks[Reviewed]

    def steps_back(self, on: date) -> int | None:
        """The steps of all different step-backs dated this date, None where there is none."""
        steps = self._steps_back.get(on)
        return None if steps is None else sum(steps)

    def safety_hold(self, on: date) -> bool:
        """Whether a safety hold is on. Rule 15 of docs/engine.md.

        The latest date decides; of a hold and a release of one date the hold stands.
        """
        if not self._safety:
            return False
        decided = self._safety[: bisect_right(self._safety, (on, True))]
        return bool(decided) and decided[-1][1]

    def standing(self, on: date) -> list[Standing]:
        """The pauses, holds and overrides that include a date and that no resume has ended.

        Rule 28 of docs/engine.md.
        """
        standing = [each for each in self._ranges if each.first <= on <= each.last]
        if not (standing and self._resumes):
            return standing
        resumed = self._resumes[: bisect_right(self._resumes, on)]
        return [each for each in standing if not resumed or each.first > resumed[-1]]

    def _check_override(self, override: Override) -> None:
        if override.quota <= 0 or override.quota % self._resolution:
            raise ValueError(
                f"An override's quota is a positive multiple of {self._resolution},"
                f" not {override.quota}."
            )
