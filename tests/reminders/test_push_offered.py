"""Notices are offered where there are any, and once a device was allowed to show them."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.models import Patient
from reminders.models import Rule
from tests.accounts.doors import sign_in
from tests.cast import NOON
from tests.reminders.maker import Browser, Maker

pytestmark = pytest.mark.django_db

PHONE = "/you/reminders/phone/"


@pytest.fixture
def her(alice: Patient) -> Client:
    client = Client()
    sign_in(client, "alice@example.org")
    return client


RULE: dict[str, Any] = {
    "kind": "today",
    "local_time": "09:00",
    "days": ["0"],
    "channels": ["push"],
}


def test_a_reminder_by_notice_asks_for_a_device_first(her: Client) -> None:
    page = her.get("/you/reminders/new/").text
    assert f'href="{PHONE}"' in page
    answer = her.post("/you/reminders/new/", RULE)
    assert answer.status_code == 422
    assert "First allow notices on a phone" in answer.text
    assert f'href="{PHONE}"' in answer.text
    assert not Rule.objects.exists()


def test_with_a_device_a_reminder_comes_by_notice(
    her: Client, alice: Patient, maker: Maker
) -> None:
    maker.device(alice)
    assert f'href="{PHONE}"' not in her.get("/you/reminders/new/").text
    assert her.post("/you/reminders/new/", RULE).status_code == 302
    assert Rule.objects.get().by_push


def test_other_ways_need_no_device(her: Client) -> None:
    her.post("/you/reminders/new/", RULE | {"channels": ["email", "in_app"]})
    assert not Rule.objects.get().by_push


def test_a_device_that_is_gone_does_not_count(her: Client, alice: Patient, maker: Maker) -> None:
    maker.device(alice, dead_at=NOON)
    assert her.post("/you/reminders/new/", RULE).status_code == 422


def test_where_there_are_no_notices_none_are_offered(
    her: Client, alice: Patient, maker: Maker, settings: Settings
) -> None:
    device = maker.device(alice)
    given = {"address": maker.address("/send/abc"), **Browser().keys}
    settings.VAPID_PRIVATE_KEY = ""
    assert her.get(PHONE).status_code == 404
    assert her.post(f"{PHONE}add/", given).status_code == 404
    for act in ("remove", "try"):
        assert her.post(f"{PHONE}{device.pk}/{act}/").status_code == 404
    assert PHONE not in her.get("/you/reminders/").text
    assert 'value="push"' not in her.get("/you/reminders/new/").text
    assert her.post("/you/reminders/new/", RULE).status_code == 422
