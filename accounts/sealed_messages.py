"""What a page says once ("Noted: walking, 8 minutes"), kept until the next page, unreadable.

A cookie costs no write to the database; sealed, it tells nobody who finds it on the device.
"""

from typing import Any

from django.contrib.messages.storage.cookie import CookieStorage

from accounts.vault import SecretUnreadable, seal, unseal


class SealedCookieStorage(CookieStorage):
    """Django's cookie of messages, under our own key."""

    def _encode_parts(self, *args: Any, **kwargs: Any) -> str | None:
        encoded: str | None = super()._encode_parts(*args, **kwargs)  # type: ignore[misc]
        return seal(encoded) if encoded else encoded

    def _decode(self, data: str | None) -> list[Any] | None:
        try:
            plain = unseal(data) if data else data
        except SecretUnreadable:
            self.used = True  # so that it is taken away
            return None
        decoded: list[Any] | None = super()._decode(plain)  # type: ignore[misc]
        return decoded
