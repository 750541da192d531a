"""Starts processes, waits, and stops all of them when one ends or a person says so.

Each process leads a group of its own, and the whole group is stopped: a killed parent may leave
its children behind. Where this process itself is killed, Linux tells its children to end.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from types import FrameType

GRACE = 10.0  # seconds between asking and insisting
PR_SET_PDEATHSIG = 1


class Supervisor:
    def __init__(self) -> None:
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._stopping = threading.Event()

    def start(self, name: str, command: Sequence[str]) -> None:
        """Start `command` in its own process group."""
        self._running[name] = subprocess.Popen(  # noqa: S603 - our own commands
            command,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 - this process has no other threads
        )

    def ended(self) -> str | None:
        """The name of a process that has ended, if one has."""
        for name, process in self._running.items():
            if process.poll() is not None:
                return name
        return None

    def listen(self) -> None:
        """From now on Ctrl-C, a closed terminal and SIGTERM end the waiting."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._hear)

    def wait(self, seconds: float | None = None) -> bool:
        """Wait; true when it is time to stop, by a signal or because a process ended."""
        until = None if seconds is None else time.monotonic() + seconds
        while not self._stopping.wait(0.1):
            if self.ended():
                return True
            if until is not None and time.monotonic() >= until:
                return False
        return True

    def stop(self) -> None:
        """End every group: first by asking, after ten seconds by force."""
        for process in self._running.values():
            _signal_group(process, signal.SIGTERM)
        until = time.monotonic() + GRACE
        for process in self._running.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, until - time.monotonic()))
            _signal_group(process, signal.SIGKILL)
            process.wait()

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping.set()


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
