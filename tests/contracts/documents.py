"""Tables in the documents, read back so that they can be compared with the code."""

from pathlib import Path

ROOT = Path(__file__).parents[2]


def table(document: str, name: str) -> list[list[str]]:
    """The rows of the table between `<!-- name -->` and `<!-- end -->`, without its head."""
    text = (ROOT / document).read_text("utf-8")
    start, end = f"<!-- {name} -->", "<!-- end -->"
    assert start in text, f"{document} has no table {start}"
    lines = text.split(start, 1)[1].split(end, 1)[0].strip().splitlines()
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines[2:]]
