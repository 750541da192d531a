"""The pacing engine: from agreed terms and what was done to each date's number and its reason.

Plain Python: the standard library only, no clock, no input or output, no chance, no floats. The
same input gives the same output, for ever. docs/engine.md holds the rules by number.

No function here takes a symptom. Pain, fatigue, mood and sleep reach a plan only through what a
person declares: a flare, a safety hold, a review.
"""

from pacing.engine.amounts import Unit, floor_to_resolution, split, to_resolution
from pacing.engine.course import Course
from pacing.engine.days import Fact, PlanDay, PlanState, Reason, ReasonCode
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
    Session,
    StepBack,
)
from pacing.engine.plan import forecast, plan_day, timeline
from pacing.engine.terms import (
    Compounding,
    Fixed,
    FlareRule,
    Increment,
    OfBaseline,
    Terms,
    TermsError,
)
from pacing.engine.trials import BaselineError, Statistic, Trial, baseline, spread_is_wide

ENGINE_VERSION = 1
"""Rises with any change of behaviour."""

__all__ = [
    "ENGINE_VERSION",
    "BaselineError",
    "Compounding",
    "Course",
    "Event",
    "Fact",
    "Fixed",
    "Flare",
    "FlareRule",
    "Hold",
    "Increment",
    "OfBaseline",
    "Override",
    "Pause",
    "PlanDay",
    "PlanState",
    "Reason",
    "ReasonCode",
    "Resume",
    "Reviewed",
    "SafetyHold",
    "SafetyRelease",
    "Session",
    "Statistic",
    "StepBack",
    "Terms",
    "TermsError",
    "Trial",
    "Unit",
    "baseline",
    "floor_to_resolution",
    "forecast",
    "plan_day",
    "split",
    "spread_is_wide",
    "timeline",
    "to_resolution",
]
