"""A person's feed: its secret address made, made anew, and ended."""

import secrets
from datetime import datetime
from hashlib import sha256

from accounts.models import Patient
from reminders.models import Feed

SECRET_BYTES = 32


def make_address(*, patient: Patient, neutral: bool, now: datetime) -> str:
    """The secret of a new address, to be shown this once; one made before leads nowhere any more.

    Sent twice, the last answer holds the address that counts.
    """
    token = secrets.token_urlsafe(SECRET_BYTES)
    facts = {"token_hash": hashed(token), "neutral": neutral, "created_at": now, "read_at": None}
    Feed.objects.update_or_create(patient=patient, defaults=facts)
    return token


def choose_titles(*, patient: Patient, neutral: bool) -> None:
    """Whether the titles keep to themselves what is done; without a feed nothing happens."""
    Feed.objects.filter(patient=patient).update(neutral=neutral)


def stop(*, patient: Patient) -> None:
    """The address leads nowhere any more, and what was told by it is forgotten."""
    Feed.objects.filter(patient=patient).delete()


def feed_at(token: str) -> Feed | None:
    """The feed of that address, as long as the person's account is open.

    The hash is looked up, so that how long it takes tells nothing about a secret.
    """
    rows = Feed.objects.filter(token_hash=hashed(token), patient__user__is_active=True)
    return rows.select_related("patient__user").first()


def hashed(token: str) -> str:
    """What is kept of the secret. It is random and long, so a plain hash can't be guessed back."""
    return sha256(token.encode()).hexdigest()
