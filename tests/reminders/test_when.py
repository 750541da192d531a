"""A reminder has one instant for each date that exists, in every zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from common.dates import day_begins, zones
from reminders.when import EVERY_DAY, Due, Timing, is_quiet

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
ODD = (
    *(
        "Africa/Cairo",
        "Africa/Casablanca",
        "America/Havana",
        "America/Nuuk",
        "America/Santiago",
        "America/St_Johns",
    ),
    *("Antarctica/Troll", "Asia/Beirut", "Asia/Gaza", "Asia/Kathmandu", "Asia/Tehran"),
    *("Atlantic/Azores", "Australia/Lord_Howe", "Europe/Dublin", "Europe/London"),
    *("Pacific/Apia", "Pacific/Chatham", "Pacific/Kiritimati", "UTC"),
)


def daily(at: str, zone: str = "Europe/London", days: int = EVERY_DAY) -> Timing:
    return Timing(local_time=time.fromisoformat(at), days=days, zone=zone)


def dates_of(zone: str) -> list[date]:
    """The local dates that exist, read off the wall clock hour by hour."""
    there, at = ZoneInfo(zone), datetime(2025, 12, 30, tzinfo=UTC)
    found = {(at + number * HOUR).astimezone(there).date() for number in range(24 * 735)}
    return sorted(day for day in found if FIRST <= day <= LAST)


def one_instant_a_date(zone: str, hour: int) -> None:
    timing = Timing(local_time=time(hour, 30), days=EVERY_DAY, zone=zone)
    expected, after = dates_of(zone), datetime(2025, 12, 31, tzinfo=UTC)
    found: list[Due] = []
    while not found or found[-1].on < LAST:
        due = timing.next(after)
        if due.on >= FIRST:
            found.append(due)
        assert due.at > after
        after = due.at
    assert [due.on for due in found] == expected
    late = [due for due in found if due.at.astimezone(ZoneInfo(zone)).date() != due.on]
    assert all(due.at == day_begins(due.on + DAY, zone=zone, starts_at=time(0)) for due in late)
    assert len(late) <= 2 * (hour == 23)  # no more than where summer time begins at midnight


@pytest.mark.parametrize("zone", ODD)
def test_a_date_that_exists_has_one_instant(zone: str) -> None:
    for hour in (0, 2, 9, 23):
        one_instant_a_date(zone, hour)


@pytest.mark.long
@pytest.mark.parametrize("zone", sorted(zones()))
def test_a_date_that_exists_has_one_instant_in_every_zone_at_every_hour(zone: str) -> None:
    for hour in range(24):
        one_instant_a_date(zone, hour)


def test_a_last_hour_that_summer_time_skips_ends_at_midnight() -> None:
    due = daily("23:30", "America/Nuuk").on(date(2026, 3, 28))
    assert due is not None
    assert due.at == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_a_time_that_summer_time_skips_is_moved_to_the_first_that_exists() -> None:
    due = daily("01:30").on(date(2026, 3, 29))
    assert due is not None
    assert due.at == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_a_time_that_comes_twice_counts_the_first_time() -> None:
    first = daily("01:30").next(datetime(2026, 10, 25, 0, 0, tzinfo=UTC))
    assert first.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert daily("01:30").next(first.at).on == date(2026, 10, 26)


def test_midnight_that_does_not_exist_is_the_first_instant_of_the_date() -> None:
    due = daily("00:00", "America/Santiago").on(date(2026, 9, 6))
    assert due is not None
    assert due.at.astimezone(ZoneInfo("America/Santiago")).time() == time(1, 0)


def test_a_date_that_a_place_left_out_has_none() -> None:
    left_out = date(2011, 12, 30)
    assert daily("09:00", "Pacific/Apia").on(left_out) is None
    before = datetime(2011, 12, 29, 20, 0, tzinfo=UTC)
    assert daily("09:00", "Pacific/Apia").next(before).on == left_out + DAY


def test_only_the_days_chosen_have_one() -> None:
    mondays = daily("09:00", days=1)
    due = mondays.next(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    assert due.on == date(2026, 11, 30)
    assert mondays.on(date(2026, 11, 24)) is None


def test_without_a_day_none_comes() -> None:
    with pytest.raises(ValueError, match="No day"):
        daily("09:00", days=0).next(datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("at", "quiet"), [("21:59", False), ("22:00", True), ("03:00", True), ("07:00", False)]
)
def test_quiet_hours_go_over_midnight(at: str, quiet: bool) -> None:
    instant = datetime.fromisoformat(f"2026-01-05T{at}+00:00")
    assert is_quiet(instant, zone="Europe/London", first=time(22), last=time(7)) == quiet


def test_quiet_hours_within_a_day_are_from_until() -> None:
    noon = datetime(2026, 7, 5, 12, 0, tzinfo=UTC)  # one in the afternoon in London
    assert is_quiet(noon, zone="Europe/London", first=time(13), last=time(14))
    assert not is_quiet(noon, zone="Europe/London", first=time(14), last=time(15))
