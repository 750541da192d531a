"""A plan whose only chapter was set aside by a flare: agreed to, never begun."""

import pytest

from pacing.models import Plan
from pacing.services import plans
from pacing.services.running import first_start
from tests.pacing.walker import NUMB, Walker


@pytest.fixture
def reading(walking: Walker) -> Walker:
    """A second plan, agreed to on day 11, with the first one a step up."""
    walking.walks(range(1, 12))
    second = Walker(walking.patient, walking.today, walking.now, "Reading")
    second.answers(11)
    second.begins(11)
    second.tries(11, 9, 10, last=10)
    second.changes("FIRST", 11, choices=second.choices(flare_days=5))
    return second


def _state(walker: Walker) -> str:
    return Plan.objects.get(pk=walker.plan.pk).state


def test_a_plan_that_never_began_waits_for_new_dates(walking: Walker, reading: Walker) -> None:
    walking.flares(11)
    assert _state(reading) == Plan.State.BASELINE
    assert _state(walking) == Plan.State.ACTIVE


def test_its_choices_are_kept_as_they_were_agreed(walking: Walker, reading: Walker) -> None:
    walking.flares(11)
    reading.plan.refresh_from_db()
    assert reading.choices().flare_days == 5
    assert len(reading.choices().tried) == 3


def test_a_flare_taken_back_lets_it_begin_after_all(walking: Walker, reading: Walker) -> None:
    walking.takes_back(walking.flares(11), 11)
    assert _state(reading) == Plan.State.ACTIVE
    assert reading.quota(12) == 8


def test_a_plan_that_was_ended_meanwhile_stays_ended(walking: Walker, reading: Walker) -> None:
    event = walking.flares(11)
    plans.close(plan=reading.plan, reason="", by=reading.user, now=reading.at(11, minutes=15))
    walking.takes_back(event, 11)
    assert _state(reading) == Plan.State.CLOSED


def test_once_the_flare_is_over_it_is_agreed_to_anew(walking: Walker, reading: Walker) -> None:
    walking.flares(11)
    reading.plan.refresh_from_db()
    reading.changes("FIRST", 16)
    assert _state(reading) == Plan.State.ACTIVE
    assert reading.quota(17) == 8


def test_the_other_plan_can_still_be_changed(walking: Walker, reading: Walker) -> None:
    walking.flares(11)
    assert first_start(walking.plan, step_days=7, today=walking.day(15)) == walking.day(16)


def test_a_safety_stop_can_still_be_ended(walking: Walker, reading: Walker) -> None:
    walking.flares(11)
    walking.is_cleared(walking.answers(12, NUMB, kind="worry"), 12)
    assert walking.state(13) == "FLARE"
