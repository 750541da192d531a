"""How the clinic's people come to write and to approve lessons: one command, and a second step."""

from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts import roles
from accounts.models import Role, User
from accounts.services import open_diary
from tests.cast import NOON, make_patient, make_writer

pytestmark = pytest.mark.django_db


@pytest.fixture
def edith() -> User:
    """Somebody who has signed up, like everyone."""
    return make_patient("Edith").user


def grant(address: str, role: str, *more: str) -> str:
    out = StringIO()
    call_command("grant_role", address, role, *more, stdout=out)
    return out.getvalue()


def roles_of(person: User) -> frozenset[str]:
    return roles.of(User.objects.get(pk=person.pk))


@pytest.mark.parametrize("role", Role)
def test_a_role_is_granted_and_the_second_step_is_announced(edith: User, role: Role) -> None:
    said = grant("Edith@Example.org", role)
    assert f"edith@example.org has the role {role} now." in said
    assert "Sees no diary." in said
    assert "A second step is asked of them" in said
    assert "/editor/" in said
    assert roles_of(edith) == {role}


def test_a_second_step_is_asked_before_the_lessons_open(edith: User) -> None:
    browser = Client()
    browser.force_login(edith)
    assert browser.get("/editor/").status_code == 404
    grant(edith.email, "editor")
    assert browser.get("/editor/")["Location"] == reverse("mfa_index")


def test_granted_twice_is_granted_once(edith: User) -> None:
    grant(edith.email, "editor")
    assert "has the role editor already" in grant(edith.email, "editor")
    assert edith.role_grants.count() == 1


def test_a_role_is_taken_back_and_another_stays(edith: User) -> None:
    grant(edith.email, "editor")
    grant(edith.email, "approver")
    assert "no longer has the role editor" in grant(edith.email, "editor", "--take-back")
    assert roles_of(edith) == {"approver"}
    assert "did not have the role editor" in grant(edith.email, "editor", "--take-back")


def test_an_unknown_address_is_said_in_plain_words() -> None:
    with pytest.raises(CommandError, match=r"Nobody signs in with “nobody@example.org”"):
        grant("nobody@example.org", "editor")


def test_an_unknown_role_is_said_in_plain_words(edith: User) -> None:
    with pytest.raises(CommandError, match=r"“boss” is no role\. It is editor or approver"):
        grant(edith.email, "boss")


def test_an_address_that_nobody_proved_gets_no_role(edith: User) -> None:
    EmailAddress.objects.filter(user=edith).update(verified=False)
    with pytest.raises(CommandError, match="not proved yet"):
        grant(edith.email, "editor")
    assert roles_of(edith) == frozenset()


def test_taken_back_the_lessons_are_shut_at_once_and_the_diary_stays_open() -> None:
    person = make_writer("Edie", "editor")
    open_diary(user=person, zone="Europe/London", now=NOON)
    browser = Client()
    browser.force_login(person)
    assert browser.get("/editor/").status_code == 200
    grant(person.email, "editor", "--take-back")
    assert browser.get("/editor/").status_code == 404
    assert browser.get("/you/").status_code == 200
