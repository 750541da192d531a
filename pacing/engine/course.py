"""A plan walked date by date: each morning it decides, each evening it hears what was done.

A date is decided before its sessions are known, so what was done acts on later dates only:
Rule 35 of docs/engine.md.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from pacing.engine.absence import Absence
from pacing.engine.amounts import split
from pacing.engine.days import PlanDay, PlanState, Reason, ReasonCode
from pacing.engine.declared import Declared
from pacing.engine.events import Event, Hold, Override, Pause, Session
from pacing.engine.flares import Flares
from pacing.engine.levels import Levels
from pacing.engine.reasons import NOTHING_DUE, Facts, code_of
from pacing.engine.terms import Terms
from pacing.engine.window import Window

ONE_DAY = timedelta(days=1)
WINDOW_RUNS = frozenset(
    {PlanState.RUNNING, PlanState.STEADY, PlanState.GOAL_REACHED, PlanState.MAINTENANCE}
)
NO_STEP = frozenset({PlanState.SAFETY_HOLD, PlanState.REBASELINE_DUE})
FOR_EVER = date.max - timedelta(days=366)
MANY_REPEATS = 2


class Course:
    """The fold over dates. `today` shows the open date, `close` ends it and opens the next."""

    def __init__(self, terms: Terms, *, events: Iterable[Event] = ()) -> None:
        self.on = terms.start
        self._terms = terms
        self._declared = Declared(events, resolution=terms.resolution)
        self._levels = Levels(terms)
        self._window = Window(terms)
        self._flares = Flares(terms.flare_rule)
        self._facts = Facts(terms, first_quota=self._levels.first_quota)
        was_safety = self._declared.safety_hold(terms.start - ONE_DAY)
        self._absence = Absence(was_safety=was_safety)
        self._flagged = False
        self._repeats = self._goal_dates = 0
        self._last_step: date | None = None
        self._state: PlanState | None = None
        self._quota: int | None = None
        self._is_lowered = False

    @property
    def quota(self) -> int | None:
        """What the open date asks for, in base units; None where nothing is due."""
        self._decided()
        return self._quota

    @property
    def level_quota(self) -> int:
        """The quota of the level in force, in base units, whether or not anything is due."""
        return self._levels.quota

    def declare(self, event: Event) -> None:
        """Take in an event; `ValueError` where it begins on a date that is already decided."""
        begins = event.first if isinstance(event, Pause | Hold | Override) else event.on
        if begins < self.on or (begins == self.on and self._state is not None):
            raise ValueError(f"{begins} is already decided.")
        self._declared.add(event)

    def today(self) -> PlanDay:
        """The open date's row. Asking twice changes nothing."""
        state = self._decided()
        terms, quota = self._terms, self._quota
        parts = split(quota, sessions=terms.sessions_per_day, resolution=terms.resolution)
        code = code_of(
            state,
            is_due=quota is not None,
            is_lowered=self._is_lowered,
            cause=self._window.cause,
        )
        facts = self._facts.of(
            self._levels,
            self._window,
            last_step=self._last_step,
            flare_until=self._flares.until if self._flares.running(self.on) else None,
            runs_from=self._runs_from(state),
        )
        return PlanDay(
            on=self.on,
            is_due=quota is not None,
            quota=quota,
            parts=parts,
            step=self._levels.steps,
            state=state,
            review_due=self._flagged or self._repeats >= MANY_REPEATS,
            reason=Reason(code=code, facts=facts),
        )

    def close(self, sessions: Sequence[Session] = ()) -> None:
        """End the open date with what was done on it. Rules 25 and 26 of docs/engine.md."""
        state = self._decided()
        done = sum(session.amount for session in sessions)
        if state in WINDOW_RUNS and not self._is_lowered:
            shown = [session.due for session in sessions if session.due is not None]
            self._window.count(due=self._quota, done=done, shown=min(shown, default=None))
        self._absence.close(done=done)
        self._levels.remember()
        self.on += ONE_DAY
        self._state = None

    def _decided(self) -> PlanState:
        """Decide the open date, once, and what it asks for. Rule 24 of docs/engine.md."""
        if self._state is not None:
            return self._state
        self._state = state = self._decide(self.on)
        self._quota, self._is_lowered = None, False
        if state not in NOTHING_DUE:
            is_flare = state is PlanState.FLARE
            amount = self._flares.quota(self._levels) if is_flare else self._levels.quota
            overrides = self._declared.overrides(self.on)
            lowest = min((each.quota for each in overrides), default=amount)
            self._is_lowered = lowest < amount
            if self.on.weekday() in self._terms.weekdays:
                self._quota = min(lowest, amount)
        return state

    def _decide(self, on: date) -> PlanState:
        """What the plan does on a date, in the order of Rules 13 to 23 of docs/engine.md."""
        self._look_over(on)
        if self._declared.safety_hold(on):
            self._absence.was_safety = True
            return PlanState.SAFETY_HOLD
        if self._declared.pauses(on):
            return PlanState.PAUSED
        self._come_back(on)
        if self._absence.needs_baseline:
            return PlanState.REBASELINE_DUE
        held, flared = bool(self._declared.holds(on)), self._declared.flared(on)
        in_flare = self._flares.running(on)
        if self._window.is_full and not (held or flared or in_flare):
            self._pass_gate(on)
        if flared and not in_flare:
            self._flagged |= self._flares.take_effect(on, self._levels)
            self._window.reset(on, ReasonCode.AFTER_FLARE)
        if self._flares.running(on):
            self._flagged |= self._flares.spend(on)
            return PlanState.FLARE
        return PlanState.HELD if held else self._running_state()

    def _look_over(self, on: date) -> None:
        """Declared steps back and reviews. Rules 13 and 14 of docs/engine.md."""
        steps = self._declared.steps_back(on)
        if steps is not None:
            self._go_back(on, steps, ReasonCode.STEP_BACK)
        if self._declared.reviewed(on):
            self._flagged, self._repeats = False, 0

    def _come_back(self, on: date) -> None:
        """After days away or a safety hold. Rules 17 and 18 of docs/engine.md."""
        steps = self._absence.come_back()
        self._flagged |= self._absence.is_long
        if steps:
            self._go_back(on, steps, ReasonCode.GAP_STEP_BACK)

    def _go_back(self, on: date, steps: int, cause: ReasonCode) -> None:
        self._levels.back(steps)
        self._window.reset(on, cause)

    def _pass_gate(self, on: date) -> None:
        """The window is full: a step up, the step once more, or neither. Rule 19."""
        if not self._terms.increments_allowed or self._levels.at_goal:
            self._window.restart()
        elif self._window.is_attended and self._absence.is_short:
            height = self._levels.steps
            self._window.reset(on, self._levels.step_up())
            self._repeats = 0
            if self._levels.steps > height:
                self._last_step = on
        else:
            self._repeats += 1
            self._window.reset(on, ReasonCode.STEP_REPEATED)

    def _running_state(self) -> PlanState:
        """What a plan does whose window runs. Rule 23 of docs/engine.md."""
        if not self._terms.increments_allowed:
            return PlanState.STEADY
        if not self._levels.at_goal:
            self._goal_dates = 0
            return PlanState.RUNNING
        self._goal_dates += 1
        holding = self._goal_dates <= self._terms.goal_hold_days
        return PlanState.GOAL_REACHED if holding else PlanState.MAINTENANCE

    def _runs_from(self, state: PlanState) -> date | None:
        """The first date on which the window runs again, as known now. Rule 33."""
        if state in NO_STEP or not self._terms.increments_allowed or self._levels.at_goal:
            return None
        on, declared = self.on, self._declared
        lowering = [each for each in declared.overrides(on) if each.quota < self._levels.quota]
        standing: tuple[Pause | Hold | Override, ...] = (
            *declared.pauses(on),
            *declared.holds(on),
            *lowering,
        )
        last = max((each.last for each in standing), default=on - ONE_DAY)
        if last > FOR_EVER:
            return None
        until = self._flares.until or on
        return max(until, last + ONE_DAY)
