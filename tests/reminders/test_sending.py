"""Each delivery comes to one end, and nothing is sent twice."""

from datetime import UTC, datetime, timedelta
from typing import NoReturn

import pytest

from accounts.models import Patient
from reminders.models import Channel, Delivery
from reminders.outcomes import Later, Outcome, Refused, Sent, Unknown
from reminders.services.planning import GRACE, plan_due
from reminders.services.sending import LEASE, Needless, claim, clear_up, send_due
from tests.cast import make_patient
from tests.reminders.making import Scripted, a_rule
from tests.reminders.test_planning import at_once

NINE = datetime(2026, 4, 7, 8, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
State = Delivery.State
Why = Delivery.Why


class Killed(BaseException):
    """The process is gone: nothing after this line runs."""


def killed(_delivery: Delivery) -> NoReturn:
    raise Killed


@pytest.fixture
def waiting(alice: Patient) -> Delivery:
    """One e-mail to Alice, due at nine."""
    a_rule(alice, NINE - timedelta(hours=12))
    plan_due(now=NINE)
    return Delivery.objects.get()


def send(
    mail: Scripted,
    now: datetime = NINE,
    *,
    needless: Why | None = None,
    asks: Needless | None = None,
    worker: str = "w",
) -> int:
    return send_due(
        clock=lambda: now,
        channels={Channel.EMAIL: mail},
        needless=asks or (lambda _delivery, _now: needless),
        worker=worker,
    )


def end_of(delivery: Delivery) -> tuple[str, str]:
    delivery.refresh_from_db()
    return delivery.state, delivery.why


def test_what_stands_in_evenstep_has_arrived_as_soon_as_that_is_written(alice: Patient) -> None:
    a_rule(alice, NINE - timedelta(hours=12), Channel.IN_APP)
    plan_due(now=NINE)
    assert send(Scripted(says=killed)) == 1
    assert end_of(Delivery.objects.get()) == (State.SENT, "")


def test_it_does_not_stand_there_where_it_is_not_needed(alice: Patient) -> None:
    a_rule(alice, NINE - timedelta(hours=12), Channel.IN_APP)
    plan_due(now=NINE)
    send(Scripted(says=killed), needless=Why.DONE)
    assert end_of(Delivery.objects.get()) == (State.NOT_NEEDED, Why.DONE)


def test_it_is_sent_once_and_written_down(waiting: Delivery) -> None:
    mail = Scripted()
    assert send(mail) == 1
    assert send(mail, NINE + MINUTE) == 0
    assert mail.given == [waiting]
    assert end_of(waiting) == (State.SENT, "")
    assert waiting.ended_at == NINE


def test_it_is_on_its_way_before_anything_leaves(waiting: Delivery) -> None:
    seen = []

    def look(delivery: Delivery) -> Outcome:
        seen.append(Delivery.objects.get(pk=delivery.pk).state)
        return Unknown()

    send(Scripted(look))
    assert seen == [State.SENDING]


def test_what_is_no_longer_needed_is_not_sent(waiting: Delivery) -> None:
    mail = Scripted()
    assert send(mail, needless=Why.DONE) == 1
    assert mail.given == []
    assert end_of(waiting) == (State.NOT_NEEDED, Why.DONE)


def test_what_the_other_side_refuses_is_not_tried_again(waiting: Delivery) -> None:
    mail = Scripted(lambda _delivery: Refused())
    send(mail)
    send(mail, NINE + 30 * MINUTE)
    assert len(mail.given) == 1
    assert end_of(waiting) == (State.FAILED, Why.REFUSED)


def test_what_may_have_arrived_is_shown_as_that_and_not_repeated(waiting: Delivery) -> None:
    mail = Scripted(lambda _delivery: Unknown())
    send(mail)
    send(mail, NINE + 30 * MINUTE)
    assert len(mail.given) == 1
    assert end_of(waiting) == (State.UNKNOWN, "")


def test_what_surely_did_not_arrive_is_tried_again_ever_more_rarely(waiting: Delivery) -> None:
    mail, tried = Scripted(lambda _delivery: Later(timedelta())), []
    for minute in range(130):
        before = len(mail.given)
        send(mail, NINE + minute * MINUTE)
        if len(mail.given) > before:
            tried.append(minute)
    assert tried == [0, 1, 3, 7, 15, 31, 61, 91]
    assert end_of(waiting) == (State.EXPIRED, Why.LATE)


def test_the_other_sides_wish_to_wait_is_kept(waiting: Delivery) -> None:
    mail = Scripted(lambda _delivery: Later(20 * MINUTE))
    send(mail)
    send(mail, NINE + 19 * MINUTE)
    assert len(mail.given) == 1
    send(mail, NINE + 20 * MINUTE)
    assert len(mail.given) == 2


def test_too_late_it_is_not_sent_at_all(waiting: Delivery) -> None:
    mail = Scripted()
    send(mail, NINE + GRACE + MINUTE)
    assert mail.given == []
    assert end_of(waiting) == (State.EXPIRED, Why.LATE)


def test_a_sender_killed_while_it_sends_leaves_an_unknown_end(waiting: Delivery) -> None:
    with pytest.raises(Killed):
        send(Scripted(killed))
    mail = Scripted()
    send(mail, NINE + SECOND)
    assert end_of(waiting)[0] == State.SENDING
    send(mail, NINE + LEASE)
    assert end_of(waiting) == (State.UNKNOWN, Why.STOPPED)
    assert mail.given == []


def test_a_sender_killed_before_it_sends_loses_nothing(waiting: Delivery) -> None:
    assert claim(now=NINE, worker="killed") == [waiting]
    mail = Scripted()
    assert send(mail, NINE + SECOND) == 0
    assert send(mail, NINE + LEASE) == 1
    assert end_of(waiting) == (State.SENT, "")


def test_a_sender_that_took_too_long_to_ask_leaves_it_to_the_next(waiting: Delivery) -> None:
    slow, mail, times = Scripted(), Scripted(), iter([NINE, NINE, NINE, NINE + LEASE, NINE + LEASE])

    def overtaken(_delivery: Delivery, _now: datetime) -> None:
        clear_up(now=NINE + LEASE)
        assert send(mail, NINE + LEASE) == 1

    send_due(
        clock=lambda: next(times),
        channels={Channel.EMAIL: slow},
        needless=overtaken,
        worker="slow",
    )
    assert (slow.given, mail.given) == ([], [waiting])


def test_where_one_cannot_be_asked_about_the_others_go_out(alice: Patient, bob: Patient) -> None:
    a_rule(alice, NINE - timedelta(hours=12))
    a_rule(bob, NINE - timedelta(hours=12))
    plan_due(now=NINE)
    hers = Delivery.objects.get(slot__rule__patient=alice)

    def needless(delivery: Delivery, _now: datetime) -> None:
        if delivery == hers:
            raise ZeroDivisionError

    mail, times = Scripted(), [NINE, NINE, NINE, NINE + MINUTE, NINE + MINUTE]
    for now in times:
        send(mail, now, asks=needless)
    assert [delivery.slot.rule.patient for delivery in mail.given] == [bob]
    hers.refresh_from_db()
    assert (hers.state, hers.attempt) == (State.PENDING, 2)


def test_a_channel_that_fails_without_a_word_leaves_an_unknown_end(waiting: Delivery) -> None:
    def broken(_delivery: Delivery) -> Outcome:
        raise ZeroDivisionError

    send(Scripted(broken))
    send(Scripted(), NINE + LEASE)
    assert end_of(waiting) == (State.UNKNOWN, Why.STOPPED)


@pytest.mark.parametrize(
    ("said", "state"),
    [(Sent(), State.SENT), (Refused(), State.FAILED), (Later(MINUTE), State.PENDING)],
)
def test_a_sender_that_was_given_up_but_only_slow_writes_what_became_of_it(
    waiting: Delivery, said: Outcome, state: str
) -> None:
    def slow(_delivery: Delivery) -> Outcome:
        clear_up(now=NINE + LEASE)
        assert end_of(waiting) == (State.UNKNOWN, Why.STOPPED)
        return said

    send(Scripted(slow))
    assert end_of(waiting)[0] == state


@pytest.mark.django_db(transaction=True)
def test_eight_senders_at_once_send_each_once() -> None:
    for number in range(40):
        a_rule(make_patient(f"P{number}"), NINE - timedelta(hours=12))
    plan_due(now=NINE)
    mail = Scripted()
    assert sum(at_once(lambda: send(mail))) == 40
    assert len({delivery.pk for delivery in mail.given}) == len(mail.given) == 40
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.SENT}
