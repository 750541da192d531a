"""What is done every half minute: plan what is due, send what waits, and leave a sign of it."""

import os
import socket
from datetime import datetime
from functools import partial

from django.db.models import F

from common import clock
from reminders.channels import mail, push
from reminders.models import Channel, Delivery, Heartbeat
from reminders.services.backing_off import is_ignored, rest
from reminders.services.clocks import follow_clocks
from reminders.services.needed import needless
from reminders.services.planning import plan_due
from reminders.services.sending import Send, send_due

PLANNER, SENDER = "planner", "sender"


def plan() -> int:
    """Returns how many slots came."""
    follow_clocks(now=clock.now())
    made = plan_due(now=clock.now())
    beat(PLANNER, now=clock.now())
    return made


def send() -> int:
    """Returns how many deliveries came to an end."""
    with mail.opened() as by_mail:
        by_push = partial(push.send, clock=clock.now)
        channels: dict[str, Send] = {Channel.EMAIL: by_mail, Channel.PUSH: by_push}
        ended = send_due(clock=clock.now, channels=channels, needless=why_not, worker=me())
    beat(SENDER, now=clock.now())
    return ended


def why_not(delivery: Delivery, now: datetime) -> Delivery.Why | None:
    """Why it is not sent; one that was let pass again and again rests from now on."""
    why, rule = needless(delivery, now), delivery.slot.rule
    if why is None and is_ignored(rule, before=delivery.slot.local_date):
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
