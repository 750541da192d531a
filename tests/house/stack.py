"""The processes of docker-compose.yml, started by its own commands on this machine."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from scripts.assets import ROOT
from tests.house.compose import command
from tests.house.served import children

PATIENCE = 90.0  # seconds, on a busy machine
BIN = Path(sys.executable).parent


class Stack:
    """Processes with the same settings and nothing of the tests' own; all are gone at the end."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.settings = {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"} | settings
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, service: str, name: str = "", **instead: str) -> subprocess.Popen[bytes]:
        """Start a service by its command, under another name where there are several."""
        name = name or service
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                command(service, **instead),
                cwd=ROOT,
                env=self.settings | {"ALIVE_FILE": str(self.folder / f"{name}.alive")},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        return self.running[name]

    def run(self, *words: str) -> str:
        """A command with the same settings, to its end."""
        done = subprocess.run(
            words, cwd=ROOT, env=self.settings, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def kill(self, name: str) -> None:
        """At once, and all it started."""
        process = self.running.pop(name)
        for pid in (process.pid, *children(process.pid)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()

    def close(self) -> None:
        """Ask all to end, and insist after a while."""
        for process in self.running.values():
            process.terminate()
        for name, process in list(self.running.items()):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            self.kill(name)

    def alive(self, name: str) -> bool:
        """Whether it left the sign that its health check looks for."""
        return (self.folder / f"{name}.alive").exists()

    def words(self, name: str = "*") -> str:
        """What it has said so far; of all, where none is named."""
        return "\n".join(log.read_text("utf-8") for log in self.folder.glob(f"{name}.log"))

    def lines(self, name: str) -> list[dict[str, Any]]:
        """What it has logged."""
        said = self.words(name).splitlines()
        return [json.loads(line) for line in said if line.startswith("{")]


def get(address: str) -> tuple[int, Any]:
    """The status of an answer, and what it says where that is JSON; 0 where nobody answers."""
    try:
        with urlopen(address, timeout=20) as answer:
            return answer.status, _said(answer.read())
    except HTTPError as refused:
        return refused.code, _said(refused.read())
    except OSError:
        return 0, None


def _said(words: bytes) -> Any:
    return json.loads(words) if words.startswith(b"{") else None


def until(holds: Callable[[], object], what: Callable[[], str], seconds: float = PATIENCE) -> None:
    """Wait for it; where it never comes, fail with `what` was said."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, what()
        time.sleep(0.1)
