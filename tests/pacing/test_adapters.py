"""The one path from rows to a plan's days. data-model.md."""

import re
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from accounts.models import Patient
from diary.models import ActivityEntry, DayCheckIn, OwnItem, OwnRating, Purpose
from diary.services import entries
from diary.services.check_in import rate, set_hard_day, write_note
from pacing import adapters
from pacing.adapters.rows import read
from pacing.models import DayShown, PlanEvent
from pacing.presenters import reason
from tests.pacing.walker import MINUTE, NUMB, Walker

SYMPTOMS = ("daycheckin", "ownrating", "ownitem", "flareepisode", "daytag", "diarychoice")
SIXTY = range(1, 61)


def test_a_day_reads_no_table_of_symptoms(walking: Walker) -> None:
    walking.walks(range(1, 5))
    with CaptureQueriesContext(
        connection,
    ) as caught:
        adapters.day(walking.plan, walking.day(5))
        adapters.days(walking.plan, walking.day(1), walking.day(9))
        adapters.ahead(walking.plan, today=walking.day(5), last=walking.day(50))
        walking.shows(5)
    statements = " ".join(query["sql"].lower() for query in caught.captured_queries)
    tables = set(re.findall(r'"((?:diary|pacing|accounts|goals)_\w+)"', statements))
    assert not [table for table in tables if table.endswith(SYMPTOMS)]
    assert {"diary_activityentry", "pacing_planevent", "pacing_dayshown"} <= tables


def test_all_plans_of_a_day_cost_four_queries(
    walking: Walker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    walking.walks(range(1, 9))
    others = [
        Walker(walking.patient, walking.day(8), walking.at(8), name=name).starts()
        for name in ("Standing", "Sitting")
    ]
    plans = [walking.plan, *(each.plan for each in others)]
    with django_assert_num_queries(4):
        found = adapters.days_for(plans, walking.day(20))
    assert set(found) == {plan.pk for plan in plans}


def test_a_plan_that_does_not_run_costs_one_query(
    walker: Walker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = walker.begins()
    with django_assert_num_queries(1):
        assert adapters.days_for([plan], walker.today) == {}


def test_only_the_running_chapters_and_the_recent_sessions_are_read(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.changes("CONTINUES", 16)
    with CaptureQueriesContext(connection) as caught:
        adapters.day(walking.plan, walking.day(17 + 14))
    sessions = next(q["sql"] for q in caught.captured_queries if "activityentry" in q["sql"])
    assert walking.day(17).isoformat() in sessions
    assert walking.day(1).isoformat() not in sessions


def test_what_was_done_before_a_new_chapter_is_still_recent(walking: Walker) -> None:
    walking.walks(range(1, 4))
    walking.changes("CONTINUES", 3)
    walking.shows(4)
    reading = adapters.days_for([walking.plan], walking.day(4))[walking.plan.pk]
    assert reading.chapter.starts_on == walking.day(4)
    assert [(past.quota, past.done) for past in reading.recent] == [(480, 480)] * 3 + [(480, 0)]


def test_a_reading_says_what_was_done_that_day(walking: Walker) -> None:
    walking.walks(range(1, 3))
    walking.note(3, 3 * MINUTE)
    walking.note(3, 2 * MINUTE)
    walking.note(3, 9 * MINUTE, Purpose.OTHER)
    reading = adapters.days_for([walking.plan], walking.day(3))[walking.plan.pk]
    assert (reading.done, reading.on, reading.unit) == (5 * MINUTE, walking.day(3), "SECONDS")
    assert reading.shown_parts == (8 * MINUTE,)
    assert [(past.quota, past.done) for past in reading.recent] == [
        (480, 480),
        (480, 480),
        (480, 300),
    ]


def test_days_follow_the_chapter_that_runs_on_each(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.changes("STEADY", 17, amount=6 * MINUTE)
    walking.changes("STEADY", 18, amount=5 * MINUTE)
    assert walking.quotas(0, 20) == [8] * 7 + [9] * 7 + [10] * 2 + [6] + [5] * 3


def test_a_chapter_that_another_one_overtook_never_runs(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.changes("CONTINUES", 17, choices=walking.choices(step_days=14))
    walking.changes("STEADY", 17, amount=6 * MINUTE)
    assert walking.quotas(16, 19) == [10, 6, 6, 6]


def test_ahead_is_as_if_every_session_is_done(walking: Walker) -> None:
    walking.walks(range(1, 3))
    rows = adapters.ahead(walking.plan, today=walking.day(3), last=walking.day(22))
    assert [row.quota for row in rows[::7]] == [480, 540, 600]
    assert rows[0].on == walking.day(3)


def test_where_a_plan_stands_is_none_before_it_began(walking: Walker) -> None:
    assert adapters.stand(walking.plan, walking.day(0)) is None
    assert adapters.days(walking.plan, walking.day(-9), walking.day(0)) == ()


def test_a_removed_session_takes_the_step_away(walking: Walker) -> None:
    walking.walks(range(1, 8))
    assert walking.quota(8) == 9
    for entry in _sessions(walking)[:3]:
        entries.remove(entry=entry, by=walking.user, now=walking.at(8))
    assert walking.quota(8) == 8


def test_an_ordinary_session_takes_the_step_away(walking: Walker) -> None:
    walking.walks(range(1, 6))
    assert walking.quota(8) == 9
    entries.change(
        entry=_sessions(walking)[0],
        by=walking.user,
        now=walking.at(8),
        today=walking.day(8),
        purpose=Purpose.OTHER,
    )
    assert walking.quota(8) == 8


def test_how_it_felt_changes_no_day(walking: Walker) -> None:
    """Invariant I1: the worst of days, or none noted at all, leaves every row as it was."""
    _live(walking)
    before = _rows(walking)
    _feel(walking, 10)
    assert _rows(walking) == before
    DayCheckIn.objects.all().delete()
    OwnItem.objects.all().delete()
    assert _rows(walking) == before


def test_of_sixty_days_one_session_fewer_is_seen(walking: Walker) -> None:
    _live(walking)
    before = _rows(walking)
    for entry in _sessions(walking)[:3]:
        entries.change(
            entry=entry,
            by=walking.user,
            now=walking.at(60),
            today=walking.day(60),
            purpose=Purpose.OTHER,
        )
    assert _rows(walking) != before


def test_another_persons_events_and_sessions_stay_theirs(walking: Walker, bob: Patient) -> None:
    walking.walks(range(1, 4))
    other = Walker(bob, walking.today, walking.now).starts()
    other.flares(2)
    other.answers(3, NUMB)
    assert walking.quotas(1, 4) == [8] * 4


def test_an_event_of_one_plan_leaves_the_others_alone(walking: Walker) -> None:
    walking.walks(range(1, 10))
    other = Walker(walking.patient, walking.day(9), walking.at(9), name="Standing").starts()
    on = walking.day(12)
    walking.is_declared("STEP_BACK", 12, steps=1)
    found = adapters.days_for([walking.plan, other.plan], on)
    assert found[walking.plan.pk].day.reason.code == "STEP_BACK"
    assert found[other.plan.pk].day.reason.code == "START"


def test_events_before_a_chapter_stay_with_the_one_before(walking: Walker) -> None:
    walking.walks(range(1, 10))
    walking.flares(10)
    walking.changes("CONTINUES", 14)
    facts = PlanEvent.objects.get(kind="FLARE").first
    assert facts < walking.day(15)
    assert [walking.state(number) for number in (10, 13, 15)] == ["FLARE", "RUNNING", "RUNNING"]


def _live(walking: Walker) -> None:
    """Sixty days: most done, a flare, a hard patch."""
    for number in SIXTY:
        if number == 20:
            walking.shows(number)
            walking.flares(number)
        if number % 6:
            walking.walks([number])


def _rows(walking: Walker) -> str:
    """All that Today shows of the plan on each of sixty days, byte by byte."""
    rows: list[object] = []
    for number in SIXTY:
        on = walking.day(number)
        reading = adapters.days_for([walking.plan], on)[walking.plan.pk]
        rows.append((reading.day, reason.sentence(reading), reading.recent))
    rows += DayShown.objects.order_by("on", "version").values_list("on", "quota", "facts")
    return repr(rows)


def _feel(walking: Walker, value: int) -> None:
    item = OwnItem.objects.create(
        patient=walking.patient, label="Legs", low="light", high="heavy", created_at=walking.now
    )
    for number in SIXTY:
        on = walking.day(number)
        given: dict[str, Any] = {"patient": walking.patient, "on": on, "today": on}
        given["now"] = walking.at(number)
        for scale in ("pain", "fatigue", "sleep", "mood"):
            rate(**given, scale=scale, value=value)
        set_hard_day(**given, hard=True)
        write_note(**given, text="awful")
        OwnRating.objects.create(item=item, on=on, value=value, recorded_at=walking.at(number))


def _sessions(walking: Walker) -> list[ActivityEntry]:
    rows = walking.activity.entries.filter(purpose=Purpose.PLANNED)
    return list(rows.order_by("occurred_on"))


def test_a_night_session_counts_for_the_day_it_was_noted_on(walking: Walker) -> None:
    walking.walks(range(1, 3))
    late = walking.note(2, 4 * MINUTE)
    assert late.occurred_on == walking.today + timedelta(days=2)
    reading = adapters.days_for([walking.plan], walking.day(2))[walking.plan.pk]
    assert reading.done == 12 * MINUTE


def test_chapters_that_ended_long_ago_are_not_read(walking: Walker) -> None:
    for number in (40, 80, 120):
        walking.walks(range(number - 39, number))
        walking.changes("CONTINUES", number)
    [rows] = read([walking.plan], first=walking.day(150), last=walking.day(160))
    assert [chapter.number for chapter in rows.chapters] == [3, 4]
    assert rows.began_on == walking.day(1)
    [whole] = read([walking.plan], first=walking.day(1), last=walking.day(160))
    assert [chapter.number for chapter in whole.chapters] == [1, 2, 3, 4]


def test_days_not_looked_at_before_a_new_chapter_keep_their_number(walking: Walker) -> None:
    walking.walks(range(1, 9))
    walking.changes("CONTINUES", 18)
    reading = adapters.days_for([walking.plan], walking.day(19))[walking.plan.pk]
    assert [day.on for day in reading.recent] == [walking.day(number) for number in range(5, 20)]
    quotas = [(day.quota or 0) // MINUTE for day in reading.recent]
    assert quotas == walking.quotas(5, 19)


def test_a_chapter_before_is_walked_with_all_that_was_done_in_it(walking: Walker) -> None:
    for number in range(1, 36):
        walking.note(number, 60 * MINUTE)
    walking.changes("CONTINUES", 36)
    reading = adapters.days_for([walking.plan], walking.day(37))[walking.plan.pk]
    assert not DayShown.objects.exists()
    recent = [(day.quota or 0) // MINUTE for day in reading.recent]
    assert recent == [11] * 6 + [12] * 7 + [13] * 2
