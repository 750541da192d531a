"""Scenes in which something is broken over and over, and what became of the letters."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypeVar
from zlib import crc32

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

from faults import people
from faults.children import Clock, Hurry, Jumping, at_work, nap, plan, send
from faults.found import Found, judged
from faults.post_office import DROP, HANG, TAKEN, Elsewhere, PostOffice
from reminders.models import Delivery, Rule, Slot

Answer = TypeVar("Answer")
SPEED = 20.0
PATIENCE = 120.0  # seconds


@dataclass(frozen=True, slots=True)
class Stage:
    """On which database, and how often things are broken: `much` times as often as least."""

    on: str
    much: int


def kill_senders(stage: Stage) -> Found:
    """A sender is killed with -9 within a twentieth of a second, again and again."""
    times, clock = 10 * stage.much, Hurry(SPEED)
    people.settle_planned(5 * times, now=clock(), named="sender")
    with elsewhere() as taken:
        for _ in range(times):
            with at_work(partial(send, clock)):
                nap(0.09)
        finish(clock)
    return judged(
        scene="kill -9 of a sender", on=stage.on, times=times, ends=people.ends(), taken=taken
    )


def kill_planners(stage: Stage) -> Found:
    """A planner is killed with -9; here each date that was asked for counts as a letter."""
    times, clock = 2 * stage.much, Hurry(1)
    people.settle(20 * times, now=clock(), named="planner")
    for _ in range(times):
        with at_work(partial(plan, clock)):
            nap(0.06)
    plan(clock)
    wanted, slots = Rule.objects.count(), Slot.objects.count()
    without = Rule.objects.filter(slots__deliveries=None).count()
    return Found(
        scene="kill -9 of a planner",
        on=stage.on,
        times=times,
        letters=wanted,
        lost=without,
        twice=max(slots, Delivery.objects.count()) - wanted + without,
        unknown=0,
        late=0,
    )


def many_at_once(stage: Stage) -> Found:
    """Two planners and four senders, as where everything was deployed twice."""
    clock = Hurry(SPEED)
    number = 20 * stage.much
    people.settle(number, now=clock(), named="many")
    with (
        elsewhere() as taken,
        at_work(partial(plan, clock), 2),
        at_work(partial(send, clock), 4),
    ):
        wait_for_the_end(number)
    return judged(
        scene="two planners, four senders at once",
        on=stage.on,
        times=6,
        ends=in_time(people.ends),
        taken=taken,
    )


def jump(stage: Stage) -> Found:
    """Each process's clock is off by up to an hour and a half, otherwise each time."""
    clock = Hurry(SPEED)
    number = 10 * stage.much
    people.settle(number, now=clock(), named="jump")
    jumping = Jumping(clock)
    with (
        elsewhere() as taken,
        at_work(partial(plan, jumping), 2),
        at_work(partial(send, jumping), 2),
    ):
        wait_for_the_end(number)
    return judged(scene="clocks that jump", on=stage.on, times=4, ends=people.ends(), taken=taken)


def bad_post(stage: Stage) -> Found:
    """A mail server that hangs, refuses, puts off, and hangs up after it was given a letter."""
    clock = Hurry(600.0)
    people.settle_planned(3 * stage.much, now=clock(), named="post")
    letters = [TAKEN, TAKEN, "452 not now", "552 never", DROP, HANG]
    recipients = [TAKEN] * 8 + ["451 not now", "550 nobody", DROP, HANG]
    office = PostOffice(
        at_letter=lambda name: letters[crc32(name.encode()) % len(letters)],
        at_recipient=lambda to: recipients[crc32(to.encode()) % len(recipients)],
    )
    with office:
        by_mail(office.port)
        finish(clock, patience=PATIENCE)
    return judged(
        scene="mail that hangs, refuses, drops after DATA",
        on=stage.on,
        times=3 * stage.much,
        ends=people.ends(),
        taken=office.taken,
    )


def terminate(stage: Stage) -> Found:
    """PostgreSQL ends the connections of all senders and planners, again and again."""
    times, clock = 5 * stage.much, Hurry(SPEED)
    people.settle(10 * times, now=clock(), named="terminate")
    others = (
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        "WHERE pid <> pg_backend_pid() AND datname = current_database()"
    )
    ended = 0
    with elsewhere() as taken:
        with at_work(partial(send, clock), 2), at_work(partial(plan, clock)):
            while ended < times:
                nap(0.05)
                with connection.cursor() as cursor:
                    cursor.execute(others)
                    ended += cursor.fetchone()[0]
        plan(clock)
        finish(clock)
    return judged(
        scene="connections terminated", on=stage.on, times=ended, ends=people.ends(), taken=taken
    )


def by_mail(port: int) -> None:
    settings.EMAIL_BACKEND = "common.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 0.3


@contextmanager
def elsewhere() -> Iterator[Counter[str]]:
    """A mail server that takes everything; what it took is known at the end."""
    office, taken = Elsewhere(), Counter[str]()
    by_mail(office.port)
    try:
        yield taken
    finally:
        taken.update(office.close())


def finish(clock: Clock, patience: float = PATIENCE) -> None:
    """Nothing is broken any more: the leases end, and what waits is sent, as long as it goes on."""
    until, left = time.monotonic() + patience, waiting()
    while left and time.monotonic() < until:
        send(clock, batch=50)
        time.sleep(0.05)
        before, left = left, waiting()
        until = time.monotonic() + patience if left < before else until


def wait_for_the_end(number: int) -> None:
    """Until so many have come to an end, as long as it goes on."""
    until, ended = time.monotonic() + PATIENCE, 0
    while ended < number and time.monotonic() < until:
        time.sleep(0.1)
        before, ended = ended, in_time(ends_so_far)
        until = time.monotonic() + PATIENCE if ended > before else until


def in_time(ask: Callable[[], Answer]) -> Answer:
    """What the database says, as soon as it says anything: its server may be away."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return ask()
        except (DatabaseError, InterfaceError):
            connection.close()
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def ends_so_far() -> int:
    return Delivery.objects.exclude(state__in=Delivery.OPEN).count()


def waiting() -> int:
    """How many have not come to an end."""
    return Delivery.objects.filter(state__in=Delivery.OPEN).count()


SCENES: dict[str, Callable[[Stage], Found]] = {
    "senders": kill_senders,
    "planners": kill_planners,
    "many": many_at_once,
    "jump": jump,
    "post": bad_post,
    "terminate": terminate,
}
ON_POSTGRESQL_ONLY = {"terminate", "redis", "worker"}
"""Redis belongs to the road past one machine, and so does PostgreSQL."""
