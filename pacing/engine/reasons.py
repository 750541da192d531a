"""The reason beside each number. Rules 31 to 33 of docs/engine.md."""

from datetime import date, timedelta
from math import ceil

from pacing.engine.days import Fact, PlanState, ReasonCode
from pacing.engine.levels import Levels
from pacing.engine.terms import Terms
from pacing.engine.window import Window

ONE_DAY = timedelta(days=1)
NOTHING_DUE = frozenset({PlanState.SAFETY_HOLD, PlanState.PAUSED, PlanState.REBASELINE_DUE})


def code_of(state: PlanState, *, is_due: bool, is_lowered: bool, cause: ReasonCode) -> ReasonCode:
    """The first code that applies. Rule 31 of docs/engine.md."""
    if state not in NOTHING_DUE:
        if not is_due:
            return ReasonCode.REST_DAY
        if is_lowered:
            return ReasonCode.OVERRIDE
    return cause if state is PlanState.RUNNING else ReasonCode(state)


class Facts:
    """The facts of a plan's reasons: those that stay, and those that change with the date."""

    __slots__ = ("_fixed", "_terms")

    def __init__(self, terms: Terms, *, first_quota: int) -> None:
        self._terms = terms
        self._fixed: tuple[Fact, ...] = (
            ("baseline", terms.baseline),
            ("share", terms.start_fraction),
            ("first_quota", first_quota),
            ("increment", terms.increment),
        )

    def of(
        self,
        levels: Levels,
        window: Window,
        *,
        last_step: date | None,
        flare_until: date | None,
        runs_from: date | None,
    ) -> tuple[Fact, ...]:
        """The facts of one date, counted before it. Rule 32 of docs/engine.md.

        `runs_from` is the first date on which the window runs again, None if no step can come.
        """
        next_step, needed, planned = (
            (None, None, None) if runs_from is None else self._next_step(window, runs_from)
        )
        return (
            *self._fixed,
            ("steps", levels.steps),
            ("last_step", last_step),
            ("next_step", next_step),
            ("needed", needed),
            ("planned", planned),
            ("done", window.met),
            ("due", window.due),
            ("flare_until", flare_until),
        )

    def _next_step(self, window: Window, runs_from: date) -> tuple[date, int, int]:
        """When the next step can come, and how many of how many sessions that takes. Rule 33.

        Where this window's sessions can no longer suffice, it is the window after it.
        """
        days, due = self._terms.step_days, window.due_needed
        end, left = self._window_end(runs_from, days - window.days, due - window.due)
        planned = window.due + left
        needed = ceil(self._terms.attendance_gate * planned)
        if window.met + left < needed:
            end, planned = self._window_end(end, days, due)
            needed = ceil(self._terms.attendance_gate * planned)
        return end, needed, planned

    def _window_end(self, first: date, days: int, due: int) -> tuple[date, int]:
        """The end (exclusive) of so many dates with so many due among them; how many are due."""
        weekdays = self._terms.weekdays
        end, found = first, 0
        while days > 0 or found < due:
            found += end.weekday() in weekdays
            end += ONE_DAY
            days -= 1
        return end, found
