"""Holds, releases and when the questions are asked. “Safety” in docs/engine.md."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from accounts.models import Patient
from common.refusal import Refused
from diary.models import FlareEpisode
from pacing import selectors
from pacing.engine import PlanState
from pacing.models import Clearance, PlanEvent, Screening
from pacing.screening import ANSWERS_ALL_CLEAR
from pacing.selectors import Need
from pacing.services import plans, safety
from tests.pacing.walker import CHEST, NUMB, WORSE, Answers, Walker

STEP_ONE: Answers = {
    "mind_often": 3,
    "mind_badly": 3,
    "slight_body": False,
    "slight_mind": False,
    "lasts": "under_1",
}


@pytest.mark.parametrize("answers", [WORSE, NUMB])
def test_answers_that_say_stop_hold_a_running_plan_at_once(
    walking: Walker, answers: Answers
) -> None:
    walking.walks(range(1, 3))
    screening = walking.answers(2, answers, kind="wk2", minutes=5)
    event = PlanEvent.objects.get()
    assert (event.kind, event.first, event.screening) == (
        "SAFETY_HOLD",
        walking.day(2),
        screening,
    )
    assert (walking.quotas(1, 3), walking.state(2)) == ([8, None, None], "SAFETY_HOLD")


def test_the_day_shows_the_hold_at_once(walking: Walker) -> None:
    walking.walks(range(1, 3))
    walking.answers(2, NUMB, minutes=5)
    row = walking.shows(2, minutes=6)
    assert row is not None
    assert (row.version, row.quota, row.state) == (2, None, "SAFETY_HOLD")


@pytest.mark.parametrize("answers", [CHEST, {}])
def test_other_answers_hold_nothing(walking: Walker, answers: Answers) -> None:
    walking.answers(2, answers, kind="wk2")
    assert not PlanEvent.objects.exists()


def test_without_a_plan_that_runs_there_is_nothing_to_hold(walker: Walker) -> None:
    walker.begins()
    walker.answers(0, NUMB)
    assert not PlanEvent.objects.exists()


def test_the_same_answers_posted_twice_are_one(walking: Walker) -> None:
    posted = uuid4()
    rows = [
        safety.answer(
            patient=walking.patient,
            kind="worry",
            answers={**ANSWERS_ALL_CLEAR, **NUMB},
            on=walking.day(2),
            by=walking.user,
            now=walking.at(2),
            client_uuid=posted,
        )
        for _time in range(2)
    ]
    assert rows[0] == rows[1]
    assert PlanEvent.objects.count() == 1


def test_two_stops_on_a_day_are_one_hold(walking: Walker) -> None:
    walking.answers(2, NUMB)
    walking.answers(2, WORSE, minutes=1)
    assert PlanEvent.objects.count() == 1


def test_an_answer_left_out_is_asked_for(walker: Walker) -> None:
    with pytest.raises(Refused, match="every question"):
        walker.answers(0, {"heavy_often": 9})
    assert not Screening.objects.exists()


def test_a_hold_ends_the_day_after_with_a_clearance(walking: Walker) -> None:
    walking.walks(range(1, 3))
    screening = walking.answers(2, NUMB)
    clearance = walking.is_cleared(screening, 2)
    release = PlanEvent.objects.get(kind="SAFETY_RELEASE")
    assert (release.first, release.clearance) == (walking.day(3), clearance)
    assert walking.quotas(1, 3) == [8, None, 8]
    assert selectors.standing_hold(walking.patient) is None


def test_new_worries_on_the_day_of_a_release_hold_again(walking: Walker) -> None:
    walking.is_cleared(walking.answers(2, NUMB), 2)
    again = walking.answers(2, NUMB, minutes=5)
    assert walking.state(3) == PlanState.SAFETY_HOLD
    walking.is_cleared(again, 2, minutes=6)
    assert (walking.state(3), walking.state(4)) == ("SAFETY_HOLD", "RUNNING")


def test_a_later_no_ends_no_hold_without_a_clearance(walking: Walker) -> None:
    walking.answers(2, NUMB)
    later = walking.answers(4)
    assert walking.state(5) == PlanState.SAFETY_HOLD
    assert selectors.permit(walking.patient).need is Need.CLEARANCE
    walking.is_cleared(later, 5)
    assert walking.state(6) == PlanState.RUNNING


def test_a_clearance_from_before_the_hold_ends_nothing(walking: Walker) -> None:
    first = Screening.objects.get()
    walking.answers(2, NUMB)
    walking.is_cleared(first, 3)
    assert walking.state(4) == PlanState.SAFETY_HOLD


def test_after_worsening_only_a_steady_chapter_ends_the_hold(walking: Walker) -> None:
    walking.walks(range(1, 17))
    screening = walking.answers(16, WORSE, minutes=1)
    walking.is_cleared(screening, 17)
    assert walking.state(18) == PlanState.SAFETY_HOLD
    walking.changes("STEADY", 18)
    assert (walking.state(18), walking.quotas(17, 18)) == (PlanState.STEADY, [None, 9])


def test_a_steady_chapter_agreed_before_the_clearance_waits_for_it(walking: Walker) -> None:
    walking.walks(range(1, 3))
    walking.changes("STEADY", 3)
    screening = walking.answers(3, WORSE, minutes=1)
    assert walking.state(4) == PlanState.SAFETY_HOLD
    walking.is_cleared(screening, 4)
    assert (walking.state(4), walking.state(5)) == (PlanState.STEADY, PlanState.STEADY)


def test_every_plan_has_to_be_steady(walking: Walker) -> None:
    walking.walks(range(1, 10))
    second = Walker(walking.patient, walking.day(9), walking.at(9), name="Standing").starts()
    screening = second.answers(2, WORSE)
    second.is_cleared(screening, 2)
    second.changes("STEADY", 3)
    assert second.state(4) == PlanState.SAFETY_HOLD
    plans.close(plan=walking.plan, reason="", by=walking.user, now=second.at(4))
    assert second.state(5) == PlanState.STEADY


def test_after_worsening_a_later_no_and_its_clearance_let_the_plan_grow(walking: Walker) -> None:
    walking.answers(2, WORSE)
    walking.is_cleared(walking.answers(10), 10)
    assert (walking.state(10), selectors.permit(walking.patient).increments) == ("RUNNING", True)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"given_by_name": " "}, "who told you"),
        ({"given_by_role": ""}, "who told you"),
        ({"given_on": date(2026, 4, 8)}, "not come yet"),
        ({"given_on": date(2026, 4, 6)}, "before you gave"),
    ],
)
def test_a_clearance_says_who_and_when(
    walker: Walker, changed: dict[str, object], words: str
) -> None:
    screening = walker.answers(0, CHEST)
    given = {"given_by_name": "Dr Khan", "given_by_role": "GP", "given_on": walker.today}
    with pytest.raises(Refused, match=words):
        safety.record_clearance(
            screening=screening,
            note="",
            by=walker.user,
            now=walker.now,
            today=walker.today,
            client_uuid=uuid4(),
            **{**given, **changed},  # type: ignore[arg-type]
        )


def test_a_clearance_posted_twice_is_one(walking: Walker) -> None:
    screening, posted = walking.answers(2, NUMB), uuid4()
    for _time in range(2):
        safety.record_clearance(
            screening=screening,
            given_by_name="Dr Khan",
            given_by_role="GP",
            given_on=walking.day(2),
            note="slowly",
            by=walking.user,
            now=walking.at(2),
            today=walking.day(2),
            client_uuid=posted,
        )
    assert (Clearance.objects.count(), PlanEvent.objects.count()) == (1, 2)


def test_a_hold_without_answers_needs_any_later_clearance(walking: Walker) -> None:
    screening = Screening.objects.get()
    PlanEvent.objects.create(
        patient=walking.patient,
        kind="SAFETY_HOLD",
        first=walking.day(2),
        by=walking.user,
        at=walking.at(2),
        client_uuid=uuid4(),
    )
    walking.is_cleared(screening, 3)
    assert walking.state(3) == PlanState.RUNNING


def test_nothing_answered_means_everything_is_asked(alice: Patient, today: date) -> None:
    assert selectors.permit(alice) == selectors.may_begin_plan(alice, today)
    assert selectors.permit(alice).need is Need.ANSWERS
    assert not selectors.permit(alice).allowed
    assert selectors.screening_due(alice, today) == Screening.Kind.FIRST


def test_the_questions_come_after_2_6_and_12_weeks(walking: Walker) -> None:
    walking.walks(range(1, 3))
    due = [_due(walking, number) for number in (14, 15, 42, 43, 84, 85)]
    assert due == [None, "wk2", "wk2", "wk6", "wk6", "wk12"]


def test_once_answered_they_rest_until_the_next_time(walking: Walker) -> None:
    walking.answers(15, kind="wk2")
    assert [_due(walking, number) for number in (15, 42, 43)] == [None, None, "wk6"]
    walking.answers(90, kind="wk12")
    assert _due(walking, 300) is None


def test_step_one_alone_is_asked_again_after_two_weeks(walker: Walker) -> None:
    walker.answers(0, STEP_ONE)
    assert [_due(walker, number) for number in (13, 14)] == [None, "wk2"]
    assert selectors.may_begin_plan(walker.patient, walker.day(13)).allowed
    assert selectors.may_begin_plan(walker.patient, walker.day(14)).need is Need.ANSWERS


def test_flares_in_a_row_for_more_than_seven_days_ask_again(walking: Walker) -> None:
    for number in (2, 3, 5):
        walking.flares(number)
    assert _due(walking, 9) is None
    walking.flares(8)
    assert [_due(walking, number) for number in (8, 9, 12)] == [
        None,
        "after_flare",
        "after_flare",
    ]
    walking.answers(9, kind="after_flare", minutes=1)
    assert _due(walking, 12) is None


def test_flares_apart_ask_nothing(walking: Walker) -> None:
    for number in (2, 6, 10):
        walking.flares(number)
    assert _due(walking, 13) is None


def test_a_long_flare_in_the_diary_asks_again(walking: Walker) -> None:
    FlareEpisode.objects.create(patient=walking.patient, first_on=walking.day(2))
    assert [_due(walking, number) for number in (8, 9)] == [None, "after_flare"]
    walking.answers(9, minutes=1)
    assert _due(walking, 10) is None


def test_safety_answers_reach_a_chapter_whatever_their_date(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.answers(16, NUMB, minutes=1)
    permit = selectors.permit(walking.patient)
    assert permit.need is Need.CLEARANCE
    walking.is_cleared(Screening.objects.latest("at"), 16)
    walking.changes("CONTINUES", 17)
    assert walking.state(18) == PlanState.RUNNING


def test_a_clearance_without_a_hold_releases_nothing(walker: Walker) -> None:
    walker.is_cleared(walker.answers(0, CHEST))
    assert not PlanEvent.objects.exists()


def test_holds_are_declared_by_their_own_person_only(walking: Walker, bob: Patient) -> None:
    other = Walker(bob, walking.today, walking.now)
    other.starts()
    other.answers(2, NUMB)
    assert walking.state(2) == PlanState.RUNNING
    assert not selectors.declared(walking.patient).exists()


def test_a_pause_does_not_hide_a_hold(walking: Walker) -> None:
    walking.is_declared("PAUSE", 2, last=4)
    walking.answers(3, NUMB)
    assert [walking.state(number) for number in (2, 3)] == ["PAUSED", "SAFETY_HOLD"]


def _due(walker: Walker, number: int) -> str | None:
    return selectors.screening_due(walker.patient, walker.day(number))


def test_a_release_is_never_dated_before_its_hold(walking: Walker) -> None:
    screening = walking.answers(2, NUMB)
    walking.is_cleared(screening, 9)
    release = PlanEvent.objects.get(kind="SAFETY_RELEASE")
    assert release.first == walking.day(9)
    assert release.first - PlanEvent.objects.get(kind="SAFETY_HOLD").first == timedelta(days=7)
