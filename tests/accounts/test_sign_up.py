"""Making an account: an address proved by a code, a password that holds, a diary of one's own."""

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from accounts.models import Patient, User
from tests.accounts.doors import is_signed_in, mailed_code, sign_up

pytestmark = pytest.mark.django_db


def test_signing_up_and_typing_the_code_leads_to_the_first_ten_minutes(client: Client) -> None:
    assert sign_up(client, "new@example.org")["Location"] == "/account/confirm-email/"
    answer = client.post("/account/confirm-email/", {"code": mailed_code()})
    assert answer["Location"] == "/start/"
    assert is_signed_in(client)


def test_nobody_is_signed_in_before_the_code_is_typed(client: Client) -> None:
    sign_up(client, "new@example.org")
    assert not is_signed_in(client)
    assert client.get("/today/").status_code == 302


def test_a_wrong_code_is_told_and_lets_nobody_in(client: Client) -> None:
    sign_up(client, "new@example.org")
    answer = client.post("/account/confirm-email/", {"code": "000000x"})
    assert "That isn’t the code" in answer.content.decode().replace("&#x27;", "’")
    assert not is_signed_in(client)


def test_an_address_is_kept_in_small_letters(client: Client) -> None:
    sign_up(client, "New@Example.ORG")
    assert User.objects.get().email == "new@example.org"


def test_the_zone_of_the_browser_becomes_the_zone_of_the_diary(client: Client) -> None:
    sign_up(client, "new@example.org", zone="America/New_York")
    patient = Patient.objects.get()
    assert (patient.zone, patient.zone_confirmed_at) == ("America/New_York", None)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd", "europe/london"])
def test_a_zone_that_does_not_exist_is_asked_for_later(client: Client, zone: str) -> None:
    sign_up(client, "new@example.org", zone=zone)
    assert Patient.objects.get().zone == "Europe/London"


@pytest.mark.parametrize("password", ["short", "elevenchars", "password1234", "123456789012"])
def test_a_weak_password_is_refused_and_the_address_kept(client: Client, password: str) -> None:
    answer = sign_up(client, "new@example.org", password)
    assert not User.objects.exists()
    assert 'value="new@example.org"' in answer.content.decode()


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short", "Make it longer: 12 letters or more."),
        ("password1234", "Many people use this one, so it is easy to guess. Choose another."),
        ("402853970164", "Use letters too, not figures alone."),
        ("newcomer@example.org", "This is too much like your e-mail. Choose other words."),
    ],
)
def test_a_weak_password_is_refused_in_our_words(client: Client, password: str, words: str) -> None:
    assert words in sign_up(client, "newcomer@example.org", password).content.decode()


def test_a_password_is_kept_as_an_argon2_hash(client: Client) -> None:
    sign_up(client, "new@example.org")
    assert User.objects.get().password.startswith("argon2")


def test_a_taken_address_is_answered_like_a_free_one(client: Client, alice: Patient) -> None:
    taken = sign_up(client, "ALICE@example.org")
    free = sign_up(Client(), "new@example.org")
    assert (taken.status_code, taken.url) == (free.status_code, free.url)
    pages = [client.get(taken.url), Client().get(free.url)]
    assert "alice" not in pages[1].content.decode()
    assert User.objects.filter(email__iexact="alice@example.org").count() == 1


def test_the_owner_of_a_taken_address_is_told_by_mail(client: Client, alice: Patient) -> None:
    sign_up(client, "alice@example.org")
    assert mail.outbox[-1].to == ["alice@example.org"]
    assert "already" in str(mail.outbox[-1].body)


def test_a_form_sent_twice_makes_one_account(client: Client) -> None:
    sign_up(client, "new@example.org")
    sign_up(Client(), "new@example.org")
    assert User.objects.count() == Patient.objects.count() == 1


def test_a_post_that_comes_between_check_and_insert_makes_one_account(
    client: Client, alice: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "allauth.account.internal.flows.manage_email.assess_unique_email", lambda *_a, **_k: True
    )
    assert sign_up(client, "alice@example.org").url == "/account/confirm-email/"
    assert User.objects.count() == 1


def test_a_mail_server_that_does_not_answer_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(*_args: object, **_more: object) -> None:
        raise TimeoutError

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", hang)
    sign_up(client, "new@example.org")
    page = client.get("/account/confirm-email/").content.decode()
    assert "send the mail just now" in page


def test_a_copy_without_mail_shows_the_code_on_the_machine_itself(
    client: Client, settings: Settings
) -> None:
    settings.SHOW_CODES = True
    sign_up(client, "new@example.org")
    assert mailed_code() in client.get("/account/confirm-email/").content.decode()


def test_a_code_is_never_shown_under_another_host(client: Client, settings: Settings) -> None:
    settings.SHOW_CODES, settings.ALLOWED_HOSTS = True, ["diary.example.org"]
    outside = Client(headers={"host": "diary.example.org"})
    sign_up(outside, "new@example.org")
    assert mailed_code() not in outside.get("/account/confirm-email/").content.decode()
