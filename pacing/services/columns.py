"""Agreed terms as a chapter's columns: `pacing.adapters.terms` reads them back."""

from typing import Any

from pacing.adapters import bits_of
from pacing.choices import Choices
from pacing.engine import Terms
from pacing.models.plan import LONGEST


def columns(terms: Terms, choices: Choices) -> dict[str, Any]:
    """Every column of a chapter that holds a term, by its name."""
    fixed = choices.growth == "fixed"
    return {
        "starts_on": terms.start,
        "ends_on": terms.start + LONGEST,
        "measured": choices.measured,
        "baseline": terms.baseline,
        "start_fraction": terms.start_fraction,
        "levels_taken": [str(level) for level in terms.levels_taken],
        "before": list(terms.before),
        "resolution": terms.resolution,
        "inc_kind": choices.growth,
        "inc_fraction": None if fixed or choices.growth == "none" else choices.step_fraction,
        "inc_amount": choices.step_amount if fixed else None,
        "step_days": terms.step_days,
        "goal": terms.goal,
        "weekdays": bits_of(terms.weekdays),
        "sessions_per_day": terms.sessions_per_day,
        "rest_minutes": choices.rest_minutes,
        "weekly_cap": terms.weekly_cap,
        "gate": terms.attendance_gate,
        "met_fraction": terms.met_fraction,
        "flare_back": terms.flare_rule.back_steps,
        "flare_days": terms.flare_rule.days,
        "flare_share": terms.flare_rule.share,
        "goal_hold_days": terms.goal_hold_days,
        "increments_allowed": terms.increments_allowed,
    }
