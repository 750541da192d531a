"""The levels climbed so far, and how a plan goes a step up or back."""

from collections import deque
from fractions import Fraction

from pacing.engine.amounts import floor_to_resolution, to_resolution
from pacing.engine.days import ReasonCode
from pacing.engine.terms import MOST_BEFORE, Fixed, OfBaseline, Terms


class Levels:
    """A stack of exact levels, lowest first, and the quotas in force on the last seven dates."""

    __slots__ = ("_goal", "_levels", "_quotas", "_recent", "_resolution", "_terms")

    def __init__(self, terms: Terms) -> None:
        """The stack at the start of the plan. Rules 7 and 10 of docs/engine.md."""
        self._terms = terms
        self._goal = terms.goal
        self._resolution = terms.resolution
        taken = terms.levels_taken or (terms.baseline * terms.start_fraction,)
        levels = [Fraction(level) for level in taken if not self._reaches_goal(level)]
        if terms.goal is not None and len(levels) < len(taken):
            levels.append(Fraction(terms.goal))
        self._levels = levels
        self._quotas = [self.quota_of(level) for level in levels]
        missing = MOST_BEFORE - len(terms.before)
        self._recent = deque([self.quota] * missing + [*terms.before], maxlen=MOST_BEFORE)

    @property
    def quota(self) -> int:
        """The quota of the level in force, in base units."""
        return self._quotas[-1]

    @property
    def first_quota(self) -> int:
        """The quota of the lowest level, in base units."""
        return self._quotas[0]

    @property
    def steps(self) -> int:
        """How many steps stand between the lowest level and the one in force."""
        return len(self._levels) - 1

    @property
    def at_goal(self) -> bool:
        """Whether the quota in force is the goal."""
        return self._quotas[-1] == self._goal

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
            before = self.quota
            while self.steps and self.quota >= before:
                self._levels.pop()
                self._quotas.pop()

    def step_up(self) -> ReasonCode:
        """Take the next level, or wait where the cap leaves no room. Rule 12 of docs/engine.md."""
        now, level, capped = self.quota, self._next(), False
        limit = self._limit()
        if limit is not None and self.quota_of(level) > limit:
            if limit <= now:
                return ReasonCode.STEP_CAPPED
            level, capped = Fraction(limit), True
        if self._goal is not None and self._reaches_goal(level):
            level = Fraction(self._goal)
        self._levels.append(level)
        self._quotas.append(self.quota_of(level))
        if capped:
            return ReasonCode.STEP_CAPPED
        return ReasonCode.STEP_UP if self.quota > now else ReasonCode.STEP_ABSORBED

    def remember(self) -> None:
        """The date is over: keep the quota in force on it for the weekly cap."""
        self._recent.append(self._quotas[-1])

    def _next(self) -> Fraction:
        """The level one increment above. Rule 8 of docs/engine.md."""
        level, increment = self._levels[-1], self._terms.increment
        if isinstance(increment, Fixed):
            return level + increment.amount
        if isinstance(increment, OfBaseline):
            return level + increment.fraction * self._terms.baseline
        return level * (1 + increment.fraction)

    def _limit(self) -> int | None:
        """The most the next quota may be, a week after the smallest of the last seven dates."""
        cap = self._terms.weekly_cap
        if cap is None:
            return None
        lowest = min(self._recent)
        share = floor_to_resolution(lowest * (1 + cap), self._resolution)
        return max(lowest + self._resolution, share)

    def _reaches_goal(self, level: Fraction) -> bool:
        """Whether a level rounds to the goal or above. Rule 10 of docs/engine.md."""
        return self._goal is not None and to_resolution(level, self._resolution) >= self._goal
