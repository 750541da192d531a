"""Made-up people have a known password, so they sign in on the machine itself only."""

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.models import Patient, User
from tests.accounts.doors import is_signed_in, mailed_code, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def made_up(alice: Patient, settings: Settings) -> User:
    """Alice, marked as made up; the site answers to a public name as well."""
    settings.ALLOWED_HOSTS = ["diary.example.org", "localhost", "127.0.0.1", "[::1]"]
    alice.user.is_demo = True
    alice.user.save()
    return alice.user


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8001"])
def test_a_demo_account_signs_in_on_the_machine_itself(made_up: User, host: str) -> None:
    client = Client(headers={"host": host})
    sign_in(client, made_up.email)
    assert is_signed_in(client)


def test_a_demo_account_is_refused_under_another_name(made_up: User) -> None:
    client = Client(headers={"host": "diary.example.org"})
    answer = sign_in(client, made_up.email)
    assert not is_signed_in(client)
    assert "only on the machine" in client.get(answer["Location"]).content.decode()


def test_a_demo_account_is_refused_by_code_as_well(made_up: User) -> None:
    client = Client(headers={"host": "diary.example.org"})
    client.post("/account/login/code/", {"email": made_up.email})
    client.post("/account/login/code/confirm/", {"code": mailed_code()})
    assert not is_signed_in(client)


def test_a_person_signs_in_under_any_name(bob: Patient, made_up: User) -> None:
    client = Client(headers={"host": "diary.example.org"})
    sign_in(client, "bob@example.org")
    assert is_signed_in(client)


def test_a_made_up_administrator_needs_no_second_step(made_up: User) -> None:
    User.objects.filter(pk=made_up.pk).update(is_staff=True)
    client = Client(headers={"host": "localhost"})
    client.force_login(made_up)
    assert client.get("/you/").status_code == 200
