"""Takes what is due to be sent, asks whether it is still needed, sends it, and writes down the end.

A delivery is taken for a while (a lease). Before anything leaves it is marked as on its way; a
sender that ends in between leaves that mark, and what bears it once its lease is over may have
arrived: it is never sent again. A sender that was only slow writes down what really became of it.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import DatabaseError, InterfaceError, connection, transaction
from django.db.models import F, QuerySet

from reminders.models import Channel, Delivery
from reminders.outcomes import Later, Outcome, Refused, Sent, wait
from reminders.services.planning import GRACE

BATCH = 50
LEASE = timedelta(seconds=25)
"""How long nobody else touches what a sender took. With the half minute until the next one looks,
what a killed sender held goes on within a minute.
"""

log = logging.getLogger(__name__)

State = Delivery.State
Why = Delivery.Why
AWAY = (State.SENDING, State.UNKNOWN)
"""States of what has left; unknown where its sender was given up."""

Send = Callable[[Delivery], Outcome]
Needless = Callable[[Delivery, datetime], "Why | None"]


def send_due(
    *,
    clock: Callable[[], datetime],
    channels: Mapping[str, Send],
    needless: Needless,
    worker: str,
    batch: int = BATCH,
) -> int:
    """Send everything due, `batch` at a time; returns how many deliveries came to an end.

    `needless` says why a delivery is no longer needed, or None; it is asked at that moment.
    """
    clear_up(now=clock())
    ended = 0
    while taken := claim(now=clock(), worker=worker, batch=batch):
        for delivery in taken:
            try:
                ended += _handle(delivery, clock, channels, needless)
            except (DatabaseError, InterfaceError):
                raise
            except Exception:  # one person's trouble holds up nobody else
                log.exception("A delivery could not be handled.")
                _put_off(delivery, clock())
    return ended


def clear_up(*, now: datetime) -> None:
    """What senders left behind: taken only, it waits again; on its way, nobody knows."""
    over = Delivery.objects.filter(leased_until__lte=now)
    over.filter(state=State.LEASED).update(state=State.PENDING, leased_until=None, worker="")
    over.filter(state=State.SENDING).update(
        state=State.UNKNOWN, why=Why.STOPPED, leased_until=None, ended_at=now
    )
    waiting = Delivery.objects.filter(state=State.PENDING, due_at__lt=now - GRACE)
    waiting.update(state=State.EXPIRED, why=Why.LATE, ended_at=now)


def is_more_due_than(number: int, *, now: datetime) -> bool:
    return _waiting(now)[number : number + 1].exists()


def claim(*, now: datetime, worker: str, batch: int = BATCH) -> list[Delivery]:
    """Take up to `batch` that are due; no other sender gets them while the lease lasts."""
    mine = f"{worker[:40]}:{uuid4().hex}"
    with transaction.atomic():
        rows = _waiting(now)
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        keys = list(rows.values_list("pk", flat=True)[:batch])
        Delivery.objects.filter(pk__in=keys, state=State.PENDING).update(
            state=State.LEASED, leased_until=now + LEASE, worker=mine, attempt=F("attempt") + 1
        )
    found = Delivery.objects.filter(worker=mine, state=State.LEASED).order_by("try_at")
    return list(found.select_related("slot__rule__patient__user"))


def _waiting(now: datetime) -> QuerySet[Delivery]:
    return Delivery.objects.filter(state=State.PENDING, try_at__lte=now).order_by("try_at")


def _handle(
    delivery: Delivery,
    clock: Callable[[], datetime],
    channels: Mapping[str, Send],
    needless: Needless,
) -> bool:
    """Whether the delivery came to an end."""
    now = clock()
    if delivery.leased_until is None or delivery.leased_until <= now:
        return False  # those before it took long, and somebody else may have it by now
    with transaction.atomic():
        if (why := needless(delivery, now)) is not None:
            return _end(delivery, State.NOT_NEEDED, why, now, of=(State.LEASED,))
        if delivery.channel == Channel.IN_APP:  # it has arrived as soon as that is written
            return _end(delivery, State.SENT, "", now, of=(State.LEASED,))
        if not _mark_on_its_way(delivery, now):
            return False
    outcome = channels[delivery.channel](delivery)
    return _write_down(delivery, outcome, clock())


def _put_off(delivery: Delivery, now: datetime) -> None:
    """What failed before it left is tried again; what failed on its way stays marked as that."""
    _mine(delivery, State.LEASED).update(
        state=State.PENDING, try_at=now + wait(delivery.attempt), leased_until=None, worker=""
    )


def _mark_on_its_way(delivery: Delivery, now: datetime) -> bool:
    return _one(MARK, now + LEASE, delivery.pk, delivery.worker, now)


def _write_down(delivery: Delivery, outcome: Outcome, now: datetime) -> bool:
    if isinstance(outcome, Sent):
        return _end(delivery, State.SENT, "", now)
    if isinstance(outcome, Refused):
        return _end(delivery, State.FAILED, outcome.why, now)
    if isinstance(outcome, Later):
        return _again(delivery, max(outcome.after, wait(delivery.attempt)), now)
    return _end(delivery, State.UNKNOWN, "", now)


def _again(delivery: Delivery, after: timedelta, now: datetime) -> bool:
    """It waits for another attempt, unless that would come too late."""
    if now + after > delivery.due_at + GRACE:
        return _end(delivery, State.EXPIRED, Why.LATE, now)
    _mine(delivery, *AWAY).update(
        state=State.PENDING, why="", try_at=now + after, leased_until=None, ended_at=None, worker=""
    )
    return False


def _end(
    delivery: Delivery, state: str, why: str, now: datetime, of: tuple[str, ...] = AWAY
) -> bool:
    return _one(END, state, why, now, delivery.pk, delivery.worker, of[0], of[-1])


MARK = """UPDATE reminders_delivery SET state = 'sending', leased_until = %s
    WHERE id = %s AND worker = %s AND state = 'leased' AND leased_until > %s"""
END = """UPDATE reminders_delivery SET state = %s, why = %s, ended_at = %s, leased_until = NULL
    WHERE id = %s AND worker = %s AND state IN (%s, %s)"""
"""What is done to every single delivery: Django takes longer to put this together than the database
over all else.
"""


def _one(sql: str, *values: str | datetime | UUID) -> bool:
    """Whether the row was as it should be and is changed."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [_adapted(value) for value in values])
        changed: int = cursor.rowcount
    return changed == 1


def _adapted(value: str | datetime | UUID) -> str | datetime | UUID | None:
    """As the database's driver takes it."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        adapted: str | datetime | None = connection.ops.adapt_datetimefield_value(value)
        return adapted
    return value


def _mine(delivery: Delivery, *states: str) -> QuerySet[Delivery]:
    return Delivery.objects.filter(pk=delivery.pk, worker=delivery.worker, state__in=states)
