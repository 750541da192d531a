"""Plans begun, several at once, ended; and what can be tried."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest

from accounts.models import Patient
from common.refusal import Refused
from diary.models import Purpose
from diary.services import activities, entries
from goals.models import Goal
from pacing import selectors
from pacing.choices import Choices, mean_of
from pacing.engine import BaselineError, Statistic
from pacing.models import Decision, Plan
from pacing.services import drafts, plans
from tests.pacing.walker import MINUTE, NUMB, Walker


def test_an_activity_has_one_open_plan(walker: Walker) -> None:
    assert walker.begins() == walker.begins()
    assert selectors.open_plan_for(walker.activity) == walker.plan
    assert selectors.active_plan_for(walker.activity) is None


def test_an_ended_plan_makes_room_for_a_new_one(walking: Walker) -> None:
    assert selectors.active_plan_for(walking.activity) == walking.plan
    first = walking.plan
    plans.close(plan=first, reason=" enough ", by=walking.user, now=walking.at(3))
    assert walking.begins(3) != first
    assert Plan.objects.get(pk=first.pk).closed_reason == "enough"


def test_ending_twice_keeps_the_first_time(walking: Walker) -> None:
    first = plans.close(plan=walking.plan, reason="", by=walking.user, now=walking.at(3))
    again = plans.close(plan=walking.plan, reason="x", by=walking.user, now=walking.at(4))
    assert (again.closed_at, again.closed_reason) == (first.closed_at, "")


def test_ending_a_plan_withdraws_what_waits(walking: Walker) -> None:
    chapter = walking.proposes("CONTINUES", 2)
    plans.close(plan=walking.plan, reason="", by=walking.user, now=walking.at(2))
    assert Decision.objects.get(chapter=chapter).outcome == "WITHDRAWN"


def test_a_plan_is_for_ones_own_activity_and_goal(walker: Walker, bob: Patient) -> None:
    goal = Goal.objects.create(
        patient=bob, text="read", created_at=walker.now, updated_at=walker.now
    )
    with pytest.raises(Refused, match="goal is not"):
        _begins(walker, goal=goal)
    other = Walker(bob, walker.today, walker.now)
    with pytest.raises(Refused, match="activity is not"):
        _begins(walker, activity=other.activity)
    with pytest.raises(Refused, match="belongs to"):
        _begins(walker, by=bob.user)


def test_an_archived_activity_gets_no_plan(walker: Walker) -> None:
    activities.archive_activity(activity=walker.activity, now=walker.now)
    with pytest.raises(Refused, match="not on your list"):
        walker.begins()


def test_three_plans_are_enough(walker: Walker) -> None:
    walker.begins()
    for name in ("Standing", "Sitting"):
        Walker(walker.patient, walker.today, walker.now, name=name).begins()
    with pytest.raises(Refused, match="Three plans"):
        Walker(walker.patient, walker.today, walker.now, name="Reading").begins()
    assert len(selectors.open_plans(walker.patient)) == 3


def test_a_second_plan_waits_for_a_step_up_of_the_first(walking: Walker) -> None:
    walking.walks(range(1, 9))
    with pytest.raises(Refused, match="one step up"):
        _next_plan(walking, 7, name="Sitting")
    second = _next_plan(walking, 8)
    assert len(selectors.active_plans(second.patient)) == 2


def test_a_step_back_since_does_not_count_against_it(walking: Walker) -> None:
    walking.walks(range(1, 10))
    walking.changes("REDUCED", 10)
    assert _next_plan(walking, 10).plan.state


def test_a_fourth_plan_does_not_run(walking: Walker) -> None:
    walking.walks(range(1, 9))
    for name in ("Standing", "Sitting"):
        _next_plan(walking, 8, name=name)
    fourth = Walker(walking.patient, walking.day(8), walking.at(8), name="Reading")
    fourth.plan = Plan.objects.create(
        patient=walking.patient, activity=fourth.activity, created_at=walking.at(8)
    )
    with pytest.raises(Refused, match="Three plans"):
        fourth.proposes()


@pytest.mark.parametrize("number", range(8, 15))
def test_no_two_windows_end_on_one_date(walking: Walker, number: int) -> None:
    walking.walks(range(1, number + 1))
    second = _next_plan(walking, number)
    chapter = selectors.chapters_of(second.plan)[0]
    assert 1 <= (chapter.starts_on - walking.day(number)).days <= 4
    assert (chapter.starts_on - walking.day(1)).days % 7


def test_windows_of_other_lengths_meet_as_seldom_as_can_be(walking: Walker) -> None:
    walking.walks(range(1, 9))
    second = _next_plan(walking, 8, step_days=14)
    starts = selectors.chapters_of(second.plan)[0].starts_on
    assert (starts - walking.day(1)).days % 7


def test_a_plan_that_starts_later_is_kept_clear_of_too(walking: Walker) -> None:
    walking.walks(range(1, 9))
    second = _next_plan(walking, 8)
    third = _next_plan(walking, 8, name="Sitting")
    starts = {selectors.chapters_of(each.plan)[0].starts_on for each in (second, third)}
    assert len({(on - walking.day(1)).days % 7 for on in starts} | {0}) == 3


def test_a_plan_without_a_next_step_is_in_nobodys_way(walking: Walker) -> None:
    walking.walks(range(1, 9))
    walking.changes("STEADY", 9)
    second = _next_plan(walking, 9)
    assert selectors.chapters_of(second.plan)[0].starts_on == walking.day(10)


def test_of_several_tries_on_a_date_the_largest_counts(walker: Walker) -> None:
    walker.begins()
    walker.tries(5, 8)
    walker.note(-1, 9 * MINUTE, Purpose.TRIAL)
    walker.note(-1, 1 * MINUTE, Purpose.TRIAL)
    assert [each.amount for each in selectors.trials(walker.plan)] == [5 * MINUTE, 9 * MINUTE]


def test_tries_lie_within_fourteen_days_and_are_seven_at_most(walker: Walker) -> None:
    walker.begins()
    walker.tries(*range(1, 10))
    walker.note(-30, 20 * MINUTE, Purpose.TRIAL)
    found = selectors.trials(walker.plan)
    assert [each.amount for each in found] == [MINUTE * each for each in range(3, 10)]
    walker.note(10, 5 * MINUTE, Purpose.TRIAL)
    assert selectors.trials(walker.plan)[0].on == walker.day(-3)


def test_removed_and_other_entries_are_no_tries(walker: Walker) -> None:
    walker.begins()
    gone = walker.note(-1, 5 * MINUTE, Purpose.TRIAL)
    entries.remove(entry=gone, by=walker.user, now=walker.now)
    walker.note(-2, 5 * MINUTE, Purpose.OTHER)
    assert selectors.trials(walker.plan) == ()


def test_the_diary_can_stand_in_for_tries(walker: Walker) -> None:
    walker.begins()
    for number in (-20, -3, -2, -1):
        walker.note(number, 6 * MINUTE, Purpose.OTHER)
    found = selectors.diary_days(walker.plan, walker.today)
    assert [each.on for each in found] == [walker.day(number) for number in (-3, -2, -1)]


def test_what_a_chapter_used_is_not_used_again(walking: Walker) -> None:
    assert selectors.trials(walking.plan) == ()
    walking.note(3, 12 * MINUTE, Purpose.TRIAL)
    assert [each.on for each in selectors.trials(walking.plan)] == [walking.day(3)]


def test_a_draft_is_kept_until_it_is_agreed_to(walker: Walker) -> None:
    walker.answers()
    walker.begins()
    walker.tries(10, 8)
    changed = walker.choices(step_days=21, goal=20 * MINUTE, weekdays=frozenset({1, 3}))
    drafts.save_choices(plan=walker.plan, choices=changed)
    assert drafts.choices_of(Plan.objects.get()) == changed
    walker.changes("FIRST", 0, choices=changed)
    assert Plan.objects.get().draft == {}


def test_before_the_answers_a_draft_moves_no_plan_on(walker: Walker) -> None:
    walker.begins()
    choices = Choices.defaults(unit="SECONDS")
    assert drafts.save_choices(plan=walker.plan, choices=choices).state == "DRAFT"


def test_other_units_need_a_try(walker: Walker) -> None:
    walker.activity.unit = "STEPS"
    walker.activity.save()
    walker.begins()
    with pytest.raises(BaselineError):
        drafts.choices_of(walker.plan)


def test_the_median_may_be_used(walker: Walker) -> None:
    walker.begins()
    walker.tries(5, 6, 20)
    tried = selectors.trials(walker.plan)
    choices = walker.choices().tried_again(tried, by=Statistic.MEDIAN)
    assert choices.start_from == 6 * MINUTE
    assert mean_of(tried) == Fraction(31 * MINUTE, 3)


def test_a_plan_in_a_hold_can_be_ended(walking: Walker) -> None:
    walking.answers(2, NUMB)
    row = plans.close(plan=walking.plan, reason="", by=walking.user, now=walking.at(2))
    assert row.state == "CLOSED"


def test_what_comes_next_is_known(walking: Walker) -> None:
    assert selectors.coming_chapter(walking.plan, walking.day(0)) is not None
    assert selectors.coming_chapter(walking.plan, walking.day(1)) is None


def _begins(walker: Walker, **changed: Any) -> Plan:
    given = {
        "patient": walker.patient,
        "activity": walker.activity,
        "goal": None,
        "by": walker.user,
        "now": walker.now,
        "today": walker.today,
    }
    return plans.begin(**{**given, **changed})


def _next_plan(walking: Walker, number: int, name: str = "Standing", **changed: Any) -> Walker:
    other = Walker(walking.patient, walking.day(number), walking.at(number), name=name)
    assert other.now - walking.now == timedelta(days=number)
    return other.starts(**changed)
