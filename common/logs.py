"""Logs as lines of JSON. They hold ids and places, never what a person wrote.

An exception's own text can quote a row ("Key (patient, name)=(…) already exists"): its kind and the
way to it are kept, its words are not.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any


class JsonLines(logging.Formatter):
    """One record, one line: when, how bad, where from, what, and the way of an exception."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["exception"] = _way_of(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


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


def on_stderr() -> dict[str, Any]:
    """The `LOGGING` setting: warnings of ours, and of Django what went wrong on our side."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "common.logs.JsonLines"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {"django": {"handlers": [], "level": "ERROR"}},
    }
