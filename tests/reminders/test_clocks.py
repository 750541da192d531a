"""A person who goes to another clock takes their reminders along, whether they look in or not."""

from datetime import UTC, datetime, time, timedelta

import pytest

from accounts import services
from accounts.models import Patient
from reminders.models import Rule, Slot
from reminders.services.clocks import follow_clocks
from reminders.services.planning import plan_due
from reminders.services.rules import prefer, preference_of, switch_off
from tests.cast import NOON, TODAY
from tests.reminders.making import a_rule

DAY = timedelta(days=1)
TOKYO, MADRID = "Asia/Tokyo", "Europe/Madrid"


@pytest.fixture
def rule(alice: Patient) -> Rule:
    """Each day at nine, in London so far."""
    return a_rule(alice, NOON)


def due(rule: Rule) -> datetime | None:
    rule.refresh_from_db()
    return rule.next_due_at


def moves(patient: Patient, zone: str) -> datetime:
    change = services.change_day(patient=patient, zone=zone, starts_at=time(4), now=NOON)
    assert change is not None
    return change.at


def test_until_the_change_counts_nothing_moves(rule: Rule, alice: Patient) -> None:
    at = moves(alice, TOKYO)
    follow_clocks(now=at - timedelta(seconds=1))
    assert due(rule) == datetime(2026, 4, 8, 8, tzinfo=UTC)


def test_once_it_counts_it_is_nine_there(rule: Rule, alice: Patient) -> None:
    follow_clocks(now=moves(alice, TOKYO))
    assert due(rule) == datetime(2026, 4, 8, 0, tzinfo=UTC)


def test_it_follows_where_the_person_looks_in_first(rule: Rule, alice: Patient) -> None:
    at = moves(alice, MADRID)
    services.settle_day(patient=alice, now=at)
    follow_clocks(now=at + timedelta(seconds=20))
    assert due(rule) == datetime(2026, 4, 8, 7, tzinfo=UTC)


def test_a_date_whose_time_is_over_there_has_its_reminder_all_the_same(alice: Patient) -> None:
    preference = preference_of(alice, now=NOON)
    preference.quiet_from, preference.quiet_until = time(0), time(3)
    prefer(preference=preference, now=NOON)
    rule = a_rule(alice, NOON, at=time(3, 30))
    at = moves(alice, MADRID)  # 04:00 there: half past three has gone by
    follow_clocks(now=at)
    assert plan_due(now=at) == 1
    assert Slot.objects.get().local_date == TODAY + DAY
    assert due(rule) == datetime(2026, 4, 9, 1, 30, tzinfo=UTC)


def test_a_date_that_nobody_planned_before_the_change_is_written_down(
    rule: Rule, alice: Patient
) -> None:
    services.change_day(patient=alice, zone=MADRID, starts_at=time(4), now=NOON + DAY)
    later = NOON + 2 * DAY
    follow_clocks(now=later)
    plan_due(now=later)
    dates = list(Slot.objects.order_by("due_at").values_list("local_date", flat=True))
    assert dates == [TODAY + DAY, TODAY + 2 * DAY]


def test_to_the_west_a_date_that_had_its_reminder_has_no_second(rule: Rule, alice: Patient) -> None:
    plan_due(now=NOON + DAY)
    alice.refresh_from_db()
    services.change_day(
        patient=alice, zone="America/Los_Angeles", starts_at=time(4), now=NOON + DAY
    )
    for hours in range(48):
        now = NOON + DAY + timedelta(hours=hours)
        follow_clocks(now=now)
        plan_due(now=now)
    dates = list(Slot.objects.order_by("due_at").values_list("local_date", flat=True))
    assert dates == [TODAY + DAY, TODAY + 2 * DAY]


def test_a_reminder_that_is_switched_off_stays_so(rule: Rule, alice: Patient) -> None:
    switch_off(rule=rule, now=NOON)
    follow_clocks(now=moves(alice, TOKYO))
    assert due(rule) is None
