"""The worker and its timer beside the pages: they come again when they end, and do what is due."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts import assets
from tests.house.served import PATIENCE, Served, ended, free_port

SET = """
from datetime import time
from accounts.models import Patient
from common import clock
from reminders.models import Channel, Kind
from reminders.services.rules import set_rule
set_rule(patient=Patient.objects.get(user__email="ruth@demo.example"), kind=Kind.LESSON,
         local_time=time(9), days=127, channels={Channel.EMAIL}, now=clock.now())
"""
PLANNED = """
from reminders.models import Heartbeat
print(Heartbeat.objects.filter(name="sender").values_list("number", flat=True).first() or 0)
"""


def ask(var: Path, words: str) -> str:
    """What the product's own Python says."""
    environment = os.environ | {"EVENSTEP_ENV": "local", "VAR": str(var), "DATABASE_URL": ""}
    environment["SECRET_KEY"] = ""
    command = [sys.executable, "manage.py", "shell", "--verbosity=0", "--command", words]
    done = subprocess.run(
        command, cwd=assets.ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize("name", ["worker", "beat"])
def test_killed_it_comes_again_and_is_stopped_with_the_rest(served: Served, name: str) -> None:
    served.words_until("Ctrl-C stops it.")
    first = served.find(name)
    os.kill(first, signal.SIGKILL)
    second = served.find(name, but=first)
    family = served.family()
    served.process.terminate()
    assert served.process.wait(20) == 0
    assert ended([first, second, *family])


def test_a_reminder_comes_by_mail_once(var: Path) -> None:
    running = Served(var, free_port(), NOW="2026-03-01T08:59", WORK_EVERY="1")
    try:
        running.words_until("Ctrl-C stops it.")
        ask(var, SET)
        subprocess.run(
            [sys.executable, "manage.py", "advance", "1m"],
            cwd=assets.ROOT,
            env=os.environ | {"EVENSTEP_ENV": "local", "VAR": str(var), "SECRET_KEY": ""},
            check=True,
            capture_output=True,
        )
        until = time.monotonic() + PATIENCE
        while not list((var / "mail").glob("*")) and time.monotonic() < until:
            time.sleep(0.1)
        before = int(ask(var, PLANNED))
        while int(ask(var, PLANNED)) < before + 2 and time.monotonic() < until:
            time.sleep(0.1)
    finally:
        running.close()
    [letter] = (var / "mail").glob("*")
    assert letter.read_text().count("\nTo: ruth@demo.example\n") == 1
