"""A name for each task, and one line for each end: what it is called, how it ended, how long."""

import logging
from contextvars import ContextVar
from time import perf_counter
from typing import Any

from common.log_ids import TASK

began_at: ContextVar[float] = ContextVar("began_at", default=0.0)
log = logging.getLogger("evenstep.tasks")


def as_it_is(**_signal: Any) -> None:
    """Celery leaves the logging as `LOGGING` set it up: asked to, it would add lines of its own."""


def began(*, task_id: str, **_signal: Any) -> None:
    """From here on the task's id stands in every line."""
    TASK.set(task_id)
    began_at.set(perf_counter())


def ended(*, task: Any, state: str, **_signal: Any) -> None:
    """Arguments and what came back stay out."""
    took = round((perf_counter() - began_at.get()) * 1000)
    log.info("done", extra={"fields": {"name": task.name, "state": state, "ms": took}})
    TASK.set("")
