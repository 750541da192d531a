"""Where a person is signed in, and ending it; what asks for the password again."""

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client

from accounts.models import Patient, User
from tests.accounts.doors import is_signed_in, mailed_code, sign_in
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(alice: Patient) -> Client:
    client = Client(headers={"user-agent": "Phone"})
    sign_in(client, "alice@example.org")
    return client


@pytest.fixture
def laptop(alice: Patient) -> Client:
    client = Client(headers={"user-agent": "Laptop"})
    sign_in(client, "alice@example.org")
    return client


def say_password_again(client: Client) -> None:
    client.post("/account/reauthenticate/", {"password": PASSWORD})


def session_of(client: Client) -> UserSession:
    found: UserSession = UserSession.objects.get(session_key=client.session.session_key)
    return found


def test_ones_own_devices_stand_in_the_list(phone: Client, laptop: Client, bob: Patient) -> None:
    sign_in(Client(headers={"user-agent": "Bob's"}), "bob@example.org")
    sessions = phone.get("/account/sessions/").context["sessions"]
    assert [session.user_agent for session in sessions] == ["Phone", "Laptop"]


def test_ending_a_sign_in_asks_for_the_password_first(phone: Client, laptop: Client) -> None:
    form = {"action": "end_selected", "session": session_of(laptop).pk}
    answer = phone.post("/account/sessions/", form)
    assert answer["Location"].startswith("/account/reauthenticate/")
    assert is_signed_in(laptop)


def test_the_others_can_be_ended(phone: Client, laptop: Client) -> None:
    say_password_again(phone)
    phone.post("/account/sessions/")
    assert phone.get("/you/").status_code == 200
    assert laptop.get("/you/").status_code == 302


def test_nobody_ends_the_sign_in_of_another(phone: Client, bob: Patient) -> None:
    his = Client()
    sign_in(his, "bob@example.org")
    say_password_again(phone)
    phone.post("/account/sessions/", {"session": session_of(his).pk})
    assert his.get("/you/").status_code == 200


def test_a_new_password_needs_the_old_one(phone: Client, alice: Patient) -> None:
    new = {"password1": "a new one to keep in mind", "password2": "a new one to keep in mind"}
    phone.post("/account/password/change/", new | {"oldpassword": "not the password"})
    alice.user.refresh_from_db()
    assert alice.user.check_password(PASSWORD)


def test_a_new_password_ends_every_other_sign_in(phone: Client, laptop: Client) -> None:
    new = {"password1": "a new one to keep in mind", "password2": "a new one to keep in mind"}
    say_password_again(phone)
    phone.post("/account/password/change/", new | {"oldpassword": PASSWORD})
    assert phone.get("/you/").status_code == 200
    assert laptop.get("/you/").status_code == 302


def test_another_address_needs_the_password_and_a_code(phone: Client, alice: Patient) -> None:
    form = {"action_add": "", "email": "Alice@new.example"}
    assert phone.post("/account/email/", form)["Location"].startswith("/account/reauthenticate/")
    say_password_again(phone)
    phone.post("/account/email/", form)
    assert User.objects.get(pk=alice.pk).email == "alice@example.org"
    phone.post("/account/confirm-email/", {"code": mailed_code()})
    assert User.objects.get(pk=alice.pk).email == "alice@new.example"


def test_the_old_address_is_told_of_the_new_one(phone: Client, alice: Patient) -> None:
    say_password_again(phone)
    phone.post("/account/email/", {"action_add": "", "email": "alice@new.example"})
    phone.post("/account/confirm-email/", {"code": mailed_code()})
    assert any(letter.to == ["alice@example.org"] for letter in mail.outbox)


def test_an_address_of_another_is_never_taken_over(phone: Client, bob: Patient) -> None:
    say_password_again(phone)
    phone.post("/account/email/", {"action_add": "", "email": "bob@example.org"})
    assert User.objects.get(pk=bob.pk).email == "bob@example.org"
    assert not User.objects.filter(email="bob@example.org").exclude(pk=bob.pk).exists()


def test_signing_out_is_a_post(phone: Client) -> None:
    phone.get("/account/logout/")
    assert is_signed_in(phone)
    assert phone.post("/account/logout/")["Location"] == "/"
    assert not is_signed_in(phone)


def test_an_administrator_sees_where_she_is_signed_in_without_a_diarys_pages(
    client: Client, ada: User
) -> None:
    client.force_login(ada)
    page = client.get("/account/sessions/").content.decode()
    assert 'href="/you/"' not in page
    assert 'href="/account/logout/"' in page


def test_saying_the_password_again_changes_the_key_of_the_session(phone: Client) -> None:
    before = phone.session.session_key
    say_password_again(phone)
    assert phone.session.session_key != before
    assert phone.get("/you/").status_code == 200


def test_the_key_from_before_opens_nothing(phone: Client) -> None:
    thief = Client()
    thief.cookies["sessionid"] = str(phone.session.session_key)
    say_password_again(phone)
    assert thief.get("/you/").status_code == 302


def test_a_new_key_is_the_same_sign_in_in_the_list(phone: Client, laptop: Client) -> None:
    since = session_of(phone).created_at
    say_password_again(phone)
    assert session_of(phone).created_at == since
    assert UserSession.objects.count() == 2


def test_a_new_password_changes_the_key_of_the_session(phone: Client) -> None:
    new = {"password1": "a new one to keep in mind", "password2": "a new one to keep in mind"}
    before = phone.session.session_key
    answer = phone.post("/account/password/change/", new | {"oldpassword": PASSWORD})
    assert answer["Location"] == "/you/"
    assert phone.session.session_key != before
    assert phone.get("/you/").status_code == 200
    assert UserSession.objects.filter(session_key=phone.session.session_key).exists()


def test_other_posts_leave_the_key_alone(phone: Client) -> None:
    before = phone.session.session_key
    phone.post("/you/device/")
    assert phone.session.session_key == before


def test_a_shared_computer_stays_one_after_the_password_was_said_again(alice: Patient) -> None:
    client = Client()
    sign_in(client, "alice@example.org", shared="on")
    say_password_again(client)
    assert client.session["shared_device"]
    assert client.cookies["sessionid"]["max-age"] == ""
