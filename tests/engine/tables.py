"""The tables of worked examples in docs/engine.md: `python -m tests.engine.tables` renews them."""

import re
from fractions import Fraction
from pathlib import Path

from pacing.engine import Compounding, Fixed, OfBaseline
from tests.engine.examples import EXAMPLES

DOCUMENT = Path(__file__).parents[2] / "docs" / "engine.md"
MARKED = re.compile(r"<!-- examples of rule (\d+) -->\n(.*?)<!-- end -->", re.DOTALL)


def table(rule: int) -> str:
    """The rows of one rule's examples in Markdown."""
    rows = [
        f"| {example.says} | {shown(example.answer)} |"
        for example in EXAMPLES
        if example.rule == rule
    ]
    return "\n".join(["| example | answer |", "|---|---|", *rows, ""])


def shown(answer: object) -> str:
    """An answer as a reader sees it."""
    if isinstance(answer, tuple):
        nested = any(isinstance(each, tuple) for each in answer)
        return ("; " if nested else ", ").join(shown(each) for each in answer) or "no parts"
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, str):
        return f"`{answer}`"
    if isinstance(answer, Fraction):
        return _mixed(answer)
    if isinstance(answer, OfBaseline | Compounding | Fixed):
        return f"`{answer}`"
    return "none" if answer is None else str(answer)


def _mixed(number: Fraction) -> str:
    """A fraction as a mixed number: 7/2 is 3½."""
    whole, rest = divmod(number, 1)
    halves = {Fraction(0): "", Fraction(1, 2): "½"}
    part = halves.get(rest, f" {rest}")
    return f"{whole if whole or not rest else ''}{part}".strip()


def renewed(text: str) -> str:
    """The document with each marked table made from the examples."""
    return MARKED.sub(
        lambda found: f"<!-- examples of rule {found[1]} -->\n{table(int(found[1]))}<!-- end -->",
        text,
    )


if __name__ == "__main__":
    DOCUMENT.write_text(renewed(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
