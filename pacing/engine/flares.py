"""Declared flares and how long and how often they run. Rules 20 and 21 of docs/engine.md."""

from datetime import date, timedelta

from pacing.engine.levels import Levels
from pacing.engine.terms import FlareRule

COOL_OFF = timedelta(days=7)
LOOK_BACK = timedelta(days=27)
MANY_FLARES = 3
MANY_DATES = 8


class Flares:
    """The flares that took effect; `until` is the first date after the latest one."""

    __slots__ = ("_dates", "_rule", "_taken", "until")

    def __init__(self, rule: FlareRule) -> None:
        self._rule = rule
        self._taken: list[date] = []
        self._dates: list[date] = []
        self.until: date | None = None

    def running(self, on: date) -> bool:
        """Whether a flare runs on this date."""
        return self.until is not None and on < self.until

    def take_effect(self, on: date, levels: Levels) -> bool:
        """A new flare begins; true where it is the third or a later one within 28 dates."""
        if self.until is None or on - self.until >= COOL_OFF:
            levels.back(self._rule.back_steps)
        self.until = on + timedelta(days=self._rule.days)
        self._taken = _since(self._taken, on)
        return len(self._taken) >= MANY_FLARES

    def spend(self, on: date) -> bool:
        """A date is spent in a flare; true where it is the eighth or later within 28 dates."""
        self._dates = _since(self._dates, on)
        return len(self._dates) >= MANY_DATES

    def quota(self, levels: Levels) -> int:
        """What a date in a flare asks for, in base units."""
        share = self._rule.share
        return levels.quota if share is None else levels.share(share)


def _since(earlier: list[date], on: date) -> list[date]:
    """The dates of the 28 that end on `on`, itself among them."""
    return [each for each in earlier if on - each <= LOOK_BACK] + [on]
