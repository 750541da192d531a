"""A notice goes to the number that was checked, and to devices that are still signed in."""

import socket
from datetime import UTC, datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from accounts.models import Patient
from reminders.channels import push
from reminders.models import Delivery, PushEndpoint
from reminders.outcomes import Later, Refused, Sent
from tests.accounts.doors import sign_in
from tests.reminders.maker import Browser, Maker
from tests.reminders.notices import NINE, NOWHERE, sent


@pytest.fixture
def far(alice: Patient, settings: Settings) -> PushEndpoint:
    """A device of a known maker, as in use."""
    settings.PUSH_LOOPBACK = False
    address = "https://fcm.googleapis.com/fcm/send/a:b"
    keys = Browser().keys
    return PushEndpoint.objects.create(patient=alice, address=address, created_at=NINE, **keys)


def test_a_name_that_leads_behind_our_walls_by_now_is_not_followed(
    due: Delivery, far: PushEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []
    monkeypatch.setattr(socket, "create_connection", lambda *one, **_: tried.append(one))
    answers = iter([["10.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["::1"]])
    for _turn in range(3):
        outcome = push.send(due, clock=lambda: NINE, ask=lambda *_: next(answers))
        assert outcome == Refused()
    assert tried == []


def test_the_connection_goes_to_what_was_checked_whatever_the_name_says_next(
    due: Delivery, far: PushEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried, answers = [], iter([["8.8.8.8"], ["127.0.0.1"]])

    def connect(where: tuple[str, int], **_more: object) -> None:
        tried.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    outcome = push.send(due, clock=lambda: NINE, ask=lambda *_: next(answers))
    assert (outcome, tried) == (Later(timedelta()), [("8.8.8.8", 443)])


def test_a_name_that_nobody_knows_just_now_may_be_known_later(
    due: Delivery, far: PushEndpoint
) -> None:
    def ask(*_: object) -> list[str]:
        raise socket.gaierror

    assert push.send(due, clock=lambda: NINE, ask=ask) == Later(timedelta())


def test_a_maker_that_is_not_known_any_more_is_refused(
    due: Delivery, far: PushEndpoint, settings: Settings
) -> None:
    settings.PUSH_HOSTS = ["elsewhere.example"]
    assert push.send(due, clock=lambda: NINE, ask=lambda *_: ["8.8.8.8"]) == Refused()


@pytest.fixture
def signed_in(client: Client, alice: Patient, maker: Maker) -> PushEndpoint:
    """A device on which Alice is signed in."""
    sign_in(client, "alice@example.org")
    return maker.device(alice, sign_in=UserSession.objects.get())


def test_signing_out_ends_the_notices_of_that_device_and_of_no_other(
    due: Delivery, alice: Patient, signed_in: PushEndpoint, client: Client, maker: Maker
) -> None:
    other = maker.device(alice)
    assert sent(due) == Sent()
    client.post("/account/logout/")
    assert list(PushEndpoint.objects.all()) == [other]


def test_a_sign_in_that_was_ended_from_elsewhere_has_no_notices(
    due: Delivery, signed_in: PushEndpoint
) -> None:
    UserSession.objects.get().end()
    assert sent(due) == NOWHERE


@pytest.mark.parametrize("how", ["by time", "by a new password"])
def test_a_sign_in_that_is_over_has_no_notices(
    how: str, due: Delivery, alice: Patient, signed_in: PushEndpoint, maker: Maker
) -> None:
    if how == "by time":
        Session.objects.update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))
    else:
        alice.user.set_password("a new one to keep in mind")
        alice.user.save()
    assert sent(due) == NOWHERE
    assert not maker.taken
    assert not PushEndpoint.objects.exists()
