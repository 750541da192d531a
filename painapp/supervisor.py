"""Starts processes, waits, and stops all of them when one ends or a person says so.

One that may come `again` is started anew when it ends by itself, at once and then ever more slowly.
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
SLOWEST = 60.0  # seconds until one that ends again and again is started anew
LASTED = 60.0  # seconds after which one that ended counts as having run well
PR_SET_PDEATHSIG = 1


class Started:
    """A process in a group of its own, and when to start it anew should it end."""

    def __init__(self, command: Sequence[str], *, again: bool) -> None:
        self.command, self.again, self._pause = command, again, 0.0
        self._begin()

    def _begin(self) -> None:
        self.since = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - our own commands
            self.command,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 - this process has no other threads
        )
        self._next: float | None = None

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None

    def revive(self) -> None:
        """Start it anew if it ended and its pause is over."""
        now = time.monotonic()
        if self._next is None:
            lasted = now - self.since > LASTED
            self._pause = 0.0 if lasted else min(SLOWEST, 2 * self._pause + 1.0)
            self._next = now + self._pause
            _signal_group(self.process, signal.SIGKILL)
        if now >= self._next:
            self._begin()


class Supervisor:
    def __init__(self) -> None:
        self._running: dict[str, Started] = {}
        self._stopping = threading.Event()

    def start(self, name: str, command: Sequence[str], *, again: bool = False) -> None:
        """Start `command` in its own process group."""
        self._running[name] = Started(command, again=again)

    def ended(self) -> str | None:
        """The name of a process that has ended and does not come again, if there is one."""
        for name, one in self._running.items():
            if not one.again and one.ended:
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
            for one in self._running.values():
                if one.again and one.ended:
                    one.revive()
            if until is not None and time.monotonic() >= until:
                return False
        return True

    def stop(self) -> None:
        """End every group: first by asking, after ten seconds by force."""
        processes = [one.process for one in self._running.values()]
        for process in processes:
            _signal_group(process, signal.SIGTERM)
        until = time.monotonic() + GRACE
        for process in processes:
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
