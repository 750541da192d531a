"""The reason beside each number. Rules 31 to 33 of docs/engine.md."""

from datetime import date, timedelta
from functools import lru_cache

from pacing.engine.days import Fact, PlanState, ReasonCode
from pacing.engine.events import Override
from pacing.engine.fold import NOTHING_DUE, Fold
from pacing.engine.terms import Terms
from pacing.engine.window import Window

NO_STEP = frozenset({PlanState.SAFETY_HOLD, PlanState.REBASELINE_DUE})
FOR_EVER = date.max - timedelta(days=366)
_CODES: dict[PlanState, ReasonCode] = {
    state: ReasonCode(state) for state in PlanState if state is not PlanState.RUNNING
}


def code_of(fold: Fold) -> ReasonCode:
    """The first code that applies to the date decided. Rule 31 of docs/engine.md."""
    if fold.state not in NOTHING_DUE:
        if fold.quota is None:
            return ReasonCode.REST_DAY
        if fold.is_lowered:
            return ReasonCode.OVERRIDE
    return _CODES.get(fold.state, fold.window.cause)


class Facts:
    """The facts of a plan's reasons: those that stay, and those that change with the date."""

    __slots__ = ("_fixed", "_terms", "_weekdays")

    def __init__(self, terms: Terms, *, first_quota: int) -> None:
        self._terms = terms
        self._weekdays = frozenset(terms.weekdays)
        self._fixed: tuple[Fact, ...] = (
            ("baseline", terms.baseline),
            ("share", terms.start_fraction),
            ("first_quota", first_quota),
            ("increment", terms.increment),
        )

    def of(self, fold: Fold, on: date) -> tuple[Fact, ...]:
        """The facts of the date decided, counted before it. Rule 32 of docs/engine.md."""
        window = fold.window
        runs_from = self._runs_from(fold, on)
        next_step, needed, planned = (
            (None, None, None) if runs_from is None else self._next_step(window, runs_from)
        )
        return (
            *self._fixed,
            ("steps", fold.levels.steps),
            ("last_step", fold.last_step),
            ("next_step", next_step),
            ("needed", needed),
            ("planned", planned),
            ("done", window.met),
            ("due", window.due),
            ("flare_until", fold.flares.until if fold.flares.running(on) else None),
        )

    def _runs_from(self, fold: Fold, on: date) -> date | None:
        """The first date on which the window runs again, as known now; None if no step can come.

        Rule 33 of docs/engine.md.
        """
        if fold.state in NO_STEP or not self._terms.increments_allowed or fold.levels.at_goal:
            return None
        if fold.window_runs:
            return on
        stops = [
            each.last
            for each in fold.standing
            if not isinstance(each, Override) or each.quota < fold.levels.quota
        ]
        last = max(stops, default=date.min)
        if last > FOR_EVER:
            return None
        return max(on, fold.flares.until or on, last + timedelta(days=1))

    def _next_step(self, window: Window, runs_from: date) -> tuple[date, int, int]:
        """When the next step can come, and how many of how many sessions that takes. Rule 33.

        Where this window's sessions can no longer suffice, it is the window after it.
        """
        days, due = self._terms.step_days, window.due_needed
        weekday = runs_from.weekday()
        length, left = _span(self._weekdays, weekday, days - window.days, due - window.due)
        planned = window.due + left
        needed = window.needed(planned)
        if window.met + left < needed:
            further, planned = _span(self._weekdays, (weekday + length) % 7, days, due)
            length += further
            needed = window.needed(planned)
        return runs_from + timedelta(days=length), needed, planned


@lru_cache(maxsize=4096)
def _span(weekdays: frozenset[int], first: int, days: int, due: int) -> tuple[int, int]:
    """The shortest stretch from weekday `first` with at least so many dates and so many due.

    Its length in dates, and how many of them are due.
    """
    length = found = 0
    while length < days or found < due:
        found += (first + length) % 7 in weekdays
        length += 1
    return length, found
