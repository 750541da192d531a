"""The walk date by date gives what the timeline gives, and refuses to change the past."""

import pickle
from datetime import date, timedelta
from fractions import Fraction

import pytest

from pacing.engine import (
    Course,
    Flare,
    Pause,
    PlanState,
    Session,
    StepBack,
    TermsError,
    plan_day,
    split,
    timeline,
)
from tests.engine.walk import (
    HUNDRED,
    START,
    day,
    done,
    exact_sessions,
    facts,
    pause,
    plan,
    refused,
    walk,
)


def test_a_course_walked_to_a_date_shows_the_timelines_rows() -> None:
    course, rows = Course(HUNDRED, events=[Flare(on=day(9))]), []
    for session in exact_sessions(HUNDRED, days=30, events=[Flare(on=day(9))]):
        rows.append(course.today())
        course.close([session])
    assert tuple(rows) == walk(days=30, events=[Flare(on=day(9))])


def test_asking_twice_changes_nothing() -> None:
    course = Course(HUNDRED, events=[StepBack(on=START)])
    assert course.today() == course.today()
    assert course.quota == 80


def test_a_date_may_end_without_being_asked_about() -> None:
    course = Course(HUNDRED)
    for number in range(1, 8):
        course.close([done(number, 80)])
    assert (course.on, course.quota) == (day(8), 90)


def test_an_event_declared_on_the_way_acts_as_if_it_had_been_known() -> None:
    course = Course(HUNDRED)
    course.close()
    course.declare(Flare(on=day(2)))
    assert course.today() == plan_day(HUNDRED, events=[Flare(on=day(2))], on=day(2))


def test_an_event_of_a_date_that_is_decided_is_refused() -> None:
    course = Course(HUNDRED)
    course.today()
    assert refused(lambda: course.declare(Flare(on=day(1)))) == "ValueError"
    assert refused(lambda: course.declare(Flare(on=day(2)))) == "accepted"


def test_an_event_of_a_date_that_is_over_is_refused() -> None:
    course = Course(HUNDRED)
    course.close()
    assert refused(lambda: course.declare(pause(1, 9))) == "ValueError"
    assert refused(lambda: course.declare(pause(2, 9))) == "accepted"


def test_the_levels_in_force_are_the_next_chapters_levels_taken() -> None:
    course = Course(HUNDRED, events=[StepBack(on=day(16))])
    for session in exact_sessions(HUNDRED, days=15):
        course.close([session])
    assert course.on == day(16)
    assert course.levels == (Fraction(80), Fraction(90))
    assert Course(plan(levels_taken=course.levels)).level_quota == course.level_quota == 90


def test_a_course_says_what_the_plan_does_on_the_open_date() -> None:
    course = Course(HUNDRED, events=[Flare(on=day(1))])
    assert course.state == course.today().state == PlanState.FLARE


def test_a_level_has_a_quota_on_a_rest_day_too() -> None:
    course = Course(plan(weekdays={1}))
    assert (course.quota, course.level_quota) == (None, 80)


def test_a_timeline_that_ends_before_the_start_is_empty() -> None:
    assert timeline(HUNDRED, last=day(0)) == ()
    assert len(timeline(HUNDRED, last=day(1))) == 1


def test_a_day_before_the_start_is_refused() -> None:
    assert refused(lambda: plan_day(HUNDRED, on=day(0))) == "ValueError"


def test_events_and_sessions_may_come_from_anything_that_can_be_gone_through() -> None:
    events, sessions = iter([Flare(on=day(3))]), iter([done(1, 80)])
    rows = timeline(HUNDRED, events=events, sessions=sessions, last=day(5))
    assert [row.state for row in rows] == ["RUNNING", "RUNNING", "FLARE", "FLARE", "FLARE"]


@pytest.mark.parametrize("amounts", [{"amount": -1}, {"amount": 1, "due": -1}])
def test_a_session_below_0_is_refused(amounts: dict[str, int]) -> None:
    assert refused(lambda: Session(on=START, **amounts)) == "ValueError"


@pytest.mark.parametrize(
    ("quota", "sessions", "resolution"), [(7, 0, 1), (7, 2, 5), (-5, 2, 5), (5, 1, 0)]
)
def test_a_split_that_cannot_be_made_is_refused(quota: int, sessions: int, resolution: int) -> None:
    assert refused(lambda: split(quota, sessions=sessions, resolution=resolution)) == "ValueError"


def test_a_pause_from_the_first_date_to_the_last_there_is_pauses() -> None:
    for_ever = Pause(first=date.min, last=date.max)
    rows = walk(days=2, events=[for_ever])
    assert [row.state for row in rows] == ["PAUSED", "PAUSED"]
    assert facts(rows, 2, "next_step") == (None,)


def test_a_year_of_small_compounding_steps_stays_exact() -> None:
    terms = plan(goal=10_000, step_days=1, weekly_cap=None, attendance_gate=Fraction(0))
    rows = timeline(terms, sessions=exact_sessions(terms, days=365), last=START + timedelta(364))
    assert rows[-1].quota == 80 + 364 * 10


def test_refused_terms_can_be_sent_from_one_process_to_another() -> None:
    sent = pickle.loads(pickle.dumps(TermsError("goal", "is off")))
    assert (sent.field, sent.why) == ("goal", "is off")
