"""The documents, read back so that they can be compared with the code."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_OURS = {".venv", "node_modules", "var", ".git", "screenshots"}


def files(pattern: str) -> list[Path]:
    """Every file of ours that fits, from the root of the project."""
    found = (path.relative_to(ROOT) for path in ROOT.rglob(pattern))
    return sorted(path for path in found if not NOT_OURS.intersection(path.parts))


def read(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def table(document: str, name: str) -> list[list[str]]:
    """The rows of the table between `<!-- name -->` and `<!-- end -->`, without its head."""
    start, end = f"<!-- {name} -->", "<!-- end -->"
    text = read(document)
    assert start in text, f"{document} has no table {start}"
    return _rows(text.split(start, 1)[1].split(end, 1)[0])


def table_under(document: str, heading: str) -> list[list[str]]:
    """The rows of the first table under `## heading`."""
    section = section_of(document, heading)
    return _rows("\n".join(line for line in section.splitlines() if line.startswith("|")))


def section_of(document: str, heading: str) -> str:
    """What stands under `## heading`, up to the next heading of its rank."""
    found = re.search(
        rf"^## {re.escape(heading)}$(.*?)(?=^## |\Z)", read(document), re.MULTILINE | re.DOTALL
    )
    assert found, f"{document} has no heading “{heading}”"
    return found[1]


def _rows(text: str) -> list[list[str]]:
    lines = text.strip().splitlines()
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines[2:]]
