"""The product as `make run` starts it, in processes of its own, for tests that break them."""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path
from queue import Empty, Queue

import pytest

from scripts import assets

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


def words_of(pid: int) -> str:
    """The command of a process, its words kept apart by NUL."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


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

    def find(self, name: str, *, but: int = 0) -> int:
        """The process of Celery's that is called so, as soon as there is one, other than `but`."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for pid in self.family():
                if pid != but and f"\0{name}\0" in words_of(pid):
                    return pid
            time.sleep(0.05)
        pytest.fail(f"no {name} was started", pytrace=False)

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
            assert answer.status == 200
            return str(answer.read().decode())

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)
