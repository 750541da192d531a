"""Choosing what to track, as a person meets it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import Patient
from diary import selectors
from diary.models import OwnItem
from diary.services import choices
from tests.cast import NOON

HERE = "/diary/choose/"
OWN = "/diary/choose/own/"
ITEM = {"label": "Patience", "low": "none", "high": "much", "better": "high"}


def add(patient: Patient, label: str = "Patience") -> OwnItem:
    return choices.add_own_item(
        patient=patient, label=label, low="none", high="much", higher_is_better=True, now=NOON
    )


def test_the_page_shows_what_holds(alices: Client, alice: Patient) -> None:
    choices.choose(patient=alice, items=["stress"], cadence="weekly", weekly_day=2)
    form = alices.get(HERE).context["form"]
    assert form.initial == {"items": ("stress",), "cadence": "weekly", "weekly_day": 2}


def test_a_choice_is_kept(alices: Client, alice: Patient) -> None:
    said = {"items": ["pain", "stress"], "cadence": "weekly", "weekly_day": "0"}
    assert alices.post(HERE, said)["Location"] == HERE
    choice = selectors.choice(alice)
    assert (choice.items, choice.weekly_day) == (("stress", "pain"), 0)


@pytest.mark.parametrize(
    "wrong", [{"items": "weight"}, {"cadence": "hourly"}, {"weekly_day": "9"}, {"cadence": ""}]
)
def test_a_wrong_choice_is_told_and_changes_nothing(
    alices: Client, alice: Patient, wrong: dict[str, str]
) -> None:
    said = {"items": ["stress"], "cadence": "daily", "weekly_day": "0"} | wrong
    assert alices.post(HERE, said).status_code == 422
    assert selectors.choice(alice).items == selectors.DEFAULT_ITEMS


def test_an_own_item_is_added_and_asked(alices: Client, alice: Patient) -> None:
    assert alices.post(OWN, ITEM | {"better": "low"})["Location"] == HERE
    item = OwnItem.objects.get()
    assert (item.label, item.higher_is_better) == ("Patience", False)
    assert b"Patience" in alices.get("/diary/check-in/2026-04-07/").content


@pytest.mark.parametrize("wrong", [{"label": ""}, {"low": "x" * 41}, {"better": "both"}])
def test_a_wrong_own_item_keeps_what_was_typed(alices: Client, wrong: dict[str, str]) -> None:
    response = alices.post(OWN, ITEM | {"high": "a great deal"} | wrong)
    assert response.status_code == 422
    assert b"a great deal" in response.content
    assert not OwnItem.objects.exists()


def test_an_eleventh_own_item_is_refused_in_words(alices: Client, alice: Patient) -> None:
    for number in range(10):
        add(alice, f"Item {number}")
    response = alices.post(OWN, ITEM)
    assert response.status_code == 422
    assert b"up to 10 things" in response.content


def test_an_item_taken_away_can_be_brought_back(alices: Client, alice: Patient) -> None:
    item = add(alice)
    response = alices.post(f"{OWN}{item.pk}/remove/", follow=True)
    assert f"{OWN}{item.pk}/restore/" in response.content.decode()
    assert not selectors.own_items(alice)
    alices.post(f"{OWN}{item.pk}/restore/")
    assert list(selectors.own_items(alice)) == [item]


def test_an_item_whose_name_was_taken_stays_away_and_says_so(
    alices: Client, alice: Patient
) -> None:
    item = add(alice)
    choices.archive_own_item(item=item, now=NOON)
    add(alice)
    response = alices.post(f"{OWN}{item.pk}/restore/", follow=True)
    assert b"already rate something" in response.content


@pytest.mark.parametrize("what", ["remove", "restore"])
def test_another_persons_item_is_not_found(
    at_noon: None, client_of: Callable[..., Client], alice: Patient, bob: Patient, what: str
) -> None:
    item = add(alice)
    assert client_of(bob).post(f"{OWN}{item.pk}/{what}/").status_code == 404
    assert list(selectors.own_items(alice)) == [item]


def test_taking_away_is_never_a_get(alices: Client, alice: Patient) -> None:
    item: Any = add(alice)
    assert alices.get(f"{OWN}{item.pk}/remove/").status_code == 405
