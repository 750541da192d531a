"""A reminder that is let pass five times in a row rests, and asks what is wanted."""

from datetime import UTC, datetime, time, timedelta

import pytest

from accounts.models import Patient
from diary.services import check_in
from reminders.models import Channel, Delivery, Kind, Rule, Slot
from reminders.services import rules
from reminders.services.backing_off import is_ignored
from reminders.services.clockwork import why_not
from reminders.when import EVERY_DAY
from tests.cast import NOON, TODAY
from tests.reminders.making import sent_on

DAY = timedelta(days=1)
State = Delivery.State


@pytest.fixture
def rule(alice: Patient) -> Rule:
    """Alice is asked to note the day at one o'clock, and hears of it by e-mail."""
    return rules.set_rule(
        patient=alice,
        kind=Kind.CHECK_IN,
        local_time=time(13),
        days=EVERY_DAY,
        channels={Channel.EMAIL},
        now=NOON - DAY,
    )


def days(first: int, last: int) -> list[int]:
    return list(range(first, last))


def test_five_that_nothing_followed_are_enough(rule: Rule) -> None:
    sent_on(rule, days(0, 4))
    assert not is_ignored(rule, before=TODAY + 5 * DAY)
    sent_on(rule, [4])
    assert is_ignored(rule, before=TODAY + 5 * DAY)


def test_one_that_was_followed_begins_the_count_anew(rule: Rule) -> None:
    sent_on(rule, days(0, 5))
    on = TODAY + 2 * DAY
    check_in.record(
        patient=rule.patient, on=on, answers={"fatigue": 3}, own={}, tags=[], today=on, now=NOON
    )
    assert not is_ignored(rule, before=TODAY + 5 * DAY)


def test_those_that_were_not_needed_do_not_count(rule: Rule) -> None:
    sent_on(rule, days(0, 4))
    sent_on(rule, [4], state=State.NOT_NEEDED)
    assert not is_ignored(rule, before=TODAY + 5 * DAY)


def test_what_only_stands_in_evenstep_disturbs_nobody(rule: Rule) -> None:
    sent_on(rule, days(0, 5), channel=Channel.IN_APP)
    assert not is_ignored(rule, before=TODAY + 5 * DAY)


def test_the_sixth_is_not_sent_and_the_rule_rests(rule: Rule) -> None:
    sent_on(rule, days(0, 5))
    sixth = sent_on(rule, [5], state=State.PENDING)
    assert why_not(sixth, NOON + 5 * DAY) == Delivery.Why.IGNORED
    rule.refresh_from_db()
    assert (rule.next_due_at, rule.rested_at) == (None, NOON + 5 * DAY)


def test_asked_for_again_it_comes_and_counts_anew(rule: Rule) -> None:
    sent_on(rule, days(0, 5))
    rules.go_on(rule=rule, now=NOON + 5 * DAY)
    rule.refresh_from_db()
    assert rule.rested_at is None
    assert rule.next_due_at == datetime(2026, 4, 13, 12, tzinfo=UTC)
    sixth = sent_on(rule, [6], state=State.PENDING)
    assert why_not(sixth, NOON + 6 * DAY) is None


@pytest.mark.parametrize("kind", [Kind.TODAY, Kind.SESSION, Kind.LESSON, Kind.SAFETY, Kind.REVIEW])
def test_of_every_kind_nothing_is_followed_by_somebody_who_does_nothing(
    alice: Patient, kind: Kind
) -> None:
    rule = rules.set_rule(
        patient=alice,
        kind=kind,
        local_time=time(13),
        days=EVERY_DAY,
        channels={Channel.EMAIL},
        now=NOON - DAY,
    )
    sent_on(rule, days(0, 5))
    assert is_ignored(rule, before=TODAY + 5 * DAY)
    assert Slot.objects.count() == 5
