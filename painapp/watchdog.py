"""Ends a worker that has gone deaf, so that it is started anew.

After Redis was reset a worker can live on without hearing anything (celery#8091, #8030, #10205).
That no call came says little: with many workers each gets few, and without a timer nobody gets
any, which a new start would not mend. So the worker asks the queue by a fresh connection. It is
deaf where calls have waited all along for the limit, and it took none although it had nothing to
do. Where others hear, they empty the queue; where the broker is away, Celery itself keeps trying,
and nothing is decided. A call that is worked at for too long is ended by its own time limit.
"""

import logging
import os
import time
from dataclasses import dataclass
from math import inf
from threading import Thread
from typing import Any, Final

from celery.worker import state
from django.conf import settings

from painapp import alive

DEAF: Final = 75
"""How the process ends: sysexits' "try again"."""

PATIENCE: Final = 5.0
"""Seconds the broker has for each answer."""

log = logging.getLogger("evenstep.watchdog")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`at` in seconds of a clock that never goes back; `taken` counts the calls since the start."""

    at: float
    waiting: int
    taken: int
    busy: bool


class Watch:
    """Looks again and again, and says when a worker has been deaf for `limit` seconds."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self._taken = -1
        self._since = 0.0

    def is_deaf(self, look: Look) -> bool:
        if look.busy or not look.waiting or look.taken != self._taken:
            self._taken, self._since = look.taken, look.at
        return look.at - self._since >= self.limit


def keep_watch(*, sender: Any, **_signal: Any) -> None:
    """Watch over this worker from now on; `sender` is what takes its calls."""
    watch = Watch(settings.DEAF_AFTER or inf)
    Thread(target=_watch, args=(watch, sender.app), name="watchdog", daemon=True).start()


def _watch(watch: Watch, app: Any) -> None:
    pause = min(10.0, watch.limit / 5)
    while not watch.is_deaf(_look(app)):
        alive.touch()
        time.sleep(pause)
    log.error("Calls wait and none was heard: this worker ends, to be started anew.")
    os._exit(DEAF)  # whatever hangs must not be waited for; its children end with it


def _look(app: Any) -> Look:
    try:
        number = waiting(app)
    except Exception:  # noqa: BLE001 - a broker that is away says nothing about who listens
        number = 0
    return Look(
        at=time.monotonic(),
        waiting=number,
        taken=state.all_total_count[0],
        busy=bool(state.reserved_requests or state.active_requests),
    )


def waiting(app: Any) -> int:
    """How many calls nobody has taken yet, asked by a connection of its own."""
    timeouts = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
    with app.connection_for_read(transport_options=timeouts) as connection:
        channel = connection.channel()
        names = app.amqp.queues.consume_from
        return sum(channel.queue_declare(queue=name).message_count for name in names)
