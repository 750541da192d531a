"""Our key towards the makers of browsers (VAPID, RFC 8292): they carry notices that it signs.

A private key is a number of 32 bytes, in letters; the public one that goes with it is given to each
browser that asks for notices, and none but ours reach that browser.
"""

import binascii
import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from functools import lru_cache
from typing import Final

from django.conf import settings

ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""How many keys the curve P-256 has, and one more."""

LASTS: Final = timedelta(hours=12)
"""How long a signature counts; a day is the most that is taken."""


def to_text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def to_bytes(text: str) -> bytes:
    """What `to_text` was given.

    Raises ValueError where it is nothing of that kind.
    """
    if not re.fullmatch(r"[\w-]*", text, re.ASCII):
        raise ValueError("This holds other characters.")
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as wrong:
        raise ValueError("This is cut off.") from wrong


def new_key() -> str:
    return to_text((secrets.randbelow(ORDER - 1) + 1).to_bytes(32, "big"))


def is_key(text: str) -> bool:
    try:
        data = to_bytes(text)
    except ValueError:
        return False
    return len(data) == 32 and 0 < int.from_bytes(data, "big") < ORDER


@lru_cache(maxsize=8)
def public_of(key: str) -> str:
    """The public key, as a browser takes it."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    private = ec.derive_private_key(int.from_bytes(to_bytes(key), "big"), ec.SECP256R1())
    return to_text(private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def is_on() -> bool:
    """Whether there are notices at all."""
    return bool(settings.VAPID_PRIVATE_KEY)


def signed(audience: str, *, at: float) -> dict[str, str]:
    """The header that says who posts, to whom (`audience`), and, from the Unix time `at`, how long.

    The makers of browsers read it by their own clock, so it takes the real time, not a set one.
    """
    from py_vapid import Vapid02

    claims = {
        "aud": audience,
        "exp": int(at + LASTS.total_seconds()),
        "sub": settings.VAPID_SUBJECT,
    }
    key = Vapid02.from_raw(settings.VAPID_PRIVATE_KEY.encode())
    key.conf["no-strict"] = True  # or it throws at an e-mail address of a net without dots
    header: dict[str, str] = key.sign(claims)
    return header
