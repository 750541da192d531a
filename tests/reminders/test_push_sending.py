"""A notice goes to each device of the person; what becomes of it is said as it is."""

import socket
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest
from pytest_django import Settings

from accounts.models import Patient
from reminders.channels import push
from reminders.models import Channel, Delivery, PushEndpoint
from reminders.outcomes import Later, Outcome, Refused, Sent, Unknown
from reminders.services.planning import GRACE
from reminders.services.sending import send_due
from tests.cast import make_patient
from tests.reminders.maker import Browser, Maker, drips, drops, hangs, says, status
from tests.reminders.notices import NINE, NOWHERE, a_delivery, sent

Why, State = Delivery.Why, Delivery.State
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (status(201), Sent()),
        (status(200), Sent()),
        (status(202), Sent()),
        (status(400), Refused()),
        (status(401), Refused()),
        (status(403), Refused()),
        (status(413), Refused()),
        (status(302, Location="http://127.0.0.1:1/"), Refused()),
        (status(404), NOWHERE),
        (status(410), NOWHERE),
        (status(429), Later(timedelta())),
        (status(429, Retry_After="90"), Later(timedelta(seconds=90))),
        (status(429, Retry_After=format_datetime(NINE + HOUR)), Later(HOUR)),
        (status(429, Retry_After=format_datetime(NINE - HOUR)), Later(timedelta())),
        (status(429, Retry_After="999999999999"), Later(GRACE)),
        (status(429, Retry_After="-5"), Later(timedelta())),
        (status(429, Retry_After="soon"), Later(timedelta())),
        (status(500), Later(timedelta())),
        (status(503, Retry_After="600"), Later(timedelta(minutes=10))),
        (drops, Unknown()),
        (hangs, Unknown()),
        (drips, Unknown()),
        (says(b"SSH-2.0-OpenSSH\r\n\r\n"), Unknown()),
    ],
)
def test_each_answer_has_its_outcome(
    answer: Callable[..., None], outcome: Outcome, due: Delivery, alice: Patient, maker: Maker
) -> None:
    endpoint = maker.device(alice, answer)
    assert sent(due) == outcome
    assert maker.asked(endpoint) == 1


def test_where_nobody_listens_it_may_come_later(due: Delivery, alice: Patient) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        closed = Maker(port=door.getsockname()[1])
    closed.device(alice)
    assert sent(due) == Later(timedelta())


@pytest.mark.parametrize("code", [404, 410])
def test_a_device_that_is_gone_is_left_out_from_then_on_and_no_other(
    code: int, due: Delivery, alice: Patient, bob: Patient, maker: Maker
) -> None:
    gone, there, bobs = maker.device(alice, status(code)), maker.device(alice), maker.device(bob)
    assert sent(due) == Sent()
    assert sent(due) == Sent()
    assert (maker.asked(gone), maker.asked(there)) == (1, 2)
    dead = dict(PushEndpoint.objects.values_list("pk", "dead_at"))
    assert dead == {gone.pk: NINE, there.pk: None, bobs.pk: None}


def test_a_device_that_asked_anew_meanwhile_is_not_buried(
    due: Delivery, alice: Patient, maker: Maker
) -> None:
    endpoint = maker.device(alice)
    stale = PushEndpoint.objects.get()
    PushEndpoint.objects.update(**Browser().keys)
    push.bury(stale, now=NINE)
    endpoint.refresh_from_db()
    assert endpoint.dead_at is None


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ([201, 500, 410], Sent()),
        ([403, 201], Sent()),
        ([500, 403], Later(timedelta())),
        ([410, 403], Refused()),
        ([404, 410], NOWHERE),
    ],
)
def test_one_device_that_takes_it_is_enough(
    answers: list[int], outcome: Outcome, due: Delivery, alice: Patient, maker: Maker
) -> None:
    devices = [maker.device(alice, status(code)) for code in answers]
    assert sent(due) == outcome
    assert [maker.asked(device) for device in devices] == [1] * len(devices)


def test_what_may_have_arrived_somewhere_is_not_tried_again(
    due: Delivery, alice: Patient, maker: Maker
) -> None:
    maker.device(alice, drops)
    maker.device(alice, status(503))
    assert sent(due) == Unknown()


def test_the_shortest_wait_of_all_devices_counts(
    due: Delivery, alice: Patient, maker: Maker
) -> None:
    for seconds in ("600", "60"):
        maker.device(alice, status(429, Retry_After=seconds))
    assert sent(due) == Later(timedelta(minutes=1))


def test_without_a_device_there_is_nowhere_to_send_it(due: Delivery, bob: Patient) -> None:
    assert sent(due) == NOWHERE


def test_notices_of_one_person_go_to_nobody_else(
    due: Delivery, alice: Patient, bob: Patient, maker: Maker
) -> None:
    bobs = maker.device(bob)
    assert sent(due) == NOWHERE
    assert maker.asked(bobs) == 0


def test_where_there_are_no_notices_none_is_sent(
    due: Delivery, alice: Patient, maker: Maker, settings: Settings
) -> None:
    maker.device(alice)
    settings.VAPID_PRIVATE_KEY = ""
    assert sent(due) == NOWHERE
    assert not maker.taken


def test_devices_that_others_use_get_none(due: Delivery, alice: Patient, maker: Maker) -> None:
    maker.device(alice)
    alice.shared_device = True
    alice.save()
    assert sent(Delivery.objects.get()) == NOWHERE


def test_a_device_with_broken_keys_does_not_keep_the_others_from_it(
    due: Delivery, alice: Patient, maker: Maker
) -> None:
    maker.device(alice)
    maker.device(alice, p256dh="x", auth="y")
    assert sent(due) == Sent()


def test_when_time_is_short_no_further_device_is_begun_with(
    due: Delivery, alice: Patient, maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker.device(alice)
    monkeypatch.setattr(push, "LONGEST", -1.0)
    assert sent(due) == Later(timedelta())
    assert not maker.taken


def run(at: datetime) -> int:
    return send_due(
        clock=lambda: at,
        channels={Channel.PUSH: lambda delivery: push.send(delivery, clock=lambda: at)},
        needless=lambda *_: None,
        worker="w",
    )


def end_of(delivery: Delivery) -> tuple[str, str]:
    delivery.refresh_from_db()
    return delivery.state, delivery.why


@pytest.mark.parametrize(
    ("answer", "end"),
    [
        (status(201), (State.SENT, "")),
        (status(410), (State.FAILED, Why.NO_ADDRESS)),
        (status(403), (State.FAILED, Why.REFUSED)),
        (drops, (State.UNKNOWN, "")),
        (status(429, Retry_After="3600"), (State.PENDING, "")),
        (status(429, Retry_After="7201"), (State.PENDING, "")),
    ],
)
def test_the_list_says_what_became_of_it(
    answer: Callable[..., None], end: tuple[str, str], due: Delivery, alice: Patient, maker: Maker
) -> None:
    maker.device(alice, answer)
    run(NINE)
    assert end_of(due) == end


def test_a_maker_that_is_busy_is_asked_again_and_not_beyond_the_grace(
    due: Delivery, alice: Patient, maker: Maker
) -> None:
    endpoint = maker.device(alice, status(503, Retry_After="3600"))
    for minutes in range(0, 180, 15):
        run(NINE + timedelta(minutes=minutes))
    assert maker.asked(endpoint) == 3
    assert end_of(due) == (State.EXPIRED, Why.LATE)


def test_eight_people_each_get_their_own(maker: Maker, db: None) -> None:
    people = [make_patient(f"P{number}") for number in range(8)]
    devices = [maker.device(one) for one in people]
    for one in people:
        a_delivery(one)
    assert run(NINE) == 8
    assert [maker.asked(device) for device in devices] == [1] * 8
