"""Each task has a name, and each end a line without what went in or came out."""

import json
import logging
from collections.abc import Iterator
from typing import Any, NoReturn

import pytest

from common.log_ids import TASK
from common.logs import JsonLines
from painapp.celery import app

SEEN: list[str] = []


@pytest.fixture(autouse=True)
def _tasks_of_our_own() -> Iterator[None]:
    yield
    for name in ("test.looks", "test.breaks"):
        app.tasks.pop(name, None)


def run(name: str, work: Any) -> None:
    task = app.task(name=name)(work)
    task.apply(args=["my back hurts"], task_id="7")


def looks(_word: str) -> str:
    SEEN.append(TASK.get())
    return "my back hurts"


def breaks(word: str) -> NoReturn:
    raise ValueError(word)


def test_a_task_knows_its_name_while_it_runs() -> None:
    SEEN.clear()
    run("test.looks", looks)
    assert SEEN == ["7"]
    assert TASK.get() == ""


@pytest.mark.parametrize(("work", "state"), [(looks, "SUCCESS"), (breaks, "FAILURE")])
def test_an_end_leaves_a_line(caplog: pytest.LogCaptureFixture, work: Any, state: str) -> None:
    caplog.set_level(logging.INFO, logger="evenstep")
    run(f"test.{work.__name__}", work)
    (record,) = (record for record in caplog.records if record.name == "evenstep.tasks")
    line = json.loads(JsonLines().format(record))
    assert (line["name"], line["state"]) == (f"test.{work.__name__}", state)


def test_what_celery_says_of_a_task_that_broke_quotes_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    run("test.breaks", breaks)
    lines = [JsonLines().format(record) for record in caplog.records]
    assert any("builtins.ValueError" in line for line in lines)
    assert not any("back" in line for line in lines)
