"""Travelling, and days that start at another hour: no date vanishes, none comes twice unsaid."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts import presenters, services
from accounts.models import Patient
from accounts.own_days import OwnClock, next_change
from accounts.requests import person_of
from common.dates import zones
from common.refusal import Refused

FOUR = time(4)
LONDON = OwnClock(zone="Europe/London", starts_at=FOUR)
ONE_DAY = timedelta(days=1)
ZONES = sorted(zones() - {"localtime", "Factory", "posixrules"})

clocks = st.builds(
    OwnClock, zone=st.sampled_from(ZONES), starts_at=st.sampled_from([time(h) for h in range(7)])
)
instants = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def at(hour: int, minute: int = 0, day: int = 7) -> datetime:
    """An instant on (by default) Tuesday 7 April 2026, in UTC; London is an hour ahead."""
    return datetime(2026, 4, day, hour, minute, tzinfo=UTC)


def lived(old: OwnClock, new: OwnClock, now: datetime) -> list[date]:
    """The person's date, hour by hour, from a day before the change to three days after."""
    change = next_change(old, new, now=now)
    hours = [now + timedelta(hours=hour) for hour in range(-24, 96)]
    return [(old if hour < change.at else new).day(hour) for hour in sorted([*hours, change.at])]


@given(clocks, clocks, instants)
def test_dates_go_on_one_by_one_or_it_is_said(old: OwnClock, new: OwnClock, now: datetime) -> None:
    change = next_change(old, new, now=now)
    days = lived(old, new, now)
    steps = {later - sooner for sooner, later in pairwise(days)}
    assert (steps <= {timedelta(0), ONE_DAY}) == (not change.left_out and not change.repeated)


@given(clocks, clocks, instants)
def test_a_change_never_ends_the_day_it_is_made_on(
    old: OwnClock, new: OwnClock, now: datetime
) -> None:
    change = next_change(old, new, now=now)
    assert now < change.at <= old.begins(old.day(now) + ONE_DAY)
    assert change.last == old.day(now)


@pytest.mark.parametrize(
    ("zone", "when", "first"),
    [
        ("America/New_York", at(3, day=8), date(2026, 4, 7)),  # Tuesday goes on over there
        ("Asia/Tokyo", at(19), date(2026, 4, 8)),  # Wednesday begins with their morning
        ("Pacific/Auckland", at(16), date(2026, 4, 8)),
        ("Europe/London", at(3, day=8), date(2026, 4, 8)),
    ],
)
def test_the_new_zone_counts_from_the_next_morning(zone: str, when: datetime, first: date) -> None:
    change = next_change(LONDON, OwnClock(zone=zone, starts_at=FOUR), now=at(9))
    assert (change.at, change.first) == (when, first)
    assert change.left_out is change.repeated is None


def test_a_morning_that_has_begun_over_there_waits_for_the_one_here() -> None:
    evening = at(20)  # in Auckland it is Wednesday, eight in the morning
    change = next_change(LONDON, OwnClock(zone="Pacific/Auckland", starts_at=FOUR), now=evening)
    assert change.at == at(3, day=8)


def test_across_the_date_line_the_date_left_out_is_named() -> None:
    here = OwnClock(zone="Pacific/Pago_Pago", starts_at=FOUR)
    there = OwnClock(zone="Pacific/Kiritimati", starts_at=FOUR)
    assert next_change(here, there, now=at(20)).left_out == date(2026, 4, 8)


def test_across_the_date_line_the_date_that_comes_twice_is_named() -> None:
    here = OwnClock(zone="Pacific/Kiritimati", starts_at=FOUR)
    there = OwnClock(zone="Pacific/Pago_Pago", starts_at=FOUR)
    change = next_change(here, there, now=at(20))
    assert change.repeated == change.last - ONE_DAY
    assert "comes twice" in presenters.said(change)


def test_a_traveller_keeps_today_and_wakes_in_the_new_zone(alice: Patient) -> None:
    services.change_day(patient=alice, zone="America/New_York", starts_at=FOUR, now=at(9))
    assert person_of(alice.user, alice, at(23)).today == date(2026, 4, 7)
    assert alice.zone == "Europe/London"
    assert person_of(alice.user, alice, at(7, 59, day=8)).today == date(2026, 4, 7)
    assert person_of(alice.user, alice, at(8, day=8)).today == date(2026, 4, 8)
    assert alice.zone == "America/New_York"


def test_the_new_zone_is_written_once_it_counts(alice: Patient) -> None:
    services.change_day(patient=alice, zone="Asia/Tokyo", starts_at=time(5), now=at(9))
    services.settle_day(patient=alice, now=at(12, day=8))
    alice.refresh_from_db()
    assert (alice.zone, alice.day_starts_at) == ("Asia/Tokyo", time(5))
    assert (alice.next_zone, alice.next_day_starts_at, alice.day_changes_at) == ("", None, None)


def test_choosing_the_old_zone_again_takes_the_change_back(alice: Patient) -> None:
    services.change_day(patient=alice, zone="Asia/Tokyo", starts_at=FOUR, now=at(9))
    services.change_day(patient=alice, zone="Europe/London", starts_at=FOUR, now=at(10))
    alice.refresh_from_db()
    assert alice.day_changes_at is None


def test_another_tab_that_was_first_is_not_overwritten(alice: Patient) -> None:
    other_tab = Patient.objects.select_related("user").get(pk=alice.pk)
    services.change_day(patient=alice, zone="Asia/Tokyo", starts_at=FOUR, now=at(9))
    services.settle_day(patient=other_tab, now=at(12, day=8))
    assert Patient.objects.get(pk=alice.pk).next_zone == "Asia/Tokyo"


def test_before_the_first_zone_is_confirmed_a_change_counts_at_once(alice: Patient) -> None:
    alice.zone_confirmed_at = None
    services.confirm_zone(patient=alice, zone="Asia/Tokyo", now=at(9))
    stored = Patient.objects.get(pk=alice.pk)
    assert (stored.zone, stored.zone_confirmed_at) == ("Asia/Tokyo", at(9))


@pytest.mark.parametrize(
    ("zone", "starts_at"),
    [("Mars/Olympus", FOUR), ("", FOUR), ("Europe/London", time(6, 1)), ("Asia/Tokyo", time(23))],
)
def test_what_cannot_be_is_refused(alice: Patient, zone: str, starts_at: time) -> None:
    with pytest.raises(Refused):
        services.change_day(patient=alice, zone=zone, starts_at=starts_at, now=at(9))


@pytest.mark.parametrize(
    "values",
    [
        {"zone": ""},
        {"day_starts_at": time(6, 1)},
        {"theme": "pink"},
        {"text_size": 110},
        {"next_zone": "Asia/Tokyo"},
        {"day_changes_at": at(9)},
        {"next_zone": "Asia/Tokyo", "next_day_starts_at": time(7), "day_changes_at": at(9)},
    ],
)
def test_the_database_refuses_half_a_day_and_unknown_looks(
    alice: Patient, values: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Patient.objects.filter(pk=alice.pk).update(**values)


def test_the_page_says_from_when_a_change_counts(client: Client, alice: Patient) -> None:
    client.force_login(alice.user)
    with time_machine.travel(at(9), tick=False):
        client.post("/you/day/", {"zone": "Asia/Tokyo", "starts_at": "05:00"})
        page = client.get("/you/").content.decode()
    assert "Asia/Tokyo, from 05:00: this counts from Wednesday 8 April." in page
    assert "Europe/London, from 04:00" in page


def test_a_zone_that_does_not_exist_is_refused_kindly_and_the_rest_kept(
    client: Client, alice: Patient
) -> None:
    client.force_login(alice.user)
    answer = client.post("/you/day/", {"zone": "Mars/Olympus", "starts_at": "05:00"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "We don&#x27;t know that time zone." in page
    assert '<option value="05:00" selected>' in page


def test_who_flies_west_is_told_of_the_day_that_begins_by_the_new_clock(
    client: Client, alice: Patient
) -> None:
    client.force_login(alice.user)
    with time_machine.travel(at(9), tick=False):
        client.post("/you/day/", {"zone": "America/New_York", "starts_at": "06:00"})
        page = client.get("/you/day/").content.decode()
    assert "America/New York, from 06:00: this counts from Wednesday 8 April." in page
