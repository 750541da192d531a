"""The pages for what went wrong stand when little else does."""

import re
from typing import Any, NoReturn

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template import engines
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

ERRORS = ("400", "403", "403_csrf", "404", "405", "500")


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_page_needs_no_context(error: str) -> None:
    shown = render_to_string(f"{error}.html")
    assert shown.count("<h1>") == 1
    assert "<title></title>" not in shown


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_page_leads_back_and_to_help(error: str) -> None:
    shown = render_to_string(f"{error}.html")
    assert "Back to the start" in shown
    assert "Get help" in shown


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_page_blames_nobody(error: str) -> None:
    shown = render_to_string(f"{error}.html").lower()
    words = shown[shown.index("<main") : shown.index("</main")]
    assert not any(word in words for word in ("failed", "invalid", "illegal", "!", "you should"))


@pytest.mark.parametrize("name", ["accounts:display", "accounts:device", "timer_start"])
def test_an_address_for_a_button_is_a_page_for_whoever_opens_it(alices: Client, name: str) -> None:
    answer = alices.get(reverse(name))
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "There is nothing to read here" in answer.content.decode()
    assert alices.head(reverse(name)).status_code == 405


def test_a_page_that_is_only_read_takes_no_post(alices: Client) -> None:
    assert alices.post(reverse("today")).content == b""


def away(*_asked: Any, **_more: Any) -> NoReturn:
    raise OSError


@pytest.fixture
def in_ruins(monkeypatch: pytest.MonkeyPatch) -> str:
    """The page someone signed in gets while database, manifest and context processors are away.

    Without the fixture `db` pytest lets nothing reach the database.
    """
    client = Client(raise_request_exception=False)
    client.handler.load_middleware()
    monkeypatch.setattr(staticfiles_storage, "url", away)
    templates: Any = engines["django"]
    monkeypatch.setattr(templates.engine, "template_context_processors", (away,))
    client.cookies["sessionid"] = "k" * 32
    answer = client.get("/today/")
    assert answer.status_code == 500
    return answer.content.decode()


def test_our_own_mistakes_are_told_calmly_while_all_else_is_away(in_ruins: str) -> None:
    assert in_ruins.count("<h1>") == 1
    assert "What you saved before is safe." in in_ruins


def test_numbers_to_call_stand_on_the_page_while_all_else_is_away(in_ruins: str) -> None:
    words = re.sub("<[^>]+>", "", in_ruins)
    for line in ("Emergency: 999", "NHS 111: 111", "Samaritans: 116 123"):
        assert line in words


def test_the_page_while_all_else_is_away_carries_no_style_or_script_of_its_own(
    in_ruins: str,
) -> None:
    assert not re.search(r"<script|<style| style=| on\w+=", in_ruins)
    assert 'href="/static/css/app.css"' in in_ruins
