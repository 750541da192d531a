"""Closing a plan that may not grow and beginning another raises nothing."""

import pytest

from common.refusal import Refused
from pacing.models import Screening
from pacing.services import plans
from pacing.services.ceiling import ceiling
from tests.pacing.walker import MINUTE, WORSE, Walker


@pytest.fixture
def steady(walker: Walker) -> Walker:
    """Alice, whom exertion makes worse, on the fourth day of a steady plan of 8 minutes."""
    walker.is_cleared(walker.answers(0, WORSE))
    walker.begins()
    walker.tries(10, 10)
    walker.changes("STEADY", 0)
    walker.walks(range(1, 4))
    return walker


def begins_again(walker: Walker, minutes: int, number: int = 4) -> None:
    """Ends the plan and tries out anew for another one."""
    plans.close(plan=walker.plan, reason="", by=walker.user, now=walker.at(number))
    walker.tries(minutes, minutes, last=number)
    walker.begins(number)


@pytest.mark.parametrize(("minutes", "quota"), [(20, 8), (10, 8), (5, 6)])
def test_a_new_plan_starts_no_higher_than_the_steady_one_ended(
    steady: Walker, minutes: int, quota: int
) -> None:
    begins_again(steady, minutes)
    steady.changes("STEADY", 4)
    assert steady.quota(5) == quota


def test_a_small_last_number_makes_the_new_plan_count_more_finely(steady: Walker) -> None:
    steady.changes("STEADY", 4, amount=MINUTE)
    begins_again(steady, 60, number=5)
    steady.proposes("STEADY", 5)
    steady.changes("STEADY", 5, choices=steady.choices(resolution=300))
    assert steady.quota(6) == 1


def test_five_minutes_are_no_way_round_it(steady: Walker) -> None:
    steady.changes("STEADY", 4, amount=3 * MINUTE)
    plans.close(plan=steady.plan, reason="", by=steady.user, now=steady.at(5))
    steady.activity.entries.filter(purpose="TRIAL").delete()
    steady.begins(5)
    steady.changes("STEADY", 5)
    assert steady.quota(6) == 3


def test_plans_that_never_ran_hide_nothing(steady: Walker) -> None:
    begins_again(steady, 20)
    begins_again(steady, 30, number=5)
    assert ceiling(steady.plan) == 8 * MINUTE


def test_a_plan_of_another_activity_has_no_limit(steady: Walker) -> None:
    plans.close(plan=steady.plan, reason="", by=steady.user, now=steady.at(4))
    other = Walker(steady.patient, steady.today, steady.now, name="Choir")
    assert ceiling(other.begins(4)) is None


def test_where_answers_allow_growth_there_is_no_limit(steady: Walker) -> None:
    steady.is_cleared(steady.answers(4), 4)
    begins_again(steady, 20)
    steady.changes("FIRST", 4)
    assert steady.quota(5) == 12


def test_dates_drawn_up_before_the_answers_are_looked_at_again(walking: Walker) -> None:
    walking.walks(range(1, 4))
    begins_again(walking, 20)
    chapter = walking.proposes("STEADY", 4)
    worse: Screening = walking.answers(4, WORSE, minutes=5)
    walking.is_cleared(worse, 4, minutes=6)
    with pytest.raises(Refused, match="new dates"):
        walking.agrees(chapter, 4)
