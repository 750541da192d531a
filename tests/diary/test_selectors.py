"""What the diary answers: days with what was noted, and nothing invented for the others."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import Patient
from diary import selectors
from diary.models import Activity, ActivityEntry, OwnItem
from diary.services import activities, check_in, choices
from tests.cast import NOON, TODAY
from tests.diary.conftest import YESTERDAY

Note = Callable[..., ActivityEntry]
MONDAY = date(2026, 4, 6)


@pytest.fixture
def item(alice: Patient) -> OwnItem:
    return choices.add_own_item(
        patient=alice, label="Patience", low="none", high="much", higher_is_better=True, now=NOON
    )


def test_a_week_has_seven_days_and_gaps_stay_gaps(alice: Patient, note: Note) -> None:
    note(480)
    days = selectors.week(alice, MONDAY)
    assert [day.on.weekday() for day in days] == list(range(7))
    assert [day.noted for day in days] == [False, True, False, False, False, False, False]


def test_a_week_takes_four_queries_however_full(
    alice: Patient, note: Note, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(25):
        note(60 + number)
    with django_assert_num_queries(4):
        days = selectors.week(alice, MONDAY)
        assert [entry.activity.name for entry in days[1].entries] == ["Walking"] * 25


def test_a_rating_of_0_counts_as_noted(alice: Patient, item: OwnItem) -> None:
    check_in.rate(patient=alice, on=TODAY, scale="pain", value=0, today=TODAY, now=NOON)
    check_in.rate_own(item=item, on=MONDAY, value=0, today=TODAY, now=NOON)
    days = selectors.week(alice, MONDAY)
    assert (days[0].rated, days[1].rated, days[2].rated) == (True, True, False)


def test_tags_and_a_hard_day_count_as_noted_but_not_as_rated(alice: Patient) -> None:
    check_in.set_tags(patient=alice, on=MONDAY, tags=["Visitors"], today=TODAY)
    check_in.set_hard_day(patient=alice, on=TODAY, hard=True, today=TODAY, now=NOON)
    monday, tuesday = selectors.week(alice, MONDAY)[:2]
    assert (monday.noted, monday.rated, monday.hard) == (True, False, False)
    assert (tuesday.noted, tuesday.rated, tuesday.hard) == (True, False, True)


def test_another_persons_week_is_empty(bob: Patient, note: Note) -> None:
    note()
    assert not any(day.noted for day in selectors.week(bob, MONDAY))


def test_removed_entries_are_in_no_answer(alice: Patient, note: Note) -> None:
    note()
    ActivityEntry.objects.update(removed_at=NOON)
    assert not selectors.entries_between(alice, TODAY, TODAY)
    assert not selectors.week(alice, MONDAY)[1].noted


def test_what_was_done_lately_stands_first(alice: Patient, walking: Activity, note: Note) -> None:
    reading = activities.add_activity(
        patient=alice, name="A book", category="leisure", unit="SECONDS", now=NOON
    )
    assert selectors.recent_activities(alice, most=5) == [reading, walking]
    note()
    assert selectors.recent_activities(alice, most=5) == [walking, reading]
    assert selectors.recent_activities(alice, most=1) == [walking]


def test_tags_used_most_stand_first_and_old_ones_are_forgotten(alice: Patient) -> None:
    old = TODAY - timedelta(days=91)
    for on, tags in {TODAY: ["B"], YESTERDAY: ["A", "B"], old: ["Old"]}.items():
        check_in.set_tags(patient=alice, on=on, tags=tags, today=TODAY)
    assert selectors.tags_around(alice, TODAY) == (["B"], ["B", "A"])


def test_a_note_is_a_check_in(alice: Patient) -> None:
    assert not selectors.checked_in_on(alice, TODAY)
    check_in.write_note(patient=alice, on=TODAY, text="Quiet", today=TODAY, now=NOON)
    assert selectors.checked_in_on(alice, TODAY)
    assert not selectors.checked_in_on(alice, YESTERDAY)
