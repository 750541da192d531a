"""The levels climbed so far, and how a plan goes a step up or back."""

from collections import deque
from fractions import Fraction

from pacing.engine.amounts import floor_to_resolution, to_resolution
from pacing.engine.days import ReasonCode
from pacing.engine.terms import MOST_BEFORE, Compounding, Fixed, OfBaseline, Terms


class Levels:
    """A stack of exact levels, lowest first, and the quotas in force on the last seven dates.

    `quota` is that of the level in force, in base units; `steps` how many steps stand between the
    lowest level and it; `at_goal` whether it is the goal.
    """

    __slots__ = (
        "_goal", "_growth", "_increment", "_levels", "_quotas", "_recent", "_resolution",
        "at_goal", "first_quota", "quota", "steps",
    )  # fmt: skip

    def __init__(self, terms: Terms) -> None:
        """The stack at the start of the plan. Rules 7 and 10 of docs/engine.md."""
        self._goal = terms.goal
        self._resolution = terms.resolution
        self._increment = _in_units(terms)
        self._growth = None if terms.weekly_cap is None else 1 + terms.weekly_cap
        taken = terms.levels_taken or (terms.baseline * terms.start_fraction,)
        levels = [Fraction(level) for level in taken]
        if self.quota_of(levels[-1]) == terms.goal:
            levels = [level for level in levels if self.quota_of(level) < terms.goal]
            levels.append(Fraction(terms.goal))
        self._levels = levels
        self._quotas = [self.quota_of(level) for level in levels]
        self.first_quota = self._quotas[0]
        self._settle()
        missing = MOST_BEFORE - len(terms.before)
        self._recent = deque([self.quota] * missing + [*terms.before], maxlen=MOST_BEFORE)

    @property
    def stack(self) -> tuple[Fraction, ...]:
        """The levels, lowest first."""
        return tuple(self._levels)

    def quota_of(self, level: Fraction) -> int:
        """A level rounded, at most the goal. Rule 9 of docs/engine.md."""
        rounded = to_resolution(level, self._resolution)
        return rounded if self._goal is None else min(rounded, self._goal)

    def share(self, share: Fraction) -> int:
        """The quota of a share of the level in force. Rule 21 of docs/engine.md."""
        return self.quota_of(self._levels[-1] * share)

    def back(self, steps: int) -> None:
        """Go back until the quota falls, `steps` times. Rule 11 of docs/engine.md."""
        for _ in range(min(steps, self.steps)):
            before = self._quotas[-1]
            while len(self._quotas) > 1 and self._quotas[-1] == before:
                self._levels.pop()
                self._quotas.pop()
        self._settle()

    def step_up(self) -> ReasonCode:
        """Take the next level, or wait where the cap leaves no room. Rule 12 of docs/engine.md."""
        before, level = self.quota, self._next()
        quota, limit = self.quota_of(level), self._limit()
        capped = limit is not None and quota > limit
        if limit is not None and capped:
            if limit <= before:
                return ReasonCode.STEP_CAPPED
            level = Fraction(limit)
            quota = self.quota_of(level)
        self._levels.append(Fraction(quota) if quota == self._goal else level)
        self._quotas.append(quota)
        self._settle()
        if capped:
            return ReasonCode.STEP_CAPPED
        return ReasonCode.STEP_UP if quota > before else ReasonCode.STEP_ABSORBED

    def remember(self) -> None:
        """The date is over: keep the quota in force on it for the weekly cap."""
        self._recent.append(self.quota)

    def _settle(self) -> None:
        self.quota = self._quotas[-1]
        self.steps = len(self._quotas) - 1
        self.at_goal = self.quota == self._goal

    def _next(self) -> Fraction:
        """The level one increment above. Rule 8 of docs/engine.md."""
        level, increment = self._levels[-1], self._increment
        if isinstance(increment, Fixed):
            return level + increment.amount
        return level * (1 + increment.fraction)

    def _limit(self) -> int | None:
        """The most the next quota may be, a week after the smallest of the last seven dates."""
        if self._growth is None:
            return None
        lowest = min(self._recent)
        most = floor_to_resolution(lowest * self._growth, self._resolution)
        return max(lowest + self._resolution, most)


def _in_units(terms: Terms) -> Fixed | Compounding:
    """The increment, a share of the baseline in base units. Rule 8 of docs/engine.md."""
    if isinstance(terms.increment, OfBaseline):
        return Fixed(amount=terms.increment.fraction * terms.baseline)
    return terms.increment
