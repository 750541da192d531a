"""A calendar that follows the feed shows the plan, and is told each change once."""

from datetime import date, datetime, time, timedelta

import pytest

from accounts.models import Patient
from diary.services.activities import rename_activity
from pacing.models import DayShown, PlanEvent
from pacing.services import plans
from reminders.models import FeedEvent
from reminders.services.rules import switch_off
from tests.pacing.walker import Walker
from tests.reminders.making import a_session_at
from tests.reminders.reading_feed import Calendar, Told

DAY = timedelta(days=1)


@pytest.fixture
def walking(alice: Patient, today: date, now: datetime) -> Walker:
    """Alice with a plan that starts tomorrow: 8 minutes, a minute more each week."""
    return Walker(alice, today, now).starts()


@pytest.fixture
def calendar(walking: Walker) -> Calendar:
    return Calendar(walking.patient, walking.now)


def live(events: dict[date, Told]) -> dict[date, Told]:
    return {on: event for on, event in events.items() if not event.cancelled}


def changed(before: dict[date, Told], after: dict[date, Told]) -> set[date]:
    """The dates whose event is another than it was."""
    return {on for on in before if before[on] != after[on]}


def test_four_weeks_of_the_plan_are_told(walking: Walker, calendar: Calendar) -> None:
    events = calendar.reads(walking.at(1))
    assert list(events) == [walking.day(number) for number in range(1, 29)]
    titles = [events[walking.day(number)].title for number in (1, 8, 28)]
    assert titles == ["Walking: 8 minutes", "Walking: 9 minutes", "Walking: 11 minutes"]


def test_a_session_without_a_time_takes_the_whole_date(walking: Walker, calendar: Calendar) -> None:
    event = calendar.reads(walking.at(1))[walking.day(1)]
    assert (event.starts, event.ends) == (walking.day(1), walking.day(2))


def test_before_the_plan_begins_its_dates_are_told(walking: Walker, calendar: Calendar) -> None:
    assert min(calendar.reads(walking.now)) == walking.day(1)


def test_another_persons_plan_is_not_in_it(calendar: Calendar, bob: Patient, now: datetime) -> None:
    assert not Calendar(bob, now).reads(now + DAY)


def test_read_again_nothing_is_another(walking: Walker, calendar: Calendar) -> None:
    first = calendar.content(walking.at(1))
    assert calendar.content(walking.at(1, minutes=90)) == first


def test_an_event_keeps_its_name_through_every_change(walking: Walker, calendar: Calendar) -> None:
    before = {on: event.uid for on, event in calendar.reads(walking.at(1)).items()}
    walking.flares(1)
    after = {on: event.uid for on, event in calendar.reads(walking.at(1, minutes=20)).items()}
    assert after == before
    assert len(set(after.values())) == len(after)


def test_a_new_address_tells_of_the_same_events(walking: Walker, calendar: Calendar) -> None:
    before = calendar.reads(walking.at(1))
    assert Calendar(walking.patient, walking.at(1)).reads(walking.at(1)) == before


def test_a_flare_changes_the_events_it_lowers_and_no_other(
    walking: Walker, calendar: Calendar
) -> None:
    before = calendar.reads(walking.at(1))
    walking.flares(1)
    after = calendar.reads(walking.at(1, minutes=20))
    other = changed(before, after)
    assert other == {on for on in before if before[on].title != after[on].title} != set()
    assert {after[on].sequence for on in other} == {1}
    assert {after[on].sequence for on in before.keys() - other} == {0}


def test_each_change_is_the_next_in_its_sequence(walking: Walker, calendar: Calendar) -> None:
    calendar.reads(walking.at(1))
    flare = walking.flares(1)
    calendar.reads(walking.at(1, minutes=20))
    walking.takes_back(flare, 1, minutes=30)
    event = calendar.reads(walking.at(1, minutes=40))[walking.day(8)]
    assert (event.title, event.sequence) == ("Walking: 9 minutes", 2)


def test_what_changed_and_changed_back_unread_was_never_told(
    walking: Walker, calendar: Calendar
) -> None:
    before = calendar.reads(walking.at(1))
    walking.takes_back(walking.flares(1), 1, minutes=30)
    assert calendar.reads(walking.at(1, minutes=40)) == before


def test_a_pause_cancels_its_dates_and_keeps_the_others(
    walking: Walker, calendar: Calendar
) -> None:
    calendar.reads(walking.at(1))
    walking.is_declared(PlanEvent.Kind.PAUSE, 2, last=4)
    events = calendar.reads(walking.at(1, minutes=20))
    off = {on for on, event in events.items() if event.cancelled}
    assert off == {walking.day(number) for number in (2, 3, 4)}
    assert {events[on].sequence for on in off} == {1}


def test_a_date_that_comes_back_is_told_again(walking: Walker, calendar: Calendar) -> None:
    calendar.reads(walking.at(1))
    walking.is_declared(PlanEvent.Kind.PAUSE, 2, last=4)
    calendar.reads(walking.at(1, minutes=20))
    walking.is_declared(PlanEvent.Kind.RESUME, 3)
    events = calendar.reads(walking.at(1, minutes=40))
    found = [events[walking.day(number)] for number in (2, 3, 4)]
    assert [event.cancelled for event in found] == [True, False, False]
    assert [event.sequence for event in found] == [1, 2, 2]


def test_what_is_paused_before_it_was_told_is_not_told(walking: Walker, calendar: Calendar) -> None:
    walking.is_declared(PlanEvent.Kind.PAUSE, 2, last=4)
    assert walking.day(3) not in calendar.reads(walking.at(1))


def test_a_safety_stop_cancels_everything_from_that_day(
    walking: Walker, calendar: Calendar
) -> None:
    calendar.reads(walking.at(1))
    walking.answers(1, {"chest_at_rest": True}, kind="worry", minutes=10)
    assert not live(calendar.reads(walking.at(1, minutes=20)))


def test_a_plan_that_ends_is_cancelled_and_its_past_stays(
    walking: Walker, calendar: Calendar
) -> None:
    calendar.reads(walking.at(1))
    plans.close(plan=walking.plan, reason="enough", by=walking.user, now=walking.at(2))
    assert set(live(calendar.reads(walking.at(2, minutes=5)))) == {walking.day(1)}


def test_other_weekdays_cancel_those_that_are_left_out(walking: Walker, calendar: Calendar) -> None:
    calendar.reads(walking.at(1))
    walking.changes("CONTINUES", 1, choices=walking.choices(weekdays=frozenset({0, 3})))
    events = live(calendar.reads(walking.at(1, minutes=20)))
    later = {on for on in events if on > walking.day(1)}
    assert {on.weekday() for on in later} == {0, 3}


def test_another_name_of_the_activity_is_told(walking: Walker, calendar: Calendar) -> None:
    calendar.reads(walking.at(1))
    rename_activity(activity=walking.activity, name="Strolling")
    event = calendar.reads(walking.at(1, minutes=20))[walking.day(1)]
    assert (event.title, event.sequence) == ("Strolling: 8 minutes", 1)


def test_another_time_of_the_reminder_is_told(walking: Walker, calendar: Calendar) -> None:
    rule = a_session_at(walking.patient, time(9), walking.now)
    before = calendar.reads(walking.at(1))
    switch_off(rule=rule, now=walking.at(1))
    a_session_at(walking.patient, time(10), walking.at(1))
    after = calendar.reads(walking.at(1, minutes=20))
    assert {event.sequence for event in after.values()} == {1}
    moved = [after[on].starts - before[on].starts for on in before]
    assert set(moved) == {timedelta(hours=1)}


def test_the_next_day_adds_one_date_and_leaves_the_others(
    walking: Walker, calendar: Calendar
) -> None:
    before = calendar.reads(walking.at(1))
    walking.walks([1])
    after = calendar.reads(walking.at(2))
    assert after.keys() - before.keys() == {walking.day(29)}
    assert not changed(before, after)


def test_what_is_over_stays_a_week_as_it_was_told(walking: Walker, calendar: Calendar) -> None:
    calendar.reads(walking.at(1))
    assert walking.day(1) in calendar.reads(walking.at(8))
    assert walking.day(1) not in calendar.reads(walking.at(9))
    assert not FeedEvent.objects.filter(on=walking.day(1)).exists()


def test_a_date_that_is_over_is_not_told_late(walking: Walker, calendar: Calendar) -> None:
    assert min(calendar.reads(walking.at(5))) == walking.day(5)


def test_the_number_told_for_today_counts_as_shown(walking: Walker, calendar: Calendar) -> None:
    calendar.reads(walking.at(1))
    (shown,) = DayShown.objects.all()
    assert (shown.on, shown.quota) == (walking.day(1), 480)


def test_what_is_noted_later_changes_nothing_that_was_told_for_today(
    walking: Walker, calendar: Calendar
) -> None:
    walking.walks(range(1, 8))
    today = calendar.reads(walking.at(8))[walking.day(8)]
    walking.activity.entries.filter(occurred_on__gte=walking.day(1)).update(
        removed_at=walking.at(8)
    )
    after = calendar.reads(walking.at(8, minutes=20))
    assert after[walking.day(8)] == today
    assert after[walking.day(9)].title == "Walking: 8 minutes"
