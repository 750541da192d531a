"""The page *What matters to you*."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import Patient
from goals import services
from goals.models import Goal

pytestmark = pytest.mark.django_db


@pytest.fixture
def her(client: Client, alice: Patient) -> Client:
    client.force_login(alice.user)
    return client


@pytest.fixture
def shop(alice: Patient, now: datetime) -> Goal:
    return services.set_goal(patient=alice, text="Walk to the shop", why="For milk", now=now)


@pytest.fixture
def his(bob: Patient, now: datetime) -> Goal:
    return services.set_goal(patient=bob, text="Bob's secret goal", why="Canary", now=now)


def test_it_shows_ones_own_goals_only(her: Client, shop: Goal, his: Goal) -> None:
    page = her.get("/goals/").content.decode()
    assert "Walk to the shop" in page
    assert "Canary" not in page


def test_a_goal_is_added_in_own_words(her: Client) -> None:
    her.post("/goals/", {"text": "Sit through a film", "why": "With my <b>sister</b>"})
    assert Goal.objects.get().text == "Sit through a film"
    assert "With my &lt;b&gt;sister&lt;/b&gt;" in her.get("/goals/").content.decode()


def test_a_form_sent_twice_makes_one_goal(her: Client) -> None:
    form = {"text": "Sing", "client_uuid": str(uuid4())}
    assert [her.post("/goals/", form).status_code for _ in range(2)] == [302, 302]
    assert Goal.objects.count() == 1


@pytest.mark.parametrize(
    ("form", "kept"),
    [
        ({"text": "", "why": "Because of my sister"}, "Because of my sister"),
        ({"text": "x" * 201, "why": ""}, "x" * 201),
        ({"text": "Sing", "why": "y" * 501}, "y" * 501),
        ({"text": "   ", "why": "spaces"}, "spaces"),
    ],
)
def test_what_does_not_fit_is_told_and_kept(her: Client, form: dict[str, str], kept: str) -> None:
    answer = her.post("/goals/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a problem" in page
    assert "<title>Error:" in page
    assert kept in page
    assert not Goal.objects.exists()


def test_a_broken_form_identity_is_no_reason_to_refuse(her: Client) -> None:
    assert her.post("/goals/", {"text": "Sing", "client_uuid": "not-one"}).status_code == 302


def test_a_goal_is_put_in_other_words(her: Client, shop: Goal) -> None:
    assert "For milk" in her.get(f"/goals/{shop.pk}/").content.decode()
    her.post(f"/goals/{shop.pk}/", {"text": "Walk to the park", "why": ""})
    assert Goal.objects.get().text == "Walk to the park"


def test_a_change_that_does_not_fit_keeps_the_goal(her: Client, shop: Goal) -> None:
    answer = her.post(f"/goals/{shop.pk}/", {"text": "", "why": "typed"})
    assert answer.status_code == 422
    assert "typed" in answer.content.decode()
    assert Goal.objects.get().text == "Walk to the shop"


@pytest.mark.parametrize(
    ("to", "state"), [("reach", "reached"), ("set_aside", "set_aside"), ("reopen", "open")]
)
def test_a_goal_moves(her: Client, shop: Goal, to: str, state: str) -> None:
    her.post(f"/goals/{shop.pk}/move/", {"to": to})
    assert Goal.objects.get().state == state
    assert "Walk to the shop" in her.get("/goals/").content.decode()


@pytest.mark.parametrize("to", ["", "delete", "_move"])
def test_a_move_that_does_not_exist_is_not_found(her: Client, shop: Goal, to: str) -> None:
    assert her.post(f"/goals/{shop.pk}/move/", {"to": to}).status_code == 404


def test_another_persons_goal_does_not_exist(her: Client, his: Goal) -> None:
    answers = [
        her.get(f"/goals/{his.pk}/"),
        her.post(f"/goals/{his.pk}/", {"text": "taken over"}),
        her.post(f"/goals/{his.pk}/move/", {"to": "reach"}),
        her.get(f"/goals/{uuid4()}/"),
    ]
    assert {answer.status_code for answer in answers} == {404}
    his.refresh_from_db()
    assert (his.text, his.state) == ("Bob's secret goal", "open")
