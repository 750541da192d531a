"""`manage.py up` serves the product and leaves nothing behind, however it is stopped."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from scripts import assets
from tests import migrated

PATIENCE = 180.0  # seconds for a cold start on a busy machine


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def alive(pid: int) -> bool:
    """Whether a process runs (one that has ended and waits to be noticed does not)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def children(pid: int) -> list[int]:
    """The processes `pid` has started, and theirs."""
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [one for child in map(int, listed) for one in (child, *children(child))]


def ended(pids: list[int], seconds: float = 15.0) -> bool:
    until = time.monotonic() + seconds
    while any(map(alive, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(map(alive, pids))


class Served:
    """The product, started as `make run` starts it."""

    def __init__(self, var: Path, port: int, **variables: str) -> None:
        self.port = port
        taken_over = {"EVENSTEP_ENV": "local", "DATABASE_URL": "", "SECRET_KEY": ""}
        environment = os.environ | taken_over | {"VAR": str(var), "PORT": str(port)} | variables
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "up"],
            cwd=assets.ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: Queue[str | None] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line)
        self._lines.put(None)

    def words_until(self, last: str, *, or_end: bool = False) -> str:
        """What it prints, up to the line that holds `last`; fails where that never comes."""
        words, until = "", time.monotonic() + PATIENCE
        while last not in words:
            try:
                line = self._lines.get(timeout=max(0.0, until - time.monotonic()))
            except Empty:
                line = None
            if line is None and or_end:
                return words
            if line is None:
                pytest.fail(f"no “{last}” in:\n{words}", pytrace=False)
            words += line
        return words

    def serving(self) -> list[int]:
        """Itself and all it started, as soon as a worker answers."""
        self.words_until("Ctrl-C stops it.")
        self.get("/")
        return self.family()

    def family(self) -> list[int]:
        return [self.process.pid, *children(self.process.pid)]

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
            assert answer.status == 200
            return str(answer.read().decode())

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all: the first start is cold but for the tables, those after it warm."""
    folder = tmp_path_factory.mktemp("var")
    assets.build(folder / "assets")
    if migrated.kept().exists():
        shutil.copy(migrated.kept(), folder / "evenstep.sqlite3")
    return folder


@pytest.fixture
def served(var: Path) -> Iterator[Served]:
    running = Served(var, free_port())
    yield running
    running.close()


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
