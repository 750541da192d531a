"""What the engine answers: one row a date, with the reason why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from pacing.engine.terms import Increment


class PlanState(StrEnum):
    """What a plan is doing on a date."""

    RUNNING = "RUNNING"
    STEADY = "STEADY"
    FLARE = "FLARE"
    HELD = "HELD"
    PAUSED = "PAUSED"
    SAFETY_HOLD = "SAFETY_HOLD"
    GOAL_REACHED = "GOAL_REACHED"
    MAINTENANCE = "MAINTENANCE"
    REBASELINE_DUE = "REBASELINE_DUE"


class ReasonCode(StrEnum):
    """Why a date's number is what it is; of several the first here. Rule 31 of docs/engine.md."""

    SAFETY_HOLD = "SAFETY_HOLD"
    PAUSED = "PAUSED"
    REBASELINE_DUE = "REBASELINE_DUE"
    REST_DAY = "REST_DAY"
    OVERRIDE = "OVERRIDE"
    FLARE = "FLARE"
    HELD = "HELD"
    STEADY = "STEADY"
    GOAL_REACHED = "GOAL_REACHED"
    MAINTENANCE = "MAINTENANCE"
    GAP_STEP_BACK = "GAP_STEP_BACK"
    STEP_BACK = "STEP_BACK"
    AFTER_FLARE = "AFTER_FLARE"
    STEP_CAPPED = "STEP_CAPPED"
    STEP_ABSORBED = "STEP_ABSORBED"
    STEP_UP = "STEP_UP"
    STEP_REPEATED = "STEP_REPEATED"
    START = "START"


Fact = tuple[str, Fraction | int | date | Increment | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a date's number is what it is, for a presenter to put into words.

    `facts` are (name, value) pairs, counted before the date: Rule 32 of docs/engine.md lists them.
    """

    code: ReasonCode
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDay:
    """One date of a plan.

    `quota` and `parts` are base units; `quota` is None and `parts` empty where nothing is due.
    `step` counts the levels above the lowest at the end of the date.
    """

    on: date
    is_due: bool
    quota: int | None
    parts: tuple[int, ...]
    step: int
    state: PlanState
    review_due: bool
    reason: Reason
