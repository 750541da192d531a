"""How high a plan may start that may not grow: to close one and begin another raises nothing."""

from dataclasses import replace
from fractions import Fraction

from pacing.adapters import stand
from pacing.choices import Choices
from pacing.engine import floor_to_resolution
from pacing.models import Plan
from pacing.selectors import closed_plans_of, permit


def ceiling(plan: Plan) -> int | None:
    """While the safety answers allow no growth: the number, in base units, at which the latest
    plan of the same activity ended. None where they allow it, or none has run.
    """
    if permit(plan.patient).increments:
        return None
    for ended in closed_plans_of(plan.activity_id):
        assert ended.closed_at is not None
        stands = stand(ended, plan.patient.day_of(ended.closed_at))
        if stands is not None:
            return stands.quota
    return None


def at_most(choices: Choices, most: int | None) -> Choices:
    """The choices with a first number that is not above `most` base units, if that is given."""
    if most is None or choices.first_quota <= most:
        return choices
    resolution = min(choices.resolution, most)
    first = floor_to_resolution(Fraction(most), resolution)
    return replace(
        choices,
        resolution=resolution,
        start_fraction=Fraction(first) / choices.start_from,
        goal=choices.goal if resolution == choices.resolution else None,
    )
