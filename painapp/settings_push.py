"""Notices on phones (web push): our key, who we are, and whose machines we post to."""

from email.utils import parseaddr
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from painapp import environment
from reminders import vapid

MAKERS = "fcm.googleapis.com,push.services.mozilla.com,notify.windows.com,web.push.apple.com"
PUSH_HOSTS = environment.words("PUSH_HOSTS", MAKERS)
PUSH_LOOPBACK = environment.text("EVENSTEP_ENV") == "test"
"""Whether this machine itself may play the maker of a browser: in tests only."""


def private_key(var: Path, *, production: bool) -> str:
    """VAPID_PRIVATE_KEY; outside production one is made once and kept under VAR.

    In production none means that no notices are offered: one that was made by itself could be lost
    with a folder, and with it every phone.
    """
    given = environment.text("VAPID_PRIVATE_KEY")
    if given and not vapid.is_key(given):
        raise ImproperlyConfigured(
            "VAPID_PRIVATE_KEY is no key. Leave it out, or set it to one that "
            "`manage.py make_vapid_keys` makes."
        )
    if given or production:
        return given
    return environment.kept(var, "vapid_key", vapid.new_key)


def subject(sender: str) -> str:
    """Whom a maker of browsers writes to where our notices make trouble."""
    return f"mailto:{parseaddr(sender)[1] or 'hello@localhost'}"
