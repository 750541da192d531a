"""Doors that close while someone types, forms without their token, texts that look like pages."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests import world as worlds_module
from tests.cast import NOON, TODAY, make_patient
from tests.contracts.matrix import MATRIX, Whose
from tests.contracts.pages import read
from tests.contracts.people import Worlds
from tests.contracts.tables import tables
from tests.contracts.visited import fetch
from tests.contracts.visits import SIGN_IN, text_of
from tests.fuzz.test_forms import POSTED

OPEN = {Whose.PUBLIC, Whose.HELD}
PRIVATE = [name for name in POSTED if MATRIX[name].whose not in OPEN]
BY_BUTTON = [name for name in POSTED if MATRIX[name].whose != Whose.HELD]
"""What a mail program posts to as well has no token (RFC 8058)."""

LOOKS_LIKE_A_PAGE = "\"'</script><x-mark>"


def prepared(name: str, worlds: Worlds) -> tuple[str, dict[str, Any]]:
    """Where Alice posts, and what."""
    rule = MATRIX[name]
    path = reverse(name, kwargs=rule.at(worlds.alice)) + rule.posts_to
    return path, rule.post(worlds.alice) if rule.post else {}


@pytest.mark.parametrize("name", PRIVATE)
def test_a_post_after_the_sign_in_has_ended_keeps_nothing(name: str, worlds: Worlds) -> None:
    path, post = prepared(name, worlds)
    browser, page = worlds.browser("alice"), "http://testserver/diary/"
    Session.objects.all().delete()
    before = tables()
    answer = browser.post(path, post, headers={"Referer": page})
    assert answer.headers["Location"] == f"{SIGN_IN}?next=/diary/"
    assert tables() == before


def test_after_signing_in_again_the_person_is_back_at_their_form(worlds: Worlds) -> None:
    answer = Client().get(f"{SIGN_IN}?next=/diary/")
    assert 'name="next" value="/diary/"' in text_of(answer)


@pytest.mark.parametrize("name", BY_BUTTON)
def test_a_post_without_its_token_is_refused_in_words(name: str, worlds: Worlds) -> None:
    path, post = prepared(name, worlds)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(worlds.users["alice"])
    before = tables()
    answer = browser.post(path, post)
    assert answer.status_code == 403
    assert "Nothing was changed." in text_of(answer)
    assert tables() == before


@pytest.mark.parametrize("body", [{"text": "x" * 300_000}, {f"f{n}": "x" for n in range(400)}])
def test_a_post_that_is_far_too_large_is_refused_in_words(
    body: dict[str, str], worlds: Worlds
) -> None:
    browser = worlds.browser("alice")
    before = tables()
    answer = browser.post("/goals/", body)
    assert answer.status_code == 400
    assert text_of(answer).count("<h1>") == 1
    assert tables() == before


def test_what_people_type_is_never_taken_for_a_page(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worlds_module, "mark", lambda _patient: LOOKS_LIKE_A_PAGE)
    carol = worlds_module.build(make_patient("Carol"), today=TODAY, now=NOON)
    pages = fetch(replace(worlds, alice=carol), "alice")
    assert sum("x-mark" in page.html for page in pages) > 10
    assert not [str(page) for page in pages if list(read(page.html).all("x-mark"))]
