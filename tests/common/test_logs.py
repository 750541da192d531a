"""What a log line says, and what it never says."""

import json
import logging
from contextvars import ContextVar
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from common import log_ids
from common.logs import JsonLines, on_stderr


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


def test_what_an_exceptions_text_was_filled_with_stays_out() -> None:
    error = failure("my back hurts")
    line = line_of(error, "Task %s raised: %s", "send", repr(error))
    assert line["message"] == "Task %s raised: %s"


def test_an_exception_that_is_the_text_leaves_none() -> None:
    assert line_of(failure("my back hurts"), "my back hurts")["message"] == ""


def test_fields_stand_under_their_own_names() -> None:
    record = logging.LogRecord("a", logging.INFO, "x.py", 3, "done", (), None)
    record.fields = {"ms": 12}
    assert json.loads(JsonLines().format(record))["ms"] == 12


@pytest.mark.parametrize("kind", [log_ids.REQUEST, log_ids.TASK])
def test_a_line_names_what_is_being_worked_on(kind: ContextVar[str]) -> None:
    assert kind.name not in line_of()
    before = kind.set("0123456789")
    assert line_of()[kind.name] == "0123456789"
    kind.reset(before)


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
    assert said["message"] == "500 landing"


def test_a_page_that_is_not_there_leaves_none(db: None, caplog: pytest.LogCaptureFixture) -> None:
    Client().get("/nowhere/")
    assert not caplog.records


def test_lines_go_to_one_place() -> None:
    assert settings.LOGGING["root"]["handlers"] == ["stderr"]


@pytest.mark.parametrize(
    ("level", "ours", "others"),
    [("INFO", "INFO", "WARNING"), ("WARNING", "WARNING", "WARNING"), ("ERROR", "ERROR", "ERROR")],
)
def test_others_never_say_more_than_warnings(level: str, ours: str, others: str) -> None:
    made = on_stderr(level)
    assert (made["loggers"]["evenstep"]["level"], made["root"]["level"]) == (ours, others)
