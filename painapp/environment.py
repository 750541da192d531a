"""Reads settings from the environment and refuses a wrong value with words."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

POSTGRESQL = {
    "pool": {"min_size": 1, "max_size": 8, "timeout": 5, "reconnect_timeout": 5},
    "server_side_binding": True,
    "prepare_threshold": 5,
}
"""Connections are kept, and on each of them PostgreSQL keeps the plans of what is often asked:
without, it takes longer to plan the queries of Today than to answer them. A database that is away
is waited for five seconds, so that it does not hold up every thread; after as many the pool begins
its attempts anew, since it waits twice as long after each, and would come back minutes later.
"""

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """What the variable says; `default` where it is left out or left empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name, "1" if default else "0").lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name} is “{value}”. Set it to 1 or 0.")
    return value in TRUE


def whole(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} is “{value}”. Set it to a whole number.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A list with commas between."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def address(hosts: list[str], *, production: bool) -> str:
    """ADDRESS, without a slash at its end: where links in mails lead."""
    here = f"http://localhost:{text('PORT', '8000')}"
    usual = f"https://{hosts[0]}" if production and hosts else here
    given = text("ADDRESS", usual)
    if not given.startswith(("http://", "https://")):
        raise ImproperlyConfigured(
            f"ADDRESS is “{given}”. Set it to an address like https://example.org."
        )
    return given.rstrip("/")


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = text(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is “{value}”. Set it to one of: {', '.join(allowed)}.")
    return value


def instant(name: str) -> datetime | None:
    """A date and time like 2026-03-01T09:00, as UTC where it names no offset; None if unset."""
    value = text(name)
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as wrong:
        raise ImproperlyConfigured(
            f"{name} is “{value}”. Set it to a date like 2026-03-01T09:00."
        ) from wrong
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def secret(var: Path, *, production: bool) -> str:
    """SECRET_KEY; outside production one is made once and kept under VAR."""
    given = text("SECRET_KEY")
    if production and len(given) < 50:
        raise ImproperlyConfigured(
            "SECRET_KEY is missing or short. Set it to 50 or more random characters and keep it."
        )
    return given or kept(var, "secret_key", lambda: secrets.token_urlsafe(48))


def kept(var: Path, name: str, make: Callable[[], str]) -> str:
    """What was made once and is kept in the file `name` under VAR, for its own account only."""
    file = var / name
    if not file.exists():
        var.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(make())
    return file.read_text()


def secrets_keys(secret_key: str, *, production: bool) -> list[str]:
    """SECRETS_KEYS, newest first, for secrets of the second step; made from SECRET_KEY locally."""
    given = words("SECRETS_KEYS")
    if any(len(key) < 32 for key in given) or (production and not given):
        raise ImproperlyConfigured(
            "SECRETS_KEYS is missing or short. Set it to 32 or more random characters and keep it; "
            "to change it put the new key first, with a comma between."
        )
    return given or [secret_key]


def database(var: Path) -> dict[str, object]:
    """DATABASE_URL (postgresql://user:password@host:port/name), or a SQLite file under VAR."""
    url = urlsplit(text("DATABASE_URL", f"sqlite:///{var / 'evenstep.sqlite3'}"))
    if url.scheme == "sqlite":
        return _sqlite(url.path[1:] if url.path.startswith("//") else url.path)
    if url.scheme in {"postgresql", "postgres"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path.lstrip("/")),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": unquote(url.hostname or ""),
            "PORT": str(url.port or ""),
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(url.query)) | POSTGRESQL,
        }
    raise ImproperlyConfigured("DATABASE_URL must begin with postgresql:// or sqlite:///.")


def _sqlite(path: str) -> dict[str, object]:
    """Two writers at once wait for each other instead of failing (measured: half fail without)."""
    _keep_private(Path(path))
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON"
            ),
        },
    }


def _keep_private(file: Path) -> None:
    """A diary is for the account that serves it: SQLite gives the files beside it the same mode.

    A folder that can't be written to is spoken of when the database is opened.
    """
    with suppress(OSError):
        file.touch(mode=0o600)
        for each in (file, *file.parent.glob(f"{file.name}-*")):
            each.chmod(0o600)
