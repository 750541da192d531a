"""Which request or task is being worked on: known wherever a line is logged, handed to nobody."""

from contextvars import ContextVar

REQUEST: ContextVar[str] = ContextVar("request", default="")
TASK: ContextVar[str] = ContextVar("task", default="")


def ids() -> dict[str, str]:
    """Those that there are, by the name they have in a line."""
    found = {"request": REQUEST.get(), "task": TASK.get()}
    return {name: value for name, value in found.items() if value}
