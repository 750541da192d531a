"""A rule has one slot for a date, whoever plans, however often, and whatever the clock does."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from threading import Barrier

import pytest
from django.db import connection

from accounts.models import Patient
from common.refusal import Refused
from reminders.models import Channel, Delivery, Rule, Slot
from reminders.services.planning import plan_due
from reminders.services.rules import switch_off
from reminders.when import Due, Timing
from reminders.words import path_of
from tests.cast import make_patient
from tests.reminders.making import a_rule

MONDAY_EVENING = datetime(2026, 4, 6, 18, tzinfo=UTC)
NINE = datetime(2026, 4, 7, 8, tzinfo=UTC)  # nine in London, in summer
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
State = Delivery.State


@pytest.fixture
def rule(alice: Patient) -> Rule:
    return a_rule(alice, MONDAY_EVENING)


def states() -> list[tuple[date, str]]:
    rows = Delivery.objects.order_by("due_at").values_list("slot__local_date", "state")
    return [(on, str(state)) for on, state in rows]


def test_a_rule_that_is_due_has_a_slot_for_its_date(rule: Rule) -> None:
    assert plan_due(now=NINE) == 1
    (slot,) = Slot.objects.all()
    assert (slot.local_date, slot.due_at, slot.zone) == (date(2026, 4, 7), NINE, "Europe/London")
    assert states() == [(date(2026, 4, 7), State.PENDING)]


def test_before_its_time_nothing_is_planned(rule: Rule) -> None:
    assert plan_due(now=NINE - timedelta(seconds=1)) == 0


def test_planned_again_nothing_is_added(rule: Rule) -> None:
    plan_due(now=NINE)
    assert plan_due(now=NINE + HOUR) == 0
    assert plan_due(now=NINE + DAY) == 1


def test_a_rule_that_breaks_holds_up_nobody_else_and_is_looked_at_again(
    rule: Rule, bob: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    bob.zone = "Europe/Paris"
    bob.save()
    a_rule(bob, MONDAY_EVENING)
    whole = Timing.first

    def breaks(timing: Timing, on: date) -> Due:
        if timing.zone == rule.zone:
            raise LookupError("No time zone found")
        return whole(timing, on)

    with monkeypatch.context() as broken:
        broken.setattr(Timing, "first", breaks)
        assert plan_due(now=NINE, batch=1) == 1
        assert plan_due(now=NINE + HOUR / 2) == 0
    assert plan_due(now=NINE + HOUR) == 1
    assert Slot.objects.count() == 2


def test_a_clock_that_goes_back_adds_nothing(rule: Rule) -> None:
    plan_due(now=NINE)
    as_before = {"next_on": NINE.date(), "next_due_at": NINE}
    Rule.objects.update(**as_before)  # as a planner that was killed would leave it
    assert plan_due(now=NINE - HOUR) == 0
    assert plan_due(now=NINE) == 0
    assert Slot.objects.count() == 1


def test_each_channel_has_a_delivery_that_waits(alice: Patient) -> None:
    a_rule(alice, MONDAY_EVENING, *Channel)
    plan_due(now=NINE)
    found = dict(Delivery.objects.values_list("channel", "state"))
    assert found == dict.fromkeys(Channel, State.PENDING)


def test_a_slot_belongs_to_the_day_its_person_lives_in(alice: Patient) -> None:
    rule = a_rule(alice, MONDAY_EVENING)
    rule.local_time = time(3, 55)
    rule.stand_at(rule.timing.next(MONDAY_EVENING))
    rule.save()
    plan_due(now=NINE)
    slot = Slot.objects.get()
    assert (slot.local_date, slot.day) == (date(2026, 4, 7), date(2026, 4, 6))
    assert path_of(slot) == "/today/"


def test_what_nobody_planned_in_time_is_written_down_as_too_late(rule: Rule) -> None:
    plan_due(now=NINE + 2 * DAY + HOUR)
    assert states() == [
        (date(2026, 4, 7), State.EXPIRED),
        (date(2026, 4, 8), State.EXPIRED),
        (date(2026, 4, 9), State.PENDING),
    ]


def test_after_a_long_silence_a_week_is_written_down(rule: Rule) -> None:
    assert plan_due(now=NINE + 60 * DAY) == 8


def test_a_rule_that_is_switched_off_comes_no_more(rule: Rule) -> None:
    switch_off(rule=rule, now=MONDAY_EVENING)
    assert plan_due(now=NINE) == 0


@pytest.mark.parametrize("at", [time(21), time(23, 30), time(3), time(7, 59)])
def test_a_time_in_the_quiet_hours_is_refused_in_words(alice: Patient, at: time) -> None:
    with pytest.raises(Refused, match="From 21:00 to 08:00 you want quiet"):
        a_rule(alice, MONDAY_EVENING, at=at)


def test_set_again_it_is_the_same_rule(rule: Rule, alice: Patient) -> None:
    assert a_rule(alice, NINE, Channel.PUSH) == rule
    assert Rule.objects.get().by_push


def test_many_rules_are_planned_in_batches(alice: Patient, bob: Patient) -> None:
    for hour in range(8, 13):
        for person in (alice, bob):
            a_rule(person, MONDAY_EVENING, at=time(hour))
    assert plan_due(now=NINE + 5 * HOUR, batch=3) == 10


def at_once(act: Callable[[], int], number: int = 8) -> list[int]:
    gate = Barrier(number)

    def one(_number: int) -> int:
        try:
            gate.wait(timeout=30)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(one, range(number)))


@pytest.mark.django_db(transaction=True)
def test_eight_planners_at_once_make_one_slot_each() -> None:
    for number in range(20):
        a_rule(make_patient(f"P{number}"), MONDAY_EVENING)
    assert sum(at_once(lambda: plan_due(now=NINE, batch=7))) == 20
    assert Slot.objects.count() == Delivery.objects.count() == 20
