"""One post to somebody else's machine, which says whether it may have been taken.

It goes to numbers that were checked (common/addresses.py); the certificate must be the name's. It
asks no proxy, follows no redirect, reads no more than the head of the answer, and is short of time.
"""

import re
import socket
import ssl
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException, parse_headers
from io import BytesIO
from time import monotonic
from typing import Final

from common.addresses import Place

LARGEST: Final = 16 * 1024
"""Bytes of the head of an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds until the connection stands, and from then until the answer is read."""

    connect: float = 5.0
    answer: float = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the other side said; `retry_after` is empty where it did not say when to come back."""

    status: int
    retry_after: str = ""


class NotSent(Exception):  # noqa: N818
    """Nothing was sent: the other side surely has not taken it."""


class NoAnswer(Exception):  # noqa: N818
    """It was sent, whole or in part, and nothing came back that can be read."""


def post(
    place: Place,
    ways: Sequence[str],
    *,
    headers: Mapping[str, str],
    body: bytes,
    patience: Patience = Patience(),
    trust: ssl.SSLContext | None = None,
) -> Answer:
    """Post `body` to the first of `ways` that lets us connect.

    `trust` names the authorities that vouch for the name; left out, those of this machine. Raises
    NotSent or NoAnswer.
    """
    with closing(_connected(place, ways, patience.connect, trust)) as line:
        until = monotonic() + patience.answer
        line.settimeout(patience.answer)
        try:
            _write(line, place, headers, body)
            return _read(_head(line, until))
        except (OSError, HTTPException) as broken:
            raise NoAnswer from broken


def _connected(
    place: Place, ways: Sequence[str], seconds: float, trust: ssl.SSLContext | None
) -> socket.socket:
    until, broken = monotonic() + seconds, OSError("No way there.")
    for way in ways:
        try:
            line = socket.create_connection((way, place.port), timeout=_left(until))
            return _secured(line, place, until, trust) if place.secure else line
        except OSError as wrong:
            broken = wrong
    raise NotSent from broken


def _secured(
    line: socket.socket, place: Place, until: float, trust: ssl.SSLContext | None
) -> socket.socket:
    """The line with its other end proved to be the name's; closed where it is not."""
    try:
        line.settimeout(_left(until))
        return (trust or _of_this_machine()).wrap_socket(line, server_hostname=place.host)
    except BaseException:
        line.close()
        raise


@cache
def _of_this_machine() -> ssl.SSLContext:
    return ssl.create_default_context()


def _left(until: float) -> float:
    """Seconds left; a line whose time is over raises at once."""
    if (left := until - monotonic()) <= 0:
        raise TimeoutError
    return left


def _write(line: socket.socket, place: Place, headers: Mapping[str, str], body: bytes) -> None:
    """The request as http.client writes it, which also refuses a header that breaks its line."""
    request = HTTPConnection(place.host, 80 if place.secure else place.port)
    request.sock = line
    request.request("POST", place.path, body, {**headers, "Connection": "close"})


def _head(line: socket.socket, until: float) -> bytes:
    """The head of the answer, however slowly it drips, as long as there is time."""
    head = b""
    while b"\r\n\r\n" not in head:
        line.settimeout(_left(until))
        more = line.recv(4096)
        if not more or len(head) > LARGEST:
            raise HTTPException("The answer has no head.")
        head += more
    return head


def _read(head: bytes) -> Answer:
    first, _line, rest = head.partition(b"\r\n")
    found = re.match(rb"HTTP/1\.[01] ([2-5]\d\d)(?: |$)", first)
    if not found:
        raise HTTPException("This is no answer.")
    return Answer(
        status=int(found[1]), retry_after=parse_headers(BytesIO(rest)).get("Retry-After", "")
    )
