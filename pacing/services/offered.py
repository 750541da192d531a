"""Changes of a plan that would change nothing."""

from datetime import date
from enum import StrEnum

from pacing.adapters import Stand, stand
from pacing.engine import PlanState
from pacing.models import Chapter, Plan
from pacing.selectors import hold_on, permit
from pacing.services.drafts import choices_from
from pacing.services.drawing_up import quota_of

Kind = Chapter.Kind


class Because(StrEnum):
    """Why a change is not offered."""

    LOWEST = "lowest"
    STEADY = "steady"
    AT_GOAL = "at_goal"
    AWAY = "away"
    GROWS = "grows"
    ON_HOLD = "on_hold"


def without_effect(plan: Plan, *, today: date) -> dict[Chapter.Kind, Because]:
    """The kinds of change that leave every number as it is, or that the plan can't take now."""
    stands = stand(plan, today)
    if stands is None:
        return {}
    if stands.state == PlanState.REBASELINE_DUE:
        return {Kind.CONTINUES: Because.AWAY, Kind.REDUCED: Because.AWAY}
    may_grow = permit(plan.patient).increments
    found: dict[Chapter.Kind, Because] = {}
    if _is_lowest(stands):
        found[Kind.REDUCED] = Because.LOWEST
    elif stands.chapter.increments_allowed and not may_grow:
        found[Kind.REDUCED] = Because.GROWS
    if hold_on(plan.patient, today) is not None:
        found[Kind.NEW_TRIALS] = Because.ON_HOLD
    if not stands.chapter.increments_allowed:
        found[Kind.STEADY] = Because.STEADY
    elif stands.quota == stands.chapter.goal and may_grow:
        found[Kind.STEADY] = Because.AT_GOAL
    return found


def _is_lowest(stands: Stand) -> bool:
    choices = choices_from(stands.chapter)
    return quota_of(stands.levels[0], choices) == quota_of(stands.levels[-1], choices)
