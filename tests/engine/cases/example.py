"""One worked example: a sentence, how to work it out, and the answer."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """`rule` is its number in docs/engine.md; `work_out` gives `answer`."""

    rule: int
    says: str
    work_out: Callable[[], object]
    answer: object
