"""The sentence beside each number."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from pacing import adapters
from pacing.adapters.values import events as events_to_engine
from pacing.engine import ReasonCode, Session, plan_day, timeline
from pacing.models import Chapter, Screening
from pacing.presenters.reason import sentence, sentence_of
from pacing.selectors import hold_on
from tests.pacing.walker import MINUTE, NUMB, Walker

SHAME = re.compile(r"fail|miss|should|must|streak|!|pain|hurt|good day|bad day", re.IGNORECASE)


def why(walker: Walker, number: int) -> str:
    return sentence(adapters.days_for([walker.plan], walker.day(number))[walker.plan.pk])


def why_on_hold(walker: Walker, number: int) -> str:
    reading = adapters.days_for([walker.plan], walker.day(number))[walker.plan.pk]
    return sentence(reading, hold=hold_on(walker.patient, walker.day(number)))


def test_at_the_start_it_says_where_the_number_came_from(walking: Walker) -> None:
    assert why(walking, 1) == (
        "You could do 10 minutes when you tried it. So you started at 8 minutes, 80 %. "
        "Next step: Wednesday 15 April, if you do at least 5 of 7 sessions."
    )


def test_after_steps_it_says_how_many_and_how_large(walking: Walker) -> None:
    walking.walks(range(1, 17))
    assert why(walking, 16) == (
        "You did what you planned, so you took a step up. "
        "You could do 10 minutes when you tried it. So you started at 8 minutes, 80 %. "
        "You are 2 steps above it. A step is 1 minute. "
        "Next step: Wednesday 29 April, if you do at least 5 of 7 sessions."
    )


def test_a_number_that_was_chosen_is_said_to_be(walker: Walker) -> None:
    walker.answers()
    walker.begins()
    walker.changes("FIRST", 0)
    assert "You chose to start at 5 minutes." in why(walker, 1)


def test_in_a_flare_it_says_until_when(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.flares(16)
    assert why(walking, 16).startswith(
        "In a flare you do 9 minutes, as you agreed. From Sunday 26 April you go on."
    )


def test_a_flare_on_a_day_off_says_so_too(walker: Walker) -> None:
    walker.starts()
    walker.flares(2)
    reading = adapters.days_for([walker.plan], walker.day(2))[walker.plan.pk]
    off = replace(reading.day, quota=None, is_due=False, parts=())
    said = sentence_of(off, reading.chapter, unit="SECONDS")
    assert said.startswith("You are in a flare. From Sunday 12 April")


def test_a_steady_number_says_that_it_does_not_grow(walking: Walker) -> None:
    walking.walks(range(1, 3))
    walking.changes("STEADY", 3)
    assert why(walking, 3) == "You agreed to stay at this number. It does not grow."


def test_a_hold_says_how_it_ends(walking: Walker) -> None:
    walking.answers(2, NUMB)
    assert why(walking, 2) == "Your plan is on hold for your safety. You keep your steps."
    clinician = "until a clinician has said that it is all right"
    assert clinician in why_on_hold(walking, 2)
    walking.is_cleared(Screening.objects.latest("at"), 2)
    assert why_on_hold(walking, 2).endswith("You go on from Friday 10 April.")


def test_after_a_break_the_number_is_lower_only_where_it_was_higher(walking: Walker) -> None:
    walking.walks(range(1, 24))
    assert "a little lower than before" in why(walking, 38)
    assert walking.quotas(37, 38) == [11, 9]


def test_after_a_break_at_the_lowest_step_it_is_not_said_to_be_lower(walking: Walker) -> None:
    walking.walks([1])
    assert walking.quotas(15, 16) == [8, 8]
    assert why(walking, 16).startswith("There was a break. You go on from your lowest step.")


def test_a_goal_is_named(walker: Walker) -> None:
    walker.starts(goal=9 * MINUTE)
    walker.walks(range(1, 9))
    assert why(walker, 8).startswith("You are at your goal: 9 minutes.")
    walker.walks(range(9, 23))
    assert why(walker, 22).startswith("You reached your goal.")


def test_a_share_of_the_amount_before_is_said_as_one(walker: Walker) -> None:
    changed = {"growth": "compounding", "step_fraction": Fraction(1, 10), "goal": 20 * MINUTE}
    walker.starts(**changed)
    walker.walks(range(1, 9))
    assert "A step is 10 % of the amount before." in why(walker, 8)


def test_a_fixed_step_is_said_as_it_is(walker: Walker) -> None:
    walker.starts(growth="fixed", step_amount=90, step_fraction=None)
    walker.walks(range(1, 9))
    assert "A step is 1½ minutes." in why(walker, 8)


def test_a_step_of_odd_size_is_not_named(walker: Walker) -> None:
    walker.answers()
    walker.begins()
    walker.tries(11, 10, 10)
    walker.note(-1, 661, "TRIAL")  # type: ignore[arg-type]
    walker.changes("FIRST", 0, choices=walker.choices(step_fraction=Fraction(13, 100)))
    walker.walks(range(1, 9))
    assert "You are 1 step above it. Next" in why(walker, 8)


def test_after_52_weeks_it_asks_for_new_dates(walking: Walker) -> None:
    chapter = Chapter.objects.get()
    days = [walking.day(number) for number in range(1, 366)]
    done = [Session(on=on, amount=86_400) for on in days]
    rows = timeline(
        adapters.terms(chapter), events=events_to_engine(chapter, []), sessions=done, last=days[-1]
    )
    assert [row.state for row in rows[-2:]] == ["RUNNING", "HELD"]
    last, after = (sentence_of(row, chapter, unit="SECONDS") for row in rows[-2:])
    assert after.startswith("Your 52 weeks are over. The number stays")
    assert "Next step" not in last + after


def test_what_was_shown_keeps_its_reason(walking: Walker) -> None:
    walking.walks(range(1, 9))
    first = why(walking, 8)
    for entry in walking.activity.entries.filter(purpose="PLANNED")[:3]:
        entry.delete()
    assert why(walking, 8) == first


def test_a_gate_of_nothing_asks_for_nothing(walking: Walker) -> None:
    chapter = Chapter.objects.get()
    terms = replace(adapters.terms(chapter), attendance_gate=Fraction(0))
    said = sentence_of(plan_day(terms, on=walking.day(1)), chapter, unit="SECONDS")
    assert said.endswith("Next step: Wednesday 15 April.")


@pytest.mark.parametrize("code", list(ReasonCode))
def test_every_cause_has_words_without_praise_or_blame(walker: Walker, code: ReasonCode) -> None:
    walker.starts(goal=12 * MINUTE)
    walker.flares(2)
    reading = adapters.days_for([walker.plan], walker.day(2))[walker.plan.pk]
    day = replace(reading.day, reason=replace(reading.day.reason, code=code))
    said = sentence_of(day, reading.chapter, unit="SECONDS")
    assert len(said) > 20
    assert not SHAME.search(said)


def test_a_lower_amount_says_that_it_is_for_a_while(walking: Walker) -> None:
    walking.is_declared("OVERRIDE", 2, last=3, quota=5 * MINUTE)
    assert why(walking, 2).startswith("The number is lower for a while")
