"""How long a sign-in lasts, by whose device it is."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.limits import OWN_DEVICE, SHARED_DEVICE, STAFF, Limits
from accounts.models import Patient, User
from tests.accounts.doors import is_signed_in, sign_in

START = datetime(2026, 4, 7, 12, tzinfo=UTC)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def visits(client: Client, *after: timedelta) -> bool:
    """Open *You* at these times after START; whether the last visit found the person signed in."""
    answer = None
    for later in after:
        with time_machine.travel(START + later, tick=False):
            answer = client.get("/you/day/")
    return answer is not None and answer.status_code == 200


@pytest.fixture
def her_phone(client: Client, alice: Patient) -> Client:
    """A browser in which Alice signed in at START."""
    with time_machine.travel(START, tick=False):
        sign_in(client, "alice@example.org")
        client.get("/you/day/")
    return client


@pytest.fixture
def shared_computer(client: Client, alice: Patient) -> Client:
    """A browser in which Alice signed in at START and said that others use it."""
    with time_machine.travel(START, tick=False):
        sign_in(client, "alice@example.org", shared="on")
        client.get("/you/day/")
    return client


def test_an_own_device_stays_signed_in_for_a_month_without_a_visit(her_phone: Client) -> None:
    assert visits(her_phone, 30 * DAY - MINUTE)


def test_an_own_device_is_signed_out_after_a_month_without_a_visit(her_phone: Client) -> None:
    assert not visits(her_phone, 30 * DAY)
    assert not is_signed_in(her_phone)


def test_a_device_in_use_stays_signed_in_for_half_a_year(her_phone: Client) -> None:
    assert visits(her_phone, *(days * DAY for days in range(20, 180, 20)), 180 * DAY - MINUTE)


def test_after_half_a_year_everyone_signs_in_again(her_phone: Client) -> None:
    assert not visits(her_phone, *(days * DAY for days in range(20, 181, 20)))


def test_a_shared_computer_is_signed_out_after_half_an_hour(shared_computer: Client) -> None:
    assert visits(shared_computer, 29 * MINUTE)
    assert not visits(shared_computer, 59 * MINUTE)


def test_a_shared_computer_in_use_stays_signed_in(shared_computer: Client) -> None:
    assert visits(shared_computer, 25 * MINUTE, 50 * MINUTE, 75 * MINUTE)


def test_a_shared_computer_forgets_when_the_browser_closes(shared_computer: Client) -> None:
    assert shared_computer.cookies["sessionid"]["max-age"] == ""


def test_an_own_device_remembers_when_the_browser_closes(her_phone: Client) -> None:
    assert her_phone.cookies["sessionid"]["max-age"] == 30 * DAY.total_seconds()


def test_calling_ones_devices_shared_holds_at_once(her_phone: Client, alice: Patient) -> None:
    with time_machine.travel(START, tick=False):
        her_phone.post("/you/device/", {"shared_device": "on"})
    assert not visits(her_phone, 31 * MINUTE)


def test_staff_are_signed_out_after_half_an_hour(client: Client, ada: User) -> None:
    with time_machine.travel(START, tick=False):
        client.force_login(ada)
        client.get("/account/2fa/")
    with time_machine.travel(START + 31 * MINUTE, tick=False):
        client.get("/account/2fa/")
    assert not is_signed_in(client)


def test_an_ended_sign_in_leaves_no_session_behind(her_phone: Client) -> None:
    key = her_phone.session.session_key
    visits(her_phone, 31 * DAY)
    assert her_phone.session.session_key != key


def test_a_visit_soon_after_another_writes_nothing(
    her_phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):  # the session, the person
        assert visits(her_phone, 59 * MINUTE)


def test_a_visit_an_hour_later_is_noted_for_the_list_of_sessions(her_phone: Client) -> None:
    visits(her_phone, 61 * MINUTE)
    assert UserSession.objects.get().last_seen_at == START + 61 * MINUTE


def test_a_clock_that_was_set_back_signs_nobody_out(her_phone: Client) -> None:
    assert visits(her_phone, -3 * DAY)


@pytest.mark.parametrize("limits", [OWN_DEVICE, SHARED_DEVICE, STAFF])
def test_noting_visits_costs_less_than_a_tenth_of_the_limit(limits: Limits) -> None:
    assert limits.note_every * 10 <= limits.idle
    assert limits.note_every <= timedelta(hours=1)
