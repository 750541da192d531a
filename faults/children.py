"""Processes that plan and send over and over until they are killed, and a clock in a hurry."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, InterfaceError, connections

from faults.people import real_now
from reminders.channels import mail
from reminders.models import Channel
from reminders.services.clockwork import me, why_not
from reminders.services.planning import plan_due
from reminders.services.sending import send_due

Clock = Callable[[], datetime]


@dataclass
class Hurry:
    """A clock that goes `speed` times as fast as the real one, so that leases end sooner."""

    speed: float
    begun: datetime = field(default_factory=real_now)

    def __call__(self) -> datetime:
        return self.begun + (real_now() - self.begun) * self.speed

    def seconds(self, fast: float) -> float:
        """How long it really takes until the clock has gone on by so much."""
        return fast / self.speed


@dataclass
class Jumping:
    """A clock that is off by up to an hour and a half, otherwise each time it is asked."""

    clock: Clock

    def __call__(self) -> datetime:
        return self.clock() + timedelta(minutes=random.uniform(-90, 90))


def send(clock: Clock, batch: int = 10) -> int:
    with mail.opened() as by_mail:
        return send_due(
            clock=clock,
            channels={Channel.EMAIL: by_mail},
            needless=why_not,
            worker=me(),
            batch=batch,
        )


def plan(clock: Clock, batch: int = 20) -> int:
    return plan_due(now=clock(), batch=batch)


def forever(act: Callable[[], object]) -> None:
    """As a worker does: what fails is left to the next time."""
    while True:
        try:
            act()
        except (DatabaseError, InterfaceError):
            connections.close_all()
        time.sleep(0.002)


@contextmanager
def at_work(act: Callable[[], object], number: int = 1) -> Iterator[list[int]]:
    """So many processes that do it forever; at the end they are killed outright."""
    let_go()
    pids = [_fork(act) for _ in range(number)]
    try:
        yield pids
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def let_go() -> None:
    """Nothing of this process's connections is left for a child to share."""
    connection: Any
    for connection in connections.all():
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()


def _fork(act: Callable[[], object]) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            random.seed()
            forever(act)
        finally:
            os._exit(1)
    return pid


def nap(longest: float) -> None:
    """A time that nobody can foresee."""
    time.sleep(random.uniform(0.005, longest))
