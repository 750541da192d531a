"""Keeps a server busy over 8 kept-alive connections and prints what came back, as JSON.

A process of its own, so that its work is not counted as the server's: `-m bench.load '{…}'` with
`port`, `seconds`, `connections` and `request`, the bytes to send as text. "{uuid}" in it becomes a
fresh one each time.
"""

import json
import selectors
import socket
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from uuid import uuid4

MOVE_ON = 100
"""After so many requests a connection is opened anew, so that no process keeps most of them."""


@dataclass
class Connection:
    """A connection to the server and what has come of the answer it waits for."""

    port: int
    sock: socket.socket = field(init=False)
    answered: int = 0
    got: bytes = b""
    whole: int | None = None

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        self.sock = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.answered = 0

    def send(self, request: str) -> None:
        self.got, self.whole = b"", None
        self.sock.sendall(request.replace("{uuid}", str(uuid4())).encode())

    def read(self) -> bool:
        """Take what is there; true once the answer is whole."""
        part = self.sock.recv(262_144)
        if not part:
            raise ConnectionError("The server closed a connection before it answered.")
        self.got += part
        if self.whole is None:
            end = self.got.find(b"\r\n\r\n")
            if end < 0:
                return False
            self.whole = end + 4 + body_length(self.got[:end])
        return len(self.got) >= self.whole

    @property
    def status(self) -> str:
        return self.got[9:12].decode()

    @property
    def closes(self) -> bool:
        return b"connection: close" in self.got[:2000].lower() or self.answered >= MOVE_ON


def body_length(head: bytes) -> int:
    if head[9:12] in {b"204", b"304"}:
        return 0
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            return int(line.split(b":")[1])
    raise ValueError("An answer without a length: " + head.decode("latin-1"))


def run(port: int, request: str, seconds: float, connections: int) -> dict[str, object]:
    """Requests answered within `seconds`, with their statuses and the size of the last one.

    It goes on until each connection could have had an answer.
    """
    found: Counter[str] = Counter()
    size = 0
    chooser = selectors.DefaultSelector()
    for _ in range(connections):
        connection = Connection(port)
        connection.send(request)
        chooser.register(connection.sock, selectors.EVENT_READ, connection)
    start = time.perf_counter()
    until = start + seconds
    while time.perf_counter() < until or found.total() < connections:
        for key, _ in chooser.select(1):
            connection = key.data
            if not connection.read():
                continue
            found[connection.status] += 1
            size = len(connection.got)
            connection.answered += 1
            if connection.closes:
                chooser.unregister(connection.sock)
                connection.sock.close()
                connection.open()
                chooser.register(connection.sock, selectors.EVENT_READ, connection)
            connection.send(request)
    return {
        "seconds": time.perf_counter() - start,
        "statuses": dict(found),
        "size": size,
        "cpu": time.process_time(),
    }


if __name__ == "__main__":
    print(json.dumps(run(**json.loads(sys.argv[1]))))
