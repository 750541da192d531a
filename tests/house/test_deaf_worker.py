"""A worker that hears nothing while calls wait ends, and its code says: begin anew."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from subprocess import TimeoutExpired
from urllib.parse import urlsplit

import pytest

from painapp.watchdog import DEAF
from scripts import redis
from tests.house.relay import Relay
from tests.house.served import children, ended
from tests.house.stack import Stack, until

CALL = "from painapp.celery import app; app.send_task('reminders.plan')"
CALLS = f"{CALL}; app.send_task('reminders.send')"


@pytest.fixture
def relay() -> Iterator[Relay]:
    """The way to a broker of our own."""
    with ExitStack() as servers:
        try:
            url = servers.enter_context(redis.running())
        except redis.RedisError as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(str(error))
        broker = urlsplit(url)
        made = Relay(to=(str(broker.hostname), broker.port or 6379))
        servers.callback(made.close)
        yield made


@pytest.fixture
def stack(relay: Relay, tmp_path: Path) -> Iterator[Stack]:
    """A worker that has heard a call. There are no tables, so that it breaks over it."""
    broker = {"REDIS_URL": f"redis://127.0.0.1:{relay.port}/0", "DEAF_AFTER": "2"}
    local = {"EVENSTEP_ENV": "local", "VAR": str(tmp_path), "LOG_LEVEL": "INFO"}
    made = Stack(tmp_path, **broker, **local)
    try:
        made.start("worker")
        made.run(sys.executable, "-c", CALL)
        until(lambda: "evenstep.tasks" in made.words("worker"), made.words)
        yield made
    finally:
        made.close()


def test_a_deaf_worker_ends_and_takes_its_children_along(relay: Relay, stack: Stack) -> None:
    worker = stack.running["worker"]
    family = [worker.pid, *children(worker.pid)]
    assert len(family) >= 3
    relay.freeze()
    stack.run(sys.executable, "-c", CALLS)  # the connection that hangs may still swallow one
    assert worker.wait(30) == DEAF
    assert ended(family)
    assert "to be started anew" in stack.words("worker")


def test_one_that_hears_nothing_because_nobody_calls_stays(relay: Relay, stack: Stack) -> None:
    relay.freeze()
    with pytest.raises(TimeoutExpired):
        stack.running["worker"].wait(4)
    stack.kill("worker")  # it would not hear that it is asked to end
