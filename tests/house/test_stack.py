"""The processes of docker-compose.yml do together what they are for.

They are started by the commands that stand there, on a real PostgreSQL and a real Redis, with a
mail server to send to. That stands in for containers, whose engine tests can't count on.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from faults.post_office import PostOffice
from scripts import postgres, redis
from tests import migrated
from tests.house.compose import command
from tests.house.served import free_port
from tests.house.stack import Stack, get, until

MARK, EMAIL = "alice-mark", "alice@example.org"
A_PATIENT = f"""
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from accounts.models import Patient, User
from reminders.models import Channel, Kind, Preference
from reminders.services.rules import set_rule
now, minute = timezone.now(), timedelta(minutes=1)
user = User.objects.create_user({EMAIL!r}, name={MARK!r})
patient = Patient.objects.create(user=user, zone="UTC", zone_confirmed_at=now, created_at=now)
Preference.objects.create(patient=patient, quiet_from=(now + 300 * minute).time(),
                          quiet_until=(now + 301 * minute).time(), updated_at=now)
set_rule(patient=patient, kind=Kind.CHECK_IN, local_time=(now - minute).time(), days=127,
         channels={{Channel.EMAIL}}, now=now - 2 * minute)
"""


@dataclass(frozen=True)
class Running:
    """The stack at work: where it answers, who takes its letters, and its database."""

    stack: Stack
    address: str
    office: PostOffice
    database: str

    def number(self, sql: str) -> int:
        with psycopg.connect(self.database) as connection:
            (number,) = connection.execute(sql.encode()).fetchone() or (0,)
        return int(number)

    def status(self) -> Any:
        return get(f"{self.address}/status")[1]

    def await_calls(self, more: int) -> None:
        """Until the planner has come round so many times again."""
        wanted = self.status()["beats"]["planner"]["number"] + more
        until(lambda: self.status()["beats"]["planner"]["number"] >= wanted, self.stack.words)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("stack")
    (folder / "static").mkdir()
    with ExitStack() as servers:
        try:
            database = servers.enter_context(a_database())
            queue = servers.enter_context(redis.running())
        except (postgres.PostgresError, redis.RedisError) as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(str(error))
        office = servers.enter_context(PostOffice())
        stack = Stack(folder, **settings_of(folder, database, queue, office.port))
        servers.callback(stack.close)
        stack.run(*command("migrate"))
        stack.run(sys.executable, "-c", A_PATIENT)
        web = f"127.0.0.1:{free_port()}"
        stack.start("web", bind=web)
        stack.start("worker")
        stack.start("beat", schedule=str(folder / "beat"))
        yield Running(stack, f"http://{web}", office, database)


@contextmanager
def a_database() -> Iterator[str]:
    """An empty one with all tables, on the server of this run or on one of its own."""
    with ExitStack() as servers:
        given = os.environ.get("TEST_DATABASE_URL")
        server = urlsplit(given or servers.enter_context(postgres.running()))
        tables, name = migrated.template(server.geturl()), f"evenstep_stack_{os.getpid()}"
        with psycopg.connect(server._replace(path="/postgres").geturl(), autocommit=True) as owner:
            owner.execute(f'CREATE DATABASE "{name}" TEMPLATE "{tables}"'.encode())
            yield server._replace(path=f"/{name}").geturl()
            owner.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def settings_of(folder: Path, database: str, queue: str, mail: int) -> dict[str, str]:
    """Production, as compose hands it over; only the clock goes faster."""
    return {
        "DJANGO_SETTINGS_MODULE": "painapp.settings",
        "EVENSTEP_ENV": "production",
        "SECRET_KEY": "sk-" + "abcdefghijklmnopqrstuvwxyz0123456789" * 2,
        "SECRETS_KEYS": "vault-" + "zyxwvutsrqponmlkjihgfedcba9876543210",
        "ALLOWED_HOSTS": "diary.example.org",
        "DATABASE_URL": database,
        "REDIS_URL": queue,
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(mail),
        "VAR": str(folder),
        "STATIC_FILES": str(folder / "static"),
        "WORK_EVERY": "2",
    }


def test_the_letter_arrives_once_and_all_is_well(running: Running) -> None:
    until(lambda: running.office.letters, running.stack.words)
    running.await_calls(2)
    (letter,) = running.office.letters
    assert f"To: {EMAIL}".encode() in letter
    assert b"https://diary.example.org/" in letter
    assert get(f"{running.address}/readyz") == (200, {"ready": True, "missing": []})
    until(lambda: running.status()["overall"] == "ok", running.stack.words)


def test_two_timers_make_one_slot(running: Running) -> None:
    until(lambda: running.office.letters, running.stack.words)
    running.stack.kill("beat")
    for name in ("one", "two"):
        running.stack.start("beat", name, schedule=str(running.stack.folder / name))
    for name in ("one", "two"):
        until(lambda name=name: running.stack.alive(name), running.stack.words)  # type: ignore[misc]
    running.await_calls(4)
    assert running.number("SELECT count(*) FROM reminders_slot") == 1
    assert running.number("SELECT count(*) FROM reminders_delivery WHERE state = 'sent'") == 1
    assert len(running.office.letters) == 1


def test_each_leaves_the_sign_its_health_check_looks_for(running: Running) -> None:
    for name in ("worker", "beat"):
        until(lambda name=name: running.stack.alive(name), running.stack.words)  # type: ignore[misc]


def test_lines_name_requests_and_tasks_and_nobody(running: Running) -> None:
    get(f"{running.address}/")
    until(lambda: running.office.letters, running.stack.words)
    until(lambda: running.stack.lines("web"), running.stack.words)
    (line, *_more) = running.stack.lines("web")
    assert line["request"]
    done = [line for line in running.stack.lines("worker") if line["logger"] == "evenstep.tasks"]
    assert {"reminders.plan", "reminders.send"} <= {line["name"] for line in done}
    assert all(line["task"] and line["state"] == "SUCCESS" for line in done)
    words = running.stack.words()
    assert MARK not in words
    assert EMAIL not in words
