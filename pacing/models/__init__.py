"""Pacing's tables: safety answers, plans and their chapters, declared events, what was shown."""

from pacing.models.caught_up import CaughtUp
from pacing.models.event import EventVoid, PlanEvent
from pacing.models.plan import (
    Chapter,
    ChapterSetAside,
    ChapterTrial,
    Decision,
    IncrementKind,
    Plan,
)
from pacing.models.safety import Clearance, Outcome, Screening
from pacing.models.shown import DayShown, FlarePlan

__all__ = [
    "CaughtUp",
    "Chapter",
    "ChapterSetAside",
    "ChapterTrial",
    "Clearance",
    "DayShown",
    "Decision",
    "EventVoid",
    "FlarePlan",
    "IncrementKind",
    "Outcome",
    "Plan",
    "PlanEvent",
    "Screening",
]
