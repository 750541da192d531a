"""What a log line says, and what it never says."""

import json
import logging
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from common.logs import JsonLines


def line_of(error: BaseException | None = None, text: str = "A mail to %s", *args: str) -> Any:
    info = None if error is None else (type(error), error, error.__traceback__)
    record = logging.LogRecord("accounts", logging.ERROR, "x.py", 3, text, args, info)
    return json.loads(JsonLines().format(record))


def fails(words: str) -> None:
    """Breaks with words in its error, and in the one that led to it."""
    try:
        dict[str, str]().pop(words)
    except KeyError as first:
        raise ValueError(words) from first


def failure(words: str) -> BaseException:
    with pytest.raises(ValueError, match=words) as caught:
        fails(words)
    return caught.value


def test_a_line_says_when_how_bad_where_and_what() -> None:
    line = line_of(None, "A plan was not found: %s", "42")
    assert (line["level"], line["logger"]) == ("ERROR", "accounts")
    assert line["message"] == "A plan was not found: 42"
    assert line["at"].endswith("+00:00")
    assert "exception" not in line


def test_an_exception_is_told_by_its_kind_and_its_way() -> None:
    way = line_of(failure("my back hurts"), "It broke")["exception"]
    assert way[0] == "builtins.ValueError"
    assert any(place.endswith(" fails") for place in way)
    assert "builtins.KeyError" in way


def test_an_exceptions_own_words_stay_out() -> None:
    assert "back" not in json.dumps(line_of(failure("my back hurts"), "It broke"))


def test_a_line_is_one_line() -> None:
    assert "\n" not in JsonLines().format(
        logging.LogRecord("a", logging.ERROR, "x.py", 3, "two\nlines", (), None)
    )


def test_a_page_that_breaks_leaves_a_line(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("painapp.views.landing.render", lambda *_: fails("my back hurts"))
    Client(raise_request_exception=False).get("/")
    assert [record.name for record in caplog.records] == ["django.request"]
    said = json.loads(JsonLines().format(caplog.records[0]))
    assert said["message"] == "Internal Server Error: /"


def test_a_page_that_is_not_there_leaves_none(db: None, caplog: pytest.LogCaptureFixture) -> None:
    Client().get("/nowhere/")
    assert not caplog.records


def test_lines_go_to_one_place() -> None:
    assert settings.LOGGING["root"]["handlers"] == ["stderr"]
