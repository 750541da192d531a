"""All that one run of the bench has found."""

from dataclasses import dataclass, field
from typing import Any

from bench.browser import Visits
from bench.measure import Result


@dataclass(kw_only=True)
class Found:
    """By kind of database, then by page; what could not be measured stands in `missing`."""

    results: dict[str, list[Result]] = field(default_factory=dict)
    counts: dict[str, dict[str, Any]] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)
    engine: tuple[float, ...] = (0.0, 0.0)
    check_seconds: float = 0.0
    browser: Visits | None = None
    reminders: dict[str, list[dict[str, float]]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
