"""Rows become engine values, and the engine's days come back. Nothing here asks how it hurt."""

from pacing.adapters.after_hold import after_hold
from pacing.adapters.days import (
    Stand,
    ahead,
    as_shown,
    day,
    days,
    days_for,
    in_a_flare,
    stand,
)
from pacing.adapters.history import History, Planned, history
from pacing.adapters.values import bits_of, facts_to_json, terms, weekdays_of

__all__ = [
    "History",
    "Planned",
    "Stand",
    "after_hold",
    "ahead",
    "as_shown",
    "bits_of",
    "day",
    "days",
    "days_for",
    "facts_to_json",
    "history",
    "in_a_flare",
    "stand",
    "terms",
    "weekdays_of",
]
