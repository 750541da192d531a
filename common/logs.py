"""Logs as lines of JSON. They hold ids and places, never what a person wrote.

An exception's own text can quote a row ("Key (patient, name)=(…) already exists"): its kind and the
way to it are kept, its words are not. A path can hold what opens a letter's link: the name of the
route is kept instead.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

from common.log_ids import ids


class JsonLines(logging.Formatter):
    """One record, one line: when, how bad, where from, what, and the way of an exception.

    `fields` of a record stand in the line under their own names.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _words_of(record),
            **getattr(record, "fields", {}),
            **ids(),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["exception"] = _way_of(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def route_of(request: Any) -> str:
    """What the address is called; a line where it leads nowhere."""
    match = getattr(request, "resolver_match", None)
    return getattr(match, "view_name", None) or "–"


def _words_of(record: logging.LogRecord) -> str:
    """The message; of one about a request or an exception, only what cannot quote them."""
    if hasattr(record, "status_code") and hasattr(record, "request"):
        return f"{record.status_code} {route_of(record.request)}"
    exception = record.exc_info[1] if record.exc_info else None
    if exception is None:
        return record.getMessage()
    return "" if str(record.msg) == str(exception) else str(record.msg)


def _way_of(exception: BaseException) -> list[str]:
    """The exception and those that led to it, newest first: kind, then each place it passed."""
    way: list[str] = []
    cause: BaseException | None = exception
    while cause is not None:
        way.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        places = traceback.extract_tb(cause.__traceback__)
        way += [f"{place.filename}:{place.lineno} {place.name}" for place in places]
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return way


def on_stderr(level: str = "WARNING") -> dict[str, Any]:
    """The `LOGGING` setting: what `evenstep` says from `level` on, of all others warnings, and of
    Django what went wrong on our side.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "common.logs.JsonLines"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "ERROR" if level == "ERROR" else "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "ERROR"},
            "evenstep": {"level": level},
        },
    }
