"""Letters that come back: the address each goes back to, and what one that came back says.

A letter's envelope names an address of its own (RETURNED_TO with the delivery and a signature in
it), so that the notice of a mail server (RFC 3464) says which letter is meant, whatever else it
quotes.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import Final
from uuid import UUID

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

SIGNATURE: Final = 12
"""Hexadecimal digits of the signature: with them a name stays below the 64 letters it may have."""

FOR_GOOD: Final = re.compile(r"5\.(?!4\.4)")
"""Statuses after which it is no use to try again; 5.4.4 is a name that can't be found just now."""

ADDRESSED: Final = {"to", "delivered-to", "x-original-to", "envelope-to"}
"""Headers that may name whom the notice is for."""


def envelope_of(delivery: UUID) -> str | None:
    """Where the letter of this delivery goes back to; None where nobody reads what comes back."""
    name, _at, host = settings.RETURNED_TO.partition("@")
    return f"{name}+{delivery.hex}{_signature(delivery.hex)}@{host}" if host else None


def refused_for_good(letter: bytes) -> UUID | None:
    """The delivery that a mail server gave up, if this is its notice of that."""
    notice = message_from_bytes(letter)
    delivery = _delivery(notice)
    return delivery if any(map(_gave_up, _reports(notice))) else None


def _delivery(notice: Message) -> UUID | None:
    to = " ".join(str(value) for name, value in notice.items() if name.lower() in ADDRESSED)
    for name, signature in re.findall(rf"\+([0-9a-f]{{32}})([0-9a-f]{{{SIGNATURE}}})@", to.lower()):
        if constant_time_compare(signature, _signature(name)):
            return UUID(name)
    return None


def _reports(notice: Message) -> Iterator[Message]:
    """What is said of each address: blocks of headers in the part that machines read."""
    for part in notice.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks = part.get_payload()
            yield from (block for block in blocks if isinstance(block, Message))


def _gave_up(report: Message) -> bool:
    action, status = str(report.get("Action", "")), str(report.get("Status", ""))
    return action.strip().lower() == "failed" and bool(FOR_GOOD.match(status.strip()))


def _signature(name: str) -> str:
    return salted_hmac("reminders.returned", name, algorithm="sha256").hexdigest()[:SIGNATURE]
