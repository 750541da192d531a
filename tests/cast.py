"""The fixed cast: Alice keeps a diary, Bob keeps another, Ada runs the house.

Edie writes lessons, and Dr Khan approves what others wrote.

Django is imported inside the fixtures: the engine's tests load this file and run without it.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import Patient, User

NOON = datetime(2026, 4, 7, 12, tzinfo=UTC)
"""The instant most tests happen at: Tuesday 7 April 2026, one o'clock in London."""

TODAY = date(2026, 4, 7)
PASSWORD = "correct horse battery staple"


@cache
def hashed(password: str) -> str:
    """The hash of a password, worked out once: it is made to be slow."""
    from django.contrib.auth.hashers import make_password

    return make_password(password)


def make_patient(name: str, zone: str = "Europe/London") -> "Patient":
    """A patient called `name`, signed up on 1 January 2026 and with a confirmed zone."""
    from accounts.models import Patient, User

    user = User.objects.create_user(f"{name.lower()}@example.org", name=name)
    user.password = hashed(PASSWORD)
    user.save(update_fields=["password"])
    joined = datetime(2026, 1, 1, 9, tzinfo=UTC)
    return Patient.objects.create(user=user, zone=zone, zone_confirmed_at=joined, created_at=joined)


@pytest.fixture
def now() -> datetime:
    return NOON


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def alice(db: None) -> "Patient":
    return make_patient("Alice")


@pytest.fixture
def bob(db: None) -> "Patient":
    return make_patient("Bob")


@pytest.fixture
def ada(db: None) -> "User":
    """The administrator: signs in, keeps no diary."""
    from accounts.models import User

    return User.objects.create_superuser("ada@example.org", PASSWORD, name="Ada")


def make_writer(name: str, role: str) -> "User":
    """Somebody with a role, the second step that goes with it, and no diary."""
    from allauth.mfa.models import Authenticator

    from accounts import roles
    from accounts.models import Role, User
    from accounts.vault import seal

    address = f"{name.rsplit(maxsplit=1)[-1].lower()}@example.org"
    user = User.objects.create_user(address, PASSWORD, name=name)
    roles.grant(user=user, role=Role(role))
    secret = {"secret": seal("JBSWY3DPEHPK3PXP")}
    Authenticator.objects.create(user=user, type="totp", data=secret)
    return user


@pytest.fixture
def edie(db: None) -> "User":
    """The editor: writes lessons, keeps no diary."""
    return make_writer("Edie", "editor")


@pytest.fixture
def khan(db: None) -> "User":
    """The approver: stands for what others wrote."""
    return make_writer("Dr Khan", "approver")


@pytest.fixture
def client_of() -> "Callable[[Patient | User], Client]":
    """A browser in which the given person is signed in."""
    from django.test import Client

    from accounts.models import User

    def signed_in(person: "Patient | User") -> Client:
        client = Client()
        client.force_login(person if isinstance(person, User) else person.user)
        return client

    return signed_in
