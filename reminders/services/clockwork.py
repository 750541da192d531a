"""What is done every half minute: plan what is due, send what waits, and leave a sign of it."""

import os
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import datetime
from functools import partial
from typing import Final

from django.db import connection, connections
from django.db.models import F

from common import clock
from reminders.channels import mail, push
from reminders.models import Channel, Delivery, Heartbeat
from reminders.services.backing_off import is_ignored, rest
from reminders.services.clocks import follow_clocks
from reminders.services.needed import needless
from reminders.services.planning import plan_due
from reminders.services.sending import BATCH, Send, is_more_due_than, send_due

PLANNER, SENDER = "planner", "sender"

SENDERS: Final = 4
"""Threads that send where there is much: each waits for the database and for other machines most of
the time.
"""


def plan() -> int:
    """Returns how many slots came."""
    follow_clocks(now=clock.now())
    made = plan_due(now=clock.now())
    beat(PLANNER, now=clock.now())
    return made


def send() -> int:
    """Returns how many deliveries came to an end."""
    ended = side_by_side(_send, senders(now=clock.now()))
    beat(SENDER, now=clock.now())
    return ended


def _send() -> int:
    with mail.opened() as by_mail:
        by_push = partial(push.send, clock=clock.now)
        channels: dict[str, Send] = {Channel.EMAIL: by_mail, Channel.PUSH: by_push}
        return send_due(clock=clock.now, channels=channels, needless=why_not, worker=me())


def senders(*, now: datetime) -> int:
    """How many are worth it: one where one batch is all, or where but one can write at a time."""
    together = connection.features.has_select_for_update_skip_locked
    return SENDERS if together and is_more_due_than(BATCH, now=now) else 1


def side_by_side(work: Callable[[], int], number: int) -> int:
    """Do it in so many threads, each with connections of its own; returns the sum."""
    if number == 1:
        return work()

    def apart() -> int:
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        begun = [pool.submit(copy_context().run, apart) for _ in range(number)]
        return sum(each.result() for each in begun)


def why_not(delivery: Delivery, now: datetime) -> Delivery.Why | None:
    """Why it is not sent; one that was let pass again and again rests from now on."""
    why, rule = needless(delivery, now), delivery.slot.rule
    if why is None and is_ignored(rule, before=delivery.slot.day):
        rest(rule, now=now)
        return Delivery.Why.IGNORED
    return why


def beat(name: str, *, now: datetime) -> None:
    """This part has just come to the end of its work."""
    row = Heartbeat.objects.filter(name=name)
    if not row.update(at=now, worker=me(), number=F("number") + 1):
        Heartbeat.objects.update_or_create(name=name, defaults={"at": now, "worker": me()})


def me() -> str:
    """This process, among all that do the same."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}"
