"""Coming back: by password, by a mailed code; tries are counted; nothing tells who has a diary."""

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import Patient
from tests.accounts.doors import is_signed_in, mailed_code, sign_in, sign_up
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db
HERE = "/account/login/"


@pytest.mark.parametrize("email", ["alice@example.org", "ALICE@Example.org", " alice@example.org "])
def test_the_case_of_an_address_does_not_matter(client: Client, alice: Patient, email: str) -> None:
    assert sign_in(client, email).status_code == 302
    assert is_signed_in(client)


def test_a_wrong_password_is_told_without_saying_who_is_known(
    client: Client, alice: Patient
) -> None:
    wrong = sign_in(client, "alice@example.org", "not the password").content.decode()
    nobody = sign_in(Client(), "nobody@example.org", "not the password").content.decode()
    words = "This e-mail and this password don&#x27;t go together."
    assert words in wrong
    assert words in nobody


def test_the_typed_address_stays_in_the_form(client: Client, alice: Patient) -> None:
    page = sign_in(client, "alice@example.org", "not the password").content.decode()
    assert 'value="alice@example.org"' in page
    assert "not the password" not in page


def test_after_five_wrong_passwords_the_right_one_has_to_wait(
    client: Client, alice: Patient
) -> None:
    for _ in range(5):
        sign_in(client, "alice@example.org", "not the password")
    assert "too often" in sign_in(client, "alice@example.org").content.decode()
    assert not is_signed_in(client)


def test_the_limit_holds_for_another_browser_and_another_case(
    client: Client, alice: Patient
) -> None:
    for _ in range(5):
        sign_in(Client(), "ALICE@example.org", "not the password")
    sign_in(client, "alice@example.org")
    assert not is_signed_in(client)


def test_a_mailed_code_signs_in_without_a_password(client: Client, alice: Patient) -> None:
    client.post("/account/login/code/", {"email": "Alice@example.org"})
    answer = client.post("/account/login/code/confirm/", {"code": mailed_code()})
    assert answer.status_code == 302
    assert is_signed_in(client)


def test_three_wrong_codes_end_the_try(client: Client, alice: Patient) -> None:
    client.post("/account/login/code/", {"email": "alice@example.org"})
    code = mailed_code()
    for _ in range(3):
        client.post("/account/login/code/confirm/", {"code": "nothing"})
    client.post("/account/login/code/confirm/", {"code": code})
    assert not is_signed_in(client)


def test_asking_for_a_code_tells_nobody_whether_an_address_is_known(
    client: Client, alice: Patient
) -> None:
    known = client.post("/account/login/code/", {"email": "alice@example.org"})
    unknown = Client().post("/account/login/code/", {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_a_forgotten_password_is_replaced_with_a_mailed_code(
    client: Client, alice: Patient
) -> None:
    client.post("/account/password/reset/", {"email": "alice@example.org"})
    client.post("/account/password/reset/confirm/", {"code": mailed_code()})
    new = {"password1": "a new one to keep in mind", "password2": "a new one to keep in mind"}
    client.post("/account/password/reset/complete/", new)
    assert not is_signed_in(client)
    assert sign_in(client, "alice@example.org", new["password1"]).status_code == 302


def test_a_closed_account_lets_nobody_in(client: Client, alice: Patient) -> None:
    alice.user.is_active = False
    alice.user.save()
    sign_in(client, "alice@example.org")
    assert not is_signed_in(client)


def test_closing_an_account_ends_its_sign_ins(client: Client, alice: Patient) -> None:
    client.force_login(alice.user)
    alice.user.is_active = False
    alice.user.save()
    assert client.get("/you/").status_code == 302


def test_the_sign_in_page_asks_the_database_nothing(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert client.get("/account/login/").status_code == 200


def test_signing_in_leads_on_to_the_page_that_asked_for_it(client: Client, alice: Patient) -> None:
    asked = client.get("/you/day/")
    answer = client.post(asked["Location"], {"login": "alice@example.org", "password": PASSWORD})
    assert answer["Location"] == "/you/day/"


def test_a_form_that_met_an_ended_sign_in_leads_back_to_its_page(client: Client) -> None:
    answer = client.post("/you/look/", headers={"referer": "http://testserver/you/?from=1"})
    assert answer["Location"] == "/account/login/?next=/you/%3Ffrom%3D1"


def test_the_way_back_never_leaves_this_site(client: Client) -> None:
    answer = client.post("/you/look/", headers={"referer": "https://elsewhere.example/x"})
    assert answer["Location"] == "/account/login/?next=/"


def test_a_fragment_that_met_an_ended_sign_in_moves_the_whole_page(client: Client) -> None:
    asked = {"HX-Request": "true", "HX-Current-URL": "http://testserver/you/"}
    answer = client.post("/you/look/", headers=asked)
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/account/login/?next=/you/")


def test_signing_in_sends_no_mail(client: Client, alice: Patient) -> None:
    sign_in(client, "alice@example.org")
    assert mail.outbox == []


def test_too_many_posts_from_one_place_are_answered_in_plain_words(client: Client) -> None:
    answers = [client.post("/account/signup/", {}) for _ in range(61)]
    assert [answer.status_code for answer in answers].count(429) == 1
    page = answers[-1].content.decode()
    assert "Wait one minute, then try again." in page
    assert 'href="/account/signup/"' in page
    assert answers[-1]["Retry-After"] == "60"


def test_a_waiting_room_behind_one_address_gets_in(client: Client) -> None:
    people = [f"patient{number}@example.org" for number in range(30)]
    answers = [sign_up(Client(), email) for email in people]
    assert {answer["Location"] for answer in answers} == {"/account/confirm-email/"}


def test_a_password_is_guessed_at_five_times_and_then_the_account_waits(
    client: Client, alice: Patient
) -> None:
    for number in range(5):
        sign_in(client, "alice@example.org", f"guess number {number}")
    answer = sign_in(client, "alice@example.org")
    assert "Wait five minutes" in answer.content.decode()
    assert not is_signed_in(client)


def test_who_guesses_at_many_accounts_from_one_place_is_stopped(client: Client) -> None:
    answers = [sign_in(client, f"person{number}@example.org", "a guess") for number in range(31)]
    slowed = ["Wait five minutes" in answer.content.decode() for answer in answers]
    assert slowed == [False] * 30 + [True]


def test_what_one_person_typed_is_not_on_the_page_of_the_next(client: Client) -> None:
    before = client.get(HERE).content.decode()
    refused = sign_in(client, "alice@example.org", "not the password").content.decode()
    after = Client().get(HERE).content.decode()
    assert "alice@example.org" in refused
    assert "alice@example.org" not in after
    assert after.count("<input") == before.count("<input") >= 4
