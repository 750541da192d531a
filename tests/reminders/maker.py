"""The maker of a browser, played on this machine: it takes notices and answers as it is told."""

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from uuid import uuid4

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from accounts.models import Patient
from reminders.models import PushEndpoint
from reminders.vapid import to_bytes, to_text
from tests.cast import NOON


class Browser:
    """A browser's own side: the keys it gives away, and the one it keeps."""

    def __init__(self) -> None:
        self._private = ec.generate_private_key(ec.SECP256R1())
        self._secret = os.urandom(16)

    @property
    def keys(self) -> dict[str, str]:
        point = self._private.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        return {"p256dh": to_text(point), "auth": to_text(self._secret)}

    def opens(self, body: bytes) -> dict[str, Any]:
        """What a sealed notice says."""
        text = http_ece.decrypt(
            body, private_key=self._private, auth_secret=self._secret, version="aes128gcm"
        )
        said: dict[str, Any] = json.loads(text)
        return said


@dataclass(frozen=True)
class Taken:
    """A post as it arrived."""

    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def claims(self) -> dict[str, Any]:
        """What our signature says, which holds."""
        assert Vapid02.verify(self.headers["Authorization"])
        _name, _space, rest = self.headers["Authorization"].partition("t=")
        said: dict[str, Any] = json.loads(to_bytes(rest.split(".")[1]))
        return said

    @property
    def key(self) -> str:
        """The public key that the signature goes with."""
        return self.headers["Authorization"].rpartition("k=")[2]


Says = Callable[["Handler"], None]


@dataclass
class Maker:
    """`says` holds what each path answers; any other takes what comes."""

    port: int = 0
    says: dict[str, Says] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def device(
        self,
        patient: Patient,
        says: Says | None = None,
        browser: Browser | None = None,
        **facts: Any,
    ) -> PushEndpoint:
        """A device of the person whose notices come through here, as it is told."""
        path = f"/send/{uuid4().hex}"
        if says is not None:
            self.says[path] = says
        keys = (browser or Browser()).keys
        facts = {"created_at": NOON, "device": "Chrome on Android"} | keys | facts
        return PushEndpoint.objects.create(patient=patient, address=self.address(path), **facts)

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def asked(self, endpoint: PushEndpoint) -> int:
        """How often something came for this device."""
        return sum(endpoint.address.endswith(one.path) for one in self.taken)


class Handler(BaseHTTPRequestHandler):
    """Reads a post whole, notes it, then does what the maker says."""

    maker: Maker

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.maker.taken.append(Taken(self.path, dict(self.headers), body))
        self.maker.says.get(self.path, status(201))(self)

    def log_message(self, *_args: Any) -> None:
        """Nothing."""


def status(code: int, **headers: str) -> Says:
    def answer(handler: Handler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()

    return answer


def hangs(handler: Handler) -> None:
    handler.maker.over.wait(30)


def drops(handler: Handler) -> None:
    handler.connection.close()


def says(text: bytes) -> Says:
    def answer(handler: Handler) -> None:
        handler.wfile.write(text)

    return answer


def drips(handler: Handler) -> None:
    """An answer that never ends, a letter at a time."""
    while not handler.maker.over.is_set():
        handler.wfile.write(b"H")
        time.sleep(0.05)


@contextmanager
def served() -> Iterator[Maker]:
    maker = Maker()
    handler = type("ItsHandler", (Handler,), {"maker": maker})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    maker.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield maker
    finally:
        maker.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
