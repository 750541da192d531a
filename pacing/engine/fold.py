"""The state of a plan and how one date changes it: the items of section 4, in their order."""

from datetime import date, timedelta

from pacing.engine.absence import Absence
from pacing.engine.days import PlanState, ReasonCode
from pacing.engine.declared import Declared, Standing
from pacing.engine.events import Hold, Override, Pause
from pacing.engine.flares import Flares
from pacing.engine.levels import Levels
from pacing.engine.terms import Terms
from pacing.engine.window import Window

NOTHING_DUE = frozenset({PlanState.SAFETY_HOLD, PlanState.PAUSED, PlanState.REBASELINE_DUE})
WINDOW_STANDS = NOTHING_DUE | {PlanState.FLARE, PlanState.HELD}
NONE: frozenset[type[Standing]] = frozenset()
MANY_REPEATS = 2


class Fold:
    """What a plan has come to. `decide` is the morning of a date, `end` its evening.

    After `decide`: `state`; `quota` in base units, None where nothing is due; `is_lowered` where
    an override lowers it; `standing`, the pauses, holds and overrides that include the date.
    """

    def __init__(self, terms: Terms, declared: Declared) -> None:
        self._terms = terms
        self._declared = declared
        self.levels = Levels(terms)
        self.window = Window(terms)
        self.flares = Flares(terms.flare_rule)
        was_safety = declared.safety_hold(terms.start - timedelta(days=1))
        self._absence = Absence(was_safety=was_safety)
        self._flagged = False
        self._repeats = self._goal_dates = 0
        self.last_step: date | None = None
        self.state = PlanState.RUNNING
        self.quota: int | None = None
        self.is_lowered = False
        self.standing: list[Standing] = []

    @property
    def review_due(self) -> bool:
        """Whether the plan wants to be looked at together. Rule 30 of docs/engine.md."""
        return self._flagged or self._repeats >= MANY_REPEATS

    @property
    def window_runs(self) -> bool:
        """Whether the date decided counts in the window. Rule 25 of docs/engine.md."""
        return self.state not in WINDOW_STANDS and not self.is_lowered

    def decide(self, on: date) -> None:
        """Decide a date and what it asks for. Rule 24 of docs/engine.md."""
        self.standing = self._declared.standing(on)
        self.state = state = self._state_of(on)
        self.quota, self.is_lowered = None, False
        if state not in NOTHING_DUE:
            is_flare = state is PlanState.FLARE
            amount = self.flares.quota(self.levels) if is_flare else self.levels.quota
            lowest = amount
            for each in self.standing:
                if isinstance(each, Override):
                    lowest = min(lowest, each.quota)
            self.is_lowered = lowest < amount
            if on.weekday() in self._terms.weekdays:
                self.quota = lowest

    def end(self, *, done: int, shown: int | None) -> None:
        """End the date decided with what was done. Rules 25 and 26 of docs/engine.md."""
        if self.window_runs:
            self.window.count(due=self.quota, done=done, shown=shown)
        self._absence.close(done=done)
        self.levels.remember()

    def _state_of(self, on: date) -> PlanState:
        """What the plan does on a date: Rules 13 to 23 of docs/engine.md, in their order."""
        is_dated = on in self._declared.dated
        if is_dated:
            self._look_over(on)
        if self._declared.safety_hold(on):
            self._absence.was_safety = True
            return PlanState.SAFETY_HOLD
        kinds = {type(each) for each in self.standing} if self.standing else NONE
        if Pause in kinds:
            return PlanState.PAUSED
        self._come_back(on)
        if self._absence.needs_baseline:
            return PlanState.REBASELINE_DUE
        flared = is_dated and self._declared.flared(on)
        held, in_flare = Hold in kinds, self.flares.running(on)
        if self.window.is_full and not (held or flared or in_flare):
            self._pass_gate(on)
        if flared and not in_flare:
            self._flagged |= self.flares.take_effect(on, self.levels)
            self.window.reset(on, ReasonCode.AFTER_FLARE)
            in_flare = self.flares.running(on)
        if in_flare:
            self._flagged |= self.flares.spend(on)
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
        if not self._absence.matters:
            return
        steps = self._absence.come_back()
        self._flagged |= self._absence.is_long
        if steps:
            self._go_back(on, steps, ReasonCode.GAP_STEP_BACK)

    def _go_back(self, on: date, steps: int, cause: ReasonCode) -> None:
        self.levels.back(steps)
        self.window.reset(on, cause)

    def _pass_gate(self, on: date) -> None:
        """The window is full: a step up, the step once more, or neither. Rule 19."""
        if not self._terms.increments_allowed or self.levels.at_goal:
            self.window.restart()
        elif self.window.is_attended and self._absence.is_short:
            height = self.levels.steps
            self.window.reset(on, self.levels.step_up())
            self._repeats = 0
            if self.levels.steps > height:
                self.last_step = on
        else:
            self._repeats += 1
            self.window.reset(on, ReasonCode.STEP_REPEATED)

    def _running_state(self) -> PlanState:
        """What a plan does whose window runs. Rule 23 of docs/engine.md."""
        if not self._terms.increments_allowed:
            return PlanState.STEADY
        if not self.levels.at_goal:
            self._goal_dates = 0
            return PlanState.RUNNING
        self._goal_dates += 1
        holding = self._goal_dates <= self._terms.goal_hold_days
        return PlanState.GOAL_REACHED if holding else PlanState.MAINTENANCE
