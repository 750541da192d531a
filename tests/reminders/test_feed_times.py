"""Sessions stand at the time of their reminder, in the person's zone, on every day of the year."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from accounts.models import Patient
from accounts.services import change_day
from reminders.models import Rule
from reminders.vtimezone import changes, timezone
from tests.cast import make_patient
from tests.pacing.walker import Walker
from tests.reminders.making import a_session_at
from tests.reminders.reading_feed import Calendar, Told, parsed

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SPRING_IN_LONDON, AUTUMN_IN_LONDON = date(2026, 3, 29), date(2026, 10, 25)
SPRING_IN_SYDNEY, AUTUMN_IN_SYDNEY = date(2026, 10, 4), date(2026, 4, 5)
ZONES = [
    "Europe/London",
    "Europe/Dublin",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "America/New_York",
    "America/St_Johns",
    "America/Santiago",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "Pacific/Auckland",
    "Etc/UTC",
]


def a_walker(on: date, zone: str) -> Walker:
    """Alice with a plan that began a few days before a date, noon by her own clock."""
    noon = datetime.combine(on - 3 * DAY, time(12), tzinfo=ZoneInfo(zone))
    return Walker(make_patient("Alice", zone), noon.date(), noon.astimezone(UTC)).starts()


def read_at(walker: Walker, *local_times: time) -> dict[Any, Told]:
    """Her calendar on the plan's first date, with reminders at those times, by its starts."""
    for local_time in local_times:
        a_session_at(walker.patient, local_time, walker.now)
    calendar = Calendar(walker.patient, walker.now)
    return {event.starts: event for event in calendar.reads(walker.at(1)).values()}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zone", "on", "before", "after"),
    [
        ("Europe/London", SPRING_IN_LONDON, 9, 8),
        ("Europe/London", AUTUMN_IN_LONDON, 8, 9),
        ("Australia/Sydney", SPRING_IN_SYDNEY, 23, 22),
        ("Australia/Sydney", AUTUMN_IN_SYDNEY, 22, 23),
    ],
)
def test_nine_stays_nine_when_the_clocks_change(
    zone: str, on: date, before: int, after: int
) -> None:
    starts = list(read_at(a_walker(on, zone), time(9)))
    there = [start.astimezone(ZoneInfo(zone)) for start in starts]
    assert {start.time() for start in there} == {time(9)}
    by_date = {start.date(): at.hour for start, at in zip(there, starts, strict=True)}
    assert (by_date[on - DAY], by_date[on]) == (before, after)


@pytest.mark.django_db
def test_the_hour_after_the_clocks_went_forward_is_summer_time() -> None:
    starts = read_at(a_walker(SPRING_IN_LONDON, "Europe/London"), time(2, 15))
    assert datetime(2026, 3, 29, 1, 15, tzinfo=UTC) in starts


@pytest.mark.django_db
def test_a_time_that_does_not_exist_is_the_first_that_does_as_in_reminders() -> None:
    starts = read_at(a_walker(SPRING_IN_LONDON, "Europe/London"), time(1, 30))
    assert datetime(2026, 3, 29, 1, 0, tzinfo=UTC) in starts


@pytest.mark.django_db
def test_a_time_that_comes_twice_is_the_first() -> None:
    starts = read_at(a_walker(AUTUMN_IN_LONDON, "Europe/London"), time(1, 30))
    assert datetime(2026, 10, 25, 0, 30, tzinfo=UTC) in starts


@pytest.fixture
def walking(alice: Patient, today: date, now: datetime) -> Walker:
    """Alice with a plan that starts tomorrow: 8 minutes."""
    return Walker(alice, today, now).starts()


def at(on: date, hour: int) -> datetime:
    """That hour in London, in summer."""
    return datetime.combine(on, time(hour), tzinfo=UTC) - HOUR


def test_a_session_lasts_as_long_as_its_number(walking: Walker) -> None:
    event = read_at(walking, time(9))[at(walking.day(8), 9)]
    assert event.ends == event.starts + timedelta(minutes=9)


def test_what_is_not_measured_in_time_is_drawn_as_a_quarter_of_an_hour(walking: Walker) -> None:
    walking.activity.unit = "STEPS"
    walking.activity.save()
    event = read_at(walking, time(9))[at(walking.day(1), 9)]
    assert event.ends == event.starts + timedelta(minutes=15)


def test_of_several_reminders_the_first_of_the_day_counts(walking: Walker) -> None:
    assert at(walking.day(1), 9) in read_at(walking, time(17), time(9))


def test_a_reminder_of_the_plan_itself_counts_before_one_of_any(walking: Walker) -> None:
    a_session_at(walking.patient, time(17), walking.now, plan=walking.plan)
    assert at(walking.day(1), 17) in read_at(walking, time(9))


def test_a_reminder_in_the_night_belongs_to_the_day_before(walking: Walker) -> None:
    starts = read_at(walking, time(1))
    assert min(starts) == at(walking.day(2), 1)


def test_on_days_without_a_reminder_the_session_takes_the_whole_date(walking: Walker) -> None:
    a_session_at(walking.patient, time(9), walking.now)
    Rule.objects.update(days=1)
    starts = read_at(walking)
    assert {start.weekday() for start in starts if isinstance(start, datetime)} == {0}
    assert walking.day(1) in starts


def test_a_reminder_that_rests_still_says_the_time(walking: Walker) -> None:
    a_session_at(walking.patient, time(9), walking.now)
    Rule.objects.update(next_on=None, next_due_at=None, rested_at=walking.now)
    assert at(walking.day(1), 9) in read_at(walking)


def test_one_that_is_switched_off_says_none(walking: Walker) -> None:
    a_session_at(walking.patient, time(9), walking.now)
    Rule.objects.update(next_on=None, next_due_at=None)
    assert walking.day(1) in read_at(walking)


def test_who_travels_has_the_same_time_in_the_other_place(walking: Walker) -> None:
    a_session_at(walking.patient, time(9), walking.now)
    calendar = Calendar(walking.patient, walking.now)
    calendar.reads(walking.at(1))
    walking.patient.zone_confirmed_at = None
    change_day(patient=walking.patient, zone="Asia/Tokyo", starts_at=time(4), now=walking.at(1))
    event = calendar.reads(walking.at(1, minutes=5))[walking.day(3)]
    assert event.starts == datetime.combine(walking.day(3), time(0), tzinfo=UTC)
    assert event.sequence == 1


def spelt_out(zone: str) -> Any:
    """A zone as another program reads it from our words."""
    text = timezone(zone, first=date(2026, 6, 1), last=date(2027, 1, 20)).to_ical().decode()
    return parsed(f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n").vtimezone.tzinfo


def instants(zone: ZoneInfo) -> Iterator[datetime]:
    """One a day for two years, and every quarter of an hour around each change."""
    begin, end = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 12, 31, tzinfo=UTC)
    yield from (begin + number * DAY for number in range((end - begin).days))
    for change in changes(zone, begin, end):
        yield from (change + number * HOUR / 4 for number in range(-14, 15))


@pytest.mark.parametrize("name", ZONES)
def test_an_onset_is_told_by_the_clock_that_ends_with_it(name: str) -> None:
    first, *others = timezone(name, first=date(2026, 6, 1), last=date(2027, 1, 20)).subcomponents
    begin, end = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
    onsets = [one.DTSTART.replace(tzinfo=UTC) - one.TZOFFSETFROM for one in others]
    assert onsets == list(changes(ZoneInfo(name), begin, end))
    assert first.TZOFFSETFROM == first.TZOFFSETTO


@pytest.mark.parametrize("name", ZONES)
def test_a_zone_spelt_out_is_right_at_every_change(name: str) -> None:
    read, zone = spelt_out(name), ZoneInfo(name)
    for at_once in instants(zone):
        there = at_once.astimezone(zone)
        if not there.fold:
            assert there.replace(tzinfo=read).utcoffset() == there.utcoffset(), there
