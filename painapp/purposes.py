"""What an activity can be noted for on a date: the plan decides, the person chooses."""

from datetime import date

from diary.models import Purpose
from pacing import selectors
from pacing.models import Plan


def purposes_on(plan: Plan | None, on: date) -> tuple[Purpose, ...]:
    """What fits that date, the likeliest first; `plan` is the open plan of the activity.

    A planned session needs a plan that runs on that date (docs/engine.md).
    """
    if plan is None:
        return (Purpose.OTHER,)
    runs = plan.state == Plan.State.ACTIVE and selectors.running_chapter(plan, on) is not None
    if runs:
        return (Purpose.PLANNED, Purpose.OTHER, Purpose.TRIAL)
    return (Purpose.TRIAL, Purpose.OTHER)
