"""A served site to measure: how much processor time and memory its workers have used."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.assets import ROOT

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 30.0  # seconds


@dataclass(frozen=True)
class Server:
    """A gunicorn of two workers, as `make run` starts it."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def workers(self) -> list[int]:
        pid = self.process.pid
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def cpu(self) -> float:
        """Seconds the workers have computed so far."""
        return sum(ticks_of(pid) for pid in self.workers) / TICKS

    def memory(self) -> float:
        """Megabytes that the larger worker holds."""
        return max(resident(pid) for pid in self.workers) / 1e6


def ticks_of(pid: int) -> int:
    """Clock ticks a process has computed, in its own code and in the system's."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def resident(pid: int) -> int:
    """Bytes in memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def machine() -> tuple[float, float]:
    """Seconds all processors together have been busy, and have passed."""
    ticks = [int(one) for one in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
    return (sum(ticks) - ticks[3] - ticks[4]) / TICKS, sum(ticks) / TICKS


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def serving(application: str, environment: dict[str, str]) -> Iterator[Server]:
    """Serve `application` by the command `make run` uses, until the block ends."""
    port = free_port()
    command = web_command(port, environment)
    command[command.index("painapp.wsgi:application")] = application
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        server = Server(port, process)
        _await(server)
        yield server
    finally:
        process.terminate()
        process.wait(20)


def web_command(port: int, environment: dict[str, str]) -> list[str]:
    """What `manage.py up` runs."""
    question = (
        "import django, json; django.setup();"
        "from painapp.management.commands.up import web_command;"
        f"print(json.dumps(web_command({port})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", question],
        cwd=ROOT,
        env=environment | {"DJANGO_SETTINGS_MODULE": "painapp.settings"},
        stdout=subprocess.PIPE,
        check=True,
    )
    command: list[str] = json.loads(done.stdout)
    return command


def _await(server: Server) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", server.port)) == 0 and len(server.workers) == 2:
                return
        if server.process.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit("The server to be measured did not start.")
