"""Declared events: who, when, once, and taken back before the day is over."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from accounts.models import Patient
from common.refusal import Refused
from pacing import selectors
from pacing.engine import PlanState
from pacing.models import ChapterSetAside, EventVoid, PlanEvent
from pacing.services import events
from tests.pacing.walker import MINUTE, NUMB, Walker


def test_a_flare_follows_the_rule_agreed_beforehand(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.flares(16)
    assert walking.quotas(15, 20) == [10, 9, 9, 9, 9, 9]
    assert [walking.state(number) for number in (16, 18, 19)] == ["FLARE", "FLARE", "RUNNING"]


def test_a_flare_reaches_every_plan_by_its_own_rule(walking: Walker) -> None:
    walking.walks(range(1, 10))
    second = _second_plan(walking, flare_back=0, flare_days=5)
    walking.walks(range(10, 14))
    walking.flares(13)
    assert (walking.quota(13), walking.state(16)) == (8, PlanState.RUNNING)
    assert (second.state(13), second.state(17)) == (PlanState.FLARE, PlanState.FLARE)


def test_a_flare_twice_on_a_day_is_one_flare(walking: Walker) -> None:
    assert walking.flares(2) == walking.flares(2)
    assert PlanEvent.objects.count() == 1


def test_a_flare_posted_again_the_next_day_is_the_same(walking: Walker) -> None:
    posted = uuid4()
    first = walking.flares(2, client_uuid=posted)
    assert walking.flares(3, client_uuid=posted) == first


@pytest.mark.parametrize("number", [1, 3])
def test_a_flare_is_for_today_only(walking: Walker, number: int) -> None:
    with pytest.raises(Refused, match="today only"):
        events.declare_flare(
            patient=walking.patient,
            on=walking.day(number),
            by=walking.user,
            now=walking.at(2),
            client_uuid=uuid4(),
        )


def test_without_a_plan_that_runs_there_is_no_flare_to_declare(walking: Walker) -> None:
    with pytest.raises(Refused, match="No plan runs yet"):
        walking.flares(0)


def test_nobody_declares_a_flare_for_another(walking: Walker, bob: Patient) -> None:
    with pytest.raises(Refused, match="belongs to"):
        events.declare_flare(
            patient=walking.patient,
            on=walking.day(2),
            by=bob.user,
            now=walking.at(2),
            client_uuid=uuid4(),
        )


def test_a_flare_taken_back_never_was(walking: Walker) -> None:
    walking.walks(range(1, 17))
    event = walking.flares(16)
    walking.takes_back(event, 16)
    assert walking.quotas(16, 18) == [10, 10, 10]
    assert selectors.flare_on(walking.patient, walking.day(16)) is None


def test_taking_back_twice_is_the_same_as_once(walking: Walker) -> None:
    event = walking.flares(2)
    assert walking.takes_back(event, 2) == walking.takes_back(event, 2)
    assert EventVoid.objects.count() == 1


def test_a_flare_can_be_declared_again_after_it_was_taken_back(walking: Walker) -> None:
    first = walking.flares(2)
    walking.takes_back(first, 2)
    assert walking.flares(2) != first
    assert walking.state(2) == PlanState.FLARE


def test_the_next_day_nothing_is_taken_back(walking: Walker) -> None:
    event = walking.flares(2)
    with pytest.raises(Refused, match="own day"):
        walking.takes_back(event, 3)


def test_until_four_in_the_morning_it_is_still_the_same_day(walking: Walker) -> None:
    event = walking.flares(2)
    night = walking.at(2) + timedelta(hours=14)
    assert night.date() == walking.day(3)
    events.take_back(event=event, by=walking.user, now=night, today=walking.day(2))
    assert walking.state(2) == PlanState.RUNNING


def test_a_safety_stop_is_never_taken_back(walking: Walker) -> None:
    walking.answers(2, NUMB, kind="worry")
    with pytest.raises(Refused, match="clinician"):
        walking.takes_back(PlanEvent.objects.get(), 2)


def test_a_flare_sets_aside_a_chapter_that_would_begin_in_it(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.changes("CONTINUES", 16, choices=walking.choices(step_days=14))
    walking.flares(16)
    assert ChapterSetAside.objects.count() == 1
    assert walking.quotas(16, 19) == [9, 9, 9, 9]
    assert walking.state(17) == PlanState.FLARE


def test_a_flare_taken_back_lets_the_chapter_begin(walking: Walker) -> None:
    walking.walks(range(1, 17))
    chapter = walking.changes("CONTINUES", 16, choices=walking.choices(step_days=14))
    walking.takes_back(walking.flares(16), 16)
    assert selectors.running_chapter(walking.plan, walking.day(17)) == chapter
    walking.flares(16, minutes=30)
    assert selectors.running_chapter(walking.plan, walking.day(17)) != chapter


def test_a_pause_asks_for_nothing_and_is_over_once_resumed(walking: Walker) -> None:
    walking.walks(range(1, 3))
    walking.is_declared("PAUSE", 3, last=9)
    walking.is_declared("RESUME", 6)
    assert walking.quotas(2, 6) == [8, None, None, None, 8]
    assert selectors.pause_on(walking.patient, walking.day(6)) is None
    assert selectors.pause_on(walking.patient, walking.day(5)) is not None


def test_a_hold_keeps_the_number(walking: Walker) -> None:
    walking.walks(range(1, 7))
    walking.is_declared("HOLD", 7, last=10)
    walking.walks(range(7, 12))
    assert walking.quotas(7, 12) == [8, 8, 8, 8, 8, 9]


def test_a_step_back_acts_on_its_day(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.is_declared("STEP_BACK", 17, steps=2)
    assert walking.quotas(16, 17) == [10, 8]


def test_a_lower_amount_lowers_for_its_dates(walking: Walker) -> None:
    walking.walks(range(1, 3))
    walking.is_declared("OVERRIDE", 3, last=4, quota=5 * MINUTE)
    assert walking.quotas(2, 5) == [8, 5, 5, 8]


def test_events_of_another_plan_do_not_reach_this_one(walking: Walker) -> None:
    walking.walks(range(1, 10))
    second = _second_plan(walking)
    walking.is_declared("STEP_BACK", 10, steps=1)
    assert selectors.events_of(second.plan) == []


def test_the_words_for_a_flare_are_kept_version_by_version(walking: Walker) -> None:
    first = _words(walking, ease="half the walk")
    assert _words(walking, ease=" half the walk ") == first
    second = _words(walking, ease="sit more")
    assert (first.version, second.version) == (1, 2)
    assert selectors.flare_plan(walking.patient) == second


def test_the_words_for_a_flare_are_short(walking: Walker) -> None:
    with pytest.raises(Refused, match="shorter"):
        _words(walking, ease="x" * 501)


def _second_plan(walking: Walker, **changed: Any) -> Walker:
    second = Walker(walking.patient, walking.day(9), walking.at(9), name="Standing")
    return second.starts(**changed).moved_to(walking.today)


def _words(walking: Walker, *, ease: str) -> Any:
    return events.write_flare_plan(
        patient=walking.patient, keep="", ease=ease, comfort="", tell="", now=walking.now
    )


def test_dates_of_today_are_the_persons_own(today: date, walking: Walker) -> None:
    late = walking.at(2) + timedelta(hours=14)
    event = events.declare_flare(
        patient=walking.patient,
        on=walking.day(2),
        by=walking.user,
        now=late,
        client_uuid=uuid4(),
    )
    assert event.first == today + timedelta(days=2)
