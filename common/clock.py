"""The one place that asks what time it is.

Views and commands call `now()` at the edge and pass the instant on; nothing below them asks
again. Outside production the date can be set (`NOW=2026-03-01T09:00`) and moved on (`manage.py
advance 7d`): the difference to the real time is kept in a small file, so that all processes agree.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings


def now() -> datetime:
    """The present instant, in UTC, moved by the set date where there is one."""
    return datetime.now(UTC) + shift()


def shift() -> timedelta:
    """How far the set date is from the real one; zero in production and where none is set."""
    path: Path | None = settings.CLOCK_FILE
    if path is None:
        return timedelta()
    try:
        return timedelta(seconds=int(path.read_text()))
    except (FileNotFoundError, ValueError):
        return timedelta()


def is_set() -> bool:
    """Whether the date is a set one, so that pages say so."""
    return shift() != timedelta()


def set_to(instant: datetime) -> None:
    """Make `now()` answer `instant`, and run on from there."""
    _write(instant - datetime.now(UTC))


def advance(by: timedelta) -> datetime:
    """Move the set date on by `by`; returns the new present."""
    _write(shift() + by)
    return now()


def _write(difference: timedelta) -> None:
    path: Path | None = settings.CLOCK_FILE
    if path is None:
        raise RuntimeError("The date can't be set in production.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(round(difference.total_seconds())))
