"""The front door."""

from datetime import date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import Patient, User
from diary.services import check_in

pytestmark = pytest.mark.django_db


def test_a_visitor_reads_what_it_is_and_what_it_is_not(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "by the clock, not by your pain" in page
    assert "It does not diagnose or treat, and it does not promise less pain." in page
    assert 'href="/account/signup/"' in page
    assert 'href="/account/login/"' in page


def test_it_asks_the_database_nothing(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        client.get("/")


def test_it_promises_nothing_medical(client: Client) -> None:
    page = client.get("/").content.decode().lower()
    assert not [word for word in ("therapy", "cure", "heal", "!</") if word in page]


def test_a_newcomer_goes_on_with_the_first_ten_minutes(client: Client, alice: Patient) -> None:
    client.force_login(alice.user)
    assert client.get("/")["Location"] == "/start/"


def test_whoever_keeps_a_diary_goes_on_to_today(
    client: Client, alice: Patient, now: datetime, today: date
) -> None:
    check_in.set_hard_day(patient=alice, on=today, hard=True, today=today, now=now)
    client.force_login(alice.user)
    assert client.get("/")["Location"] == "/today/"


def test_whoever_writes_lessons_goes_on_to_them(client: Client, edie: User, khan: User) -> None:
    for person in (edie, khan):
        client.force_login(person)
        assert client.get("/")["Location"] == "/editor/"


def test_an_administrator_sees_the_front_door_without_a_way_to_sign_up(
    client: Client, ada: User
) -> None:
    client.force_login(ada)
    page = client.get("/").content.decode()
    assert "Start your plan" not in page
    assert 'href="/today/"' not in page
