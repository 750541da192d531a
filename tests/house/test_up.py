"""`manage.py up` serves the product and leaves nothing behind, however it is stopped."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts import assets
from tests.house.served import Served, children, ended, free_port


def test_it_prints_its_address_and_the_made_up_people(served: Served) -> None:
    words = served.words_until("Ctrl-C stops it.")
    assert f"http://127.0.0.1:{served.port}/" in words
    assert re.search(r"made up. Their password: \S", words)
    assert "ruth@demo.example" in words


def test_its_pages_and_style_sheets_are_served(served: Served) -> None:
    served.words_until("Ctrl-C stops it.")
    page = served.get("/")
    sheet = re.search(r'href="(/static/css/app\.[0-9a-f]+\.css)"', page)
    assert sheet
    assert "@layer tokens" in served.get(sheet[1])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_everything_it_started(served: Served, number: signal.Signals) -> None:
    family = served.serving()
    assert len(family) >= 3  # itself, the web master, and a worker at least
    served.process.send_signal(number)
    assert served.process.wait(20) == 0
    assert ended(family)


def test_a_signal_while_it_is_starting_leaves_nothing(served: Served) -> None:
    while served.process.poll() is None and not children(served.process.pid):
        time.sleep(0.02)
    family = served.family()
    assert len(family) > 1, served.words_until("never said")
    served.process.send_signal(signal.SIGTERM)
    served.process.wait(20)
    assert ended(family)


def test_stopped_before_it_serves_it_says_nothing_more(var: Path) -> None:
    running = Served(var / "cold", free_port())
    while not (var / "cold" / "evenstep.sqlite3").exists():
        assert running.process.poll() is None
        time.sleep(0.02)
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(20) == 130
    assert running.words_until("\n", or_end=True) == ""


def test_killed_outright_it_leaves_nothing_either(served: Served) -> None:
    family = served.serving()
    served.process.kill()
    assert ended(family)


def test_when_the_web_process_dies_it_says_so_and_ends(served: Served) -> None:
    family = served.serving()
    os.kill(family[1], signal.SIGKILL)
    assert "The web process ended by itself" in served.words_until("ended by itself")
    assert served.process.wait(20) == 1
    assert ended(family)


def test_a_taken_port_is_one_clear_line(var: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        running = Served(var, port)
        words = running.words_until("\n")
        assert running.process.wait(20) == 1
    assert words == f"Port {port} is taken. Choose another: make run PORT={port % 65535 + 1}\n"


@pytest.mark.parametrize("port", ["0", "65536", "99999"])
def test_a_port_that_does_not_exist_is_one_clear_line(var: Path, port: str) -> None:
    running = Served(var, 1, PORT=port)
    assert running.words_until("\n") == f"PORT is {port}. Set it to a number from 1 to 65535.\n"
    assert running.process.wait(20) == 1


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PORT", "abc", "PORT is “abc”. Set it to a whole number."),
        ("NOW", "soon", "NOW is “soon”. Set it to a date like 2026-03-01T09:00."),
        ("EVENSTEP_ENV", "home", "EVENSTEP_ENV is “home”. Set it to one of: "),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL must begin with postgresql://"),
    ],
)
def test_a_wrong_setting_is_one_clear_line(var: Path, name: str, value: str, words: str) -> None:
    running = Served(var, free_port(), **{name: value})
    assert running.words_until("\n").startswith(words)
    assert running.process.wait(20) == 1


def test_the_date_is_set_and_moved_on(var: Path) -> None:
    running = Served(var, free_port(), NOW="2026-03-01T09:00")
    try:
        running.words_until("Ctrl-C stops it.")
        environment = os.environ | {"EVENSTEP_ENV": "local", "VAR": str(var)}
        done = subprocess.run(
            [sys.executable, "manage.py", "advance", "7d"],
            cwd=assets.ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
    finally:
        running.close()
    assert done.stdout.startswith("It is now Sunday 8 March 2026, 09:0")
