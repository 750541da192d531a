"""The real worker and its timer, woken through a Redis that is killed and keeps nothing."""

import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Self

from faults import people
from faults.children import nap
from faults.found import Found, judged
from faults.scenes import PATIENCE, Stage, elsewhere, wait_for_the_end, waiting
from painapp.supervisor import Started
from reminders.models import Delivery, Rule
from scripts import redis


def kill_redis(stage: Stage) -> Found:
    """Redis is killed with -9 and comes back empty, while people's letters fall due."""
    times = max(1, stage.much // 2)
    with elsewhere() as taken, Redis() as broker, work(broker, every=1):
        for number in range(times):
            people.settle(4, now=people.real_now(), named=f"redis{number}-")
            nap(1.5)
            broker.kill()
            nap(0.3)
            broker.start()
        seconds = until_all_is_over()
    return judged(
        scene="Redis killed, nothing of it kept",
        on=stage.on,
        times=times,
        ends=people.ends(),
        taken=taken,
        seconds=seconds,
    )


def kill_worker(stage: Stage) -> Found:
    """A worker is killed while it sends, and another is started, as whatever watches over it does;
    the timer goes as it does in use.
    """
    people.settle(300, now=people.real_now(), named="worker")
    with elsewhere() as taken, Redis() as broker:
        with work(broker, every=1):
            wait_until_some_were_sent()
        with work(broker, every=30):
            seconds = until_all_is_over()
    return judged(
        scene="kill -9 of a worker in use",
        on=stage.on,
        times=1,
        ends=people.ends(),
        taken=taken,
        seconds=seconds,
    )


class Redis:
    """A server that keeps nothing, at one port."""

    def __enter__(self) -> Self:
        self._program, self._port = redis.find(), redis.free_port()
        self._folder = Path(tempfile.mkdtemp(prefix="evenstep-redis-"))
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        redis.stop(self._server)
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> None:
        self._server = redis.start(self._program, self._folder, self._port)
        redis.await_answer(self._server, self._folder, self._port)

    def kill(self) -> None:
        self._server.kill()
        self._server.wait()


@contextmanager
def work(broker: Redis, *, every: int) -> Iterator[None]:
    """A worker and a timer; at the end they are killed outright."""
    from django.conf import settings

    variables = {
        "REDIS_URL": broker.url,
        "WORK_EVERY": str(every),
        "EMAIL_HOST": settings.EMAIL_HOST,
        "EMAIL_PORT": str(settings.EMAIL_PORT),
    }
    celery = [sys.executable, "-m", "celery", "--quiet", "--app", "painapp.celery"]
    alone = ["--without-heartbeat", "--without-gossip", "--without-mingle"]
    schedule = Path(tempfile.mkdtemp(prefix="evenstep-beat-"))
    commands = (
        [*celery, "worker", "--concurrency", "2", *alone],
        [*celery, "beat", "--schedule", str(schedule / "beat")],
    )
    os.environ.update(variables)
    watched = [Started(command, again=True) for command in commands]
    over = Event()
    watcher = Thread(target=_watch, args=(watched, over))
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
        for one in watched:
            with suppress(ProcessLookupError):
                os.killpg(one.process.pid, signal.SIGKILL)
            one.process.wait()
        shutil.rmtree(schedule, ignore_errors=True)


def _watch(watched: list[Started], over: Event) -> None:
    """What ends by itself is started anew, as `manage.py up` and containers do."""
    while not over.wait(0.1):
        for one in watched:
            if one.ended:
                one.revive()


def until_all_is_over() -> float:
    """Seconds until every letter came to an end."""
    begun = time.monotonic()
    wait_for_the_end(Rule.objects.count())
    return time.monotonic() - begun


def wait_until_some_were_sent() -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not Delivery.objects.filter(state="sent").exists():
        time.sleep(0.01)
    assert waiting()
