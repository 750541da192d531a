"""Each request has a name, and each answer a line that tells the route and nothing more."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.models import Patient
from common.log_ids import REQUEST
from common.logs import JsonLines

GIVEN = "f3a1-0123456789"


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Callable[[], list[dict[str, Any]]]:
    """What the requests so far were told as."""
    caplog.set_level(logging.INFO, logger="evenstep")
    return lambda: [
        {"name": record.name} | json.loads(JsonLines().format(record)) for record in caplog.records
    ]


def said(path: str, **asked: Any) -> str:
    """The id that the answer bears."""
    name: str = Client().get(path, **asked).headers["X-Request-ID"]
    return name


def test_each_answer_bears_an_id_of_its_own(db: None) -> None:
    first, second = said("/"), said("/nowhere/")
    assert len(first) == len(second) == 16
    assert first != second


def test_a_proxy_of_ours_may_name_the_request(db: None, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert said("/", headers={"X-Request-ID": GIVEN}) == GIVEN


def test_a_visitor_may_not(db: None, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert said("/", headers={"X-Request-ID": GIVEN}) != GIVEN


@pytest.mark.parametrize(
    "given", ["short", "x" * 65, "with a blank", 'quote"s-and-more', "a\nb" * 4]
)
def test_a_name_that_is_not_sound_is_not_taken(db: None, settings: Settings, given: str) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert said("/", headers={"X-Request-ID": given}) != given


def test_a_line_tells_the_route_and_how_it_ended(
    alice: Patient,
    client_of: Callable[[Patient], Client],
    lines: Callable[[], list[dict[str, Any]]],
) -> None:
    client_of(alice).get("/diary/activities/?q=shoulder")
    (line,) = lines()
    assert (line["method"], line["route"], line["status"]) == ("GET", "activities", 200)
    assert line["ms"] >= 0
    assert set(line) == {
        *("name", "at", "level", "logger", "message", "method", "route", "status", "ms"),
        "message",
    }


def test_an_address_that_leads_nowhere_is_not_told(
    db: None, lines: Callable[[], list[dict[str, Any]]]
) -> None:
    Client().get("/my-shoulder/")
    (line,) = lines()
    assert (line["route"], line["status"]) == ("–", 404)


@pytest.mark.parametrize("path", ["/healthz", "/static/css/app.css"])
def test_health_checks_and_files_leave_no_line(
    db: None, lines: Callable[[], list[dict[str, Any]]], path: str
) -> None:
    Client().get(path)
    assert not lines()


def test_a_line_about_a_mistake_bears_the_id_of_its_request(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = []
    monkeypatch.setattr("painapp.views.landing.render", lambda *_: names.append(REQUEST.get()))
    answer = Client(raise_request_exception=False).get("/")
    assert names == [answer.headers["X-Request-ID"]]
    assert REQUEST.get() == ""


def test_without_the_level_there_are_no_lines(db: None, caplog: pytest.LogCaptureFixture) -> None:
    Client().get("/")
    assert not caplog.records
