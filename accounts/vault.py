"""Keeps secrets of the second step unreadable in the database, under keys of our own.

The first key encrypts, every key decrypts: put a new one first, run `manage.py rotate_secrets`,
then drop the old one.
"""

import base64
import hashlib
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class SecretUnreadable(Exception):  # noqa: N818
    """A stored secret was written with a key that is no longer among SECRETS_KEYS."""


def seal(text: str) -> str:
    """`text`, encrypted and signed with the first key (AES-128-CBC and HMAC-SHA256, Fernet)."""
    return _box(tuple(settings.SECRETS_KEYS)).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text that `seal` was given.

    Raises SecretUnreadable where no key fits.
    """
    try:
        return _box(tuple(settings.SECRETS_KEYS)).decrypt(sealed.encode()).decode()
    except InvalidToken as wrong:
        raise SecretUnreadable("No key of SECRETS_KEYS opens this secret.") from wrong


def reseal(sealed: str) -> str:
    """The same secret under the first key."""
    return seal(unseal(sealed))


@lru_cache(maxsize=8)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_fernet_key(key)) for key in keys])


def _fernet_key(key: str) -> bytes:
    """32 bytes from a key of any length; what it is for goes in, so that no two uses share one."""
    return base64.urlsafe_b64encode(
        hashlib.sha256(b"evenstep second step:" + key.encode()).digest()
    )
