"""Addresses that others give us and that our own machine will post to: where may they lead?

Such an address could name the net behind our own walls. So it has one plain form, its host is on a
list, and its name is looked up once: the connection goes to what was checked (common/outward.py),
whatever the name answers a moment later.
"""

import re
import socket
from collections.abc import Callable, Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final

LONGEST: Final = 700
_NAME = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
_PATH = r"/[\w.~:/?@!$&'()*+,;=%-]*"
PLAIN: Final = re.compile(rf"https://(?P<host>{_NAME})(?P<path>{_PATH})", re.ASCII)
"""As browsers write it: small letters, no port, nobody's name, and a name instead of numbers."""

LOOPBACK: Final = re.compile(
    rf"http://(?P<host>127\.0\.0\.1):(?P<port>\d{{1,5}})(?P<path>{_PATH})", re.ASCII
)
UNICAST6: Final = IPv6Network("2000::/3")
NAT64: Final = IPv6Network("64:ff9b::/96")

LookUp = Callable[[str, int], list[str]]


class AddressRefused(Exception):  # noqa: N818
    """An address that our machine does not post to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What an address says: whom to ask for what. `secure` is False for a test's own server."""

    host: str
    port: int = 443
    path: str
    secure: bool = True

    @property
    def origin(self) -> str:
        return f"https://{self.host}" if self.secure else f"http://{self.host}:{self.port}"


def read(address: str, *, hosts: Collection[str], loopback: bool = False) -> Place:
    """The place an address names, if it is of one of `hosts` or of a name that ends in one.

    `loopback` also lets in this machine itself, for tests. Raises AddressRefused.
    """
    if len(address) > LONGEST:
        raise AddressRefused
    if found := PLAIN.fullmatch(address):
        host = found["host"]
        if len(host) > 253 or not any(f".{host}".endswith(f".{known}") for known in hosts):
            raise AddressRefused
        return Place(host=host, path=found["path"])
    if loopback and (found := LOOPBACK.fullmatch(address)) and 0 < int(found["port"]) < 65536:
        return Place(host=found["host"], port=int(found["port"]), path=found["path"], secure=False)
    raise AddressRefused


def look_up(host: str, port: int) -> list[str]:
    """What the net says a name stands for, the nearest first.

    Raises OSError where it says nothing.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def ways_to(place: Place, *, ask: LookUp = look_up) -> list[str]:
    """The numbers to connect to, each of them open to the whole world.

    Raises AddressRefused where one is not, OSError where the name is not known.
    """
    if not place.secure:
        return [place.host]
    found = ask(place.host, place.port)
    if not found or not all(map(is_public, found)):
        raise AddressRefused
    return found


def is_public(number: str) -> bool:
    """Whether it is one machine on the open net; what is wrapped in another form is unwrapped."""
    try:
        ip = ip_address(number)
    except ValueError:
        return False
    if isinstance(ip, IPv4Address):
        return ip.is_global and not (ip.is_multicast or ip.is_reserved)
    if (inside := _wrapped(ip)) is not None:
        return is_public(str(inside))
    return ip in UNICAST6 and ip.is_global


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    """The older number in one that a translator (NAT64) or a tunnel (6to4) reads it from."""
    return IPv4Address(int(ip) & 0xFFFFFFFF) if ip in NAT64 else ip.sixtofour
