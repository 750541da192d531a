"""How many reminders a second are planned and sent, against the bare work on the database.

`-m bench.reminders 10000 100000` on the database at DATABASE_URL, a throw-away one: a line of JSON
for each number of people.
"""

import json
import os
import resource
import sys
import time
from contextlib import suppress
from typing import Any
from uuid import UUID

import django

SECONDS = 10.0
"""For how long is sent."""

BATCH = 500


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "painapp.settings")
    os.environ["EVENSTEP_ENV"] = "test"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    for number in map(int, sys.argv[1:]):
        print(json.dumps(rates(number)), flush=True)


def rates(number: int) -> dict[str, Any]:
    """Rows a second by ours and barely, and megabytes the process grew by while it planned."""
    from faults import people

    people.leave()
    people.settle(number, now=people.real_now(), named="bench")
    before = memory()
    planned = plan(number)
    grown = memory() - before
    sent, sent_seconds = send()
    return {
        "people": number,
        "planned": number / planned,
        "planned_bare": number / plan_bare(),
        "lag": planned,
        "sent": sent / sent_seconds,
        "sent_bare": sent / send_bare(sent),
        "grown": grown,
    }


def plan(number: int) -> float:
    from faults.people import real_now
    from reminders.services.planning import plan_due

    begun = time.perf_counter()
    assert plan_due(now=real_now()) == number
    return time.perf_counter() - begun


def plan_bare() -> float:
    """The rows that were made are written once more, and the rules moved on, without Django."""
    from django.db import connection, transaction

    slots, deliveries = rows("reminders_slot", by="id"), rows("reminders_delivery", by="slot_id")
    moves = [(row["rule_id"],) for row in slots]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM reminders_delivery")
        cursor.execute("DELETE FROM reminders_slot")
        begun = time.perf_counter()
        for first in range(0, len(slots), BATCH):
            part = slice(first, first + BATCH)
            with transaction.atomic():
                insert(cursor, "reminders_slot", slots[part])
                insert(cursor, "reminders_delivery", deliveries[part])
                cursor.executemany(
                    "UPDATE reminders_rule SET next_on = next_on WHERE id = %s", moves[part]
                )
        return time.perf_counter() - begun


def rows(table: str, *, by: str) -> list[dict[str, Any]]:
    """All of a table, in the order of a column."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY {by}")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def insert(cursor: Any, table: str, found: list[dict[str, Any]]) -> None:
    names = ", ".join(found[0])
    marks = ", ".join(["%s"] * len(found[0]))
    values = [list(row.values()) for row in found]
    cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)


def send() -> tuple[int, float]:
    """What a sender does of one process, but for the letter: its channel takes everything."""
    from faults.people import real_now
    from reminders.outcomes import Sent
    from reminders.services.clockwork import senders, side_by_side, why_not
    from reminders.services.sending import send_due

    sent, begun = list[UUID](), time.perf_counter()

    def take(delivery: Any) -> Sent:
        if time.perf_counter() > begun + SECONDS:
            raise KeyboardInterrupt
        sent.append(delivery.pk)
        return Sent()

    def work() -> int:
        return send_due(clock=real_now, channels={"email": take}, needless=why_not, worker="bench")

    with suppress(KeyboardInterrupt):
        side_by_side(work, senders(now=real_now()))
    return len(sent), time.perf_counter() - begun


def send_bare(number: int) -> float:
    """Each of so many is marked as on its way and as sent, in two transactions."""
    from django.db import connection, transaction

    keys = [row["id"] for row in rows("reminders_delivery", by="id")[:number]]
    marks = ("UPDATE reminders_delivery SET attempt = attempt + 1 WHERE id = %s",) * 2
    begun = time.perf_counter()
    with connection.cursor() as cursor:
        for key in keys:
            for mark in marks:
                with transaction.atomic():
                    cursor.execute(mark, [key])
    return time.perf_counter() - begun


def memory() -> float:
    """Megabytes at the most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
