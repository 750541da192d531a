"""A mail server on loopback that does as it is told, and counts what it took by its name."""

import asyncio
import json
import re
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any, Final, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

NAME = re.compile(rb"^Message-ID: <([^@>]+)@", re.MULTILINE | re.IGNORECASE)
TAKEN: Final = "250 OK"
DROP, HANG = "drop", "hang"
Say = Callable[[str], str]


class PostOffice:
    """`at_recipient` and `at_letter` say what is answered to an address and to a letter's name: a
    line of SMTP, `DROP` to hang up without a word, or `HANG` to say nothing more.

    A letter counts as taken as soon as its last byte is here, whatever is answered.
    """

    def __init__(
        self, *, at_recipient: Say = lambda _to: TAKEN, at_letter: Say = lambda _name: TAKEN
    ) -> None:
        self.taken: Counter[str] = Counter()
        self.letters: list[bytes] = []
        self._at_recipient, self._at_letter = at_recipient, at_letter
        self.port = free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        said = await self._do(server, self._at_recipient(address))
        if said == TAKEN:
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Any) -> str:  # noqa: N802
        found = NAME.search(envelope.content)
        name = found[1].decode() if found else ""
        said = self._at_letter(name)
        if said[0] not in "45":
            self.taken[name] += 1
            self.letters.append(envelope.content)
        return await self._do(server, said)

    async def _do(self, server: SMTP, what: str) -> str:
        if what == HANG:
            await asyncio.sleep(60)
        if what in {DROP, HANG}:
            transport: Any = server.transport
            transport.abort()
            return "421 gone"
        return what


def free_port() -> int:
    """One on loopback that nobody listens at just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Elsewhere:
    """A post office in a process of its own, so that who forks does not copy its threads."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "faults.post_office"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.port = int(self._read())

    def close(self) -> Counter[str]:
        """How often each letter was taken."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        taken = Counter[str](json.loads(self._read()))
        self._process.wait()
        return taken

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


def main() -> None:
    """Serve until nobody wants to any more, then tell what was taken."""
    with PostOffice() as office:
        print(office.port, flush=True)
        sys.stdin.read()
        print(json.dumps(office.taken), flush=True)


if __name__ == "__main__":
    main()
