"""Dates in a row on which nothing was done. Rules 17, 18 and 26 of docs/engine.md."""

GAP = 14
LONG_GAP = 28
FRESH = 7


class Absence:
    """How long a person has been away, and what coming back means for the plan."""

    __slots__ = ("_stepped", "days", "needs_baseline", "was_safety")

    def __init__(self, *, was_safety: bool) -> None:
        self.days = 0
        self.needs_baseline = False
        self.was_safety = was_safety
        self._stepped = False

    @property
    def is_long(self) -> bool:
        """Whether it has lasted so long that the plan needs new trials."""
        return self.days >= LONG_GAP

    @property
    def matters(self) -> bool:
        """Whether coming back on this date can do anything to the plan."""
        return self.days >= GAP or self.was_safety

    @property
    def is_short(self) -> bool:
        """Whether it is short enough for a step up."""
        return self.days < FRESH

    def come_back(self) -> int:
        """The steps to go back on a date on which the plan could run; remembers a long gap."""
        after_safety, self.was_safety = self.was_safety, False
        if self.is_long:
            self.needs_baseline = True
            return 0
        if self._stepped:
            return 0
        if self.days >= GAP:
            self._stepped = True
            return 2
        return 1 if after_safety else 0

    def close(self, *, done: int) -> None:
        """Count a date on which so much was done."""
        if done > 0:
            self.days, self._stepped = 0, False
        else:
            self.days += 1
