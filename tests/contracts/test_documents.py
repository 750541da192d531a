"""What the documents say is what the code does: tables, rules, paths and commands."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from painapp.feeds import FEEDS, WHY
from tests.contracts.documents import ROOT, files, read, section_of, table, table_under
from tests.contracts.matrix import MATRIX, permissions

DOCUMENTS = [str(path) for path in files("*.md") if path.parts[:2] != ("education", "content")]
MADE = {ROOT / "docs" / "performance.md"}
"""What a command of the project writes (`make bench`)."""

CODE = files("*.py")
RULES = set(re.findall(r"^### Rule (\d+)\.", read("docs/engine.md"), re.MULTILINE))
HEADINGS = set(re.findall(r"^## (.+)$", read("docs/engine.md"), re.MULTILINE))
ROOMS = (
    "accounts|bench|common|diary|docs|faults|goals|pacing|painapp|reminders|scripts|static|templates"
    "|tests"
)
A_PATH = re.compile(rf"`((?:{ROOMS})/[\w./-]*|[A-Za-z.]+\.(?:md|toml|json|txt))`")


def test_the_table_of_permissions_is_the_matrix() -> None:
    wanted = permissions()
    lines = "\n".join("| " + " | ".join(row) + " |" for row in wanted)
    assert table("docs/permissions.md", "permissions") == wanted, f"the table should be:\n{lines}"


def test_the_permissions_name_every_address() -> None:
    assert [row[0].strip("`") for row in permissions()] == list(MATRIX)


def test_the_readme_says_how_the_diary_feeds_the_plan_as_the_page_does() -> None:
    rows = table_under("README.md", "How your diary feeds your plan")
    said = [[cell.strip("*") for cell in row] for row in rows]
    assert said == [[str(feed.noted), str(feed.becomes)] for feed in FEEDS]


def test_what_never_reaches_the_plan_stands_out_in_the_readme() -> None:
    rows = table_under("README.md", "How your diary feeds your plan")
    bold = [row[1].startswith("**") for row in rows]
    assert bold == [not feed.reaches_plan for feed in FEEDS]


def test_the_readme_says_why_in_the_words_of_the_page() -> None:
    text = section_of("README.md", "How your diary feeds your plan")
    for sentence in WHY:
        assert str(sentence) in text


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_between_documents_leads_somewhere(document: str) -> None:
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", read(document))
    paths = {target: (ROOT / document).parent / target for target in targets}
    lost = [target for target, path in paths.items() if path not in MADE and not path.exists()]
    assert not lost, f"{document} leads to {lost}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_exists(document: str) -> None:
    roots = (ROOT, (ROOT / document).parent)
    named = A_PATH.findall(read(document))
    lost = [path for path in named if not any((root / path).exists() for root in roots)]
    assert not lost, f"{document} names {lost}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_management_command_that_a_document_names_exists(document: str) -> None:
    named = set(re.findall(r"manage\.py ([a-z_]+)", read(document)))
    assert named <= get_commands().keys()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_command_that_a_document_names_exists(document: str) -> None:
    named = set(re.findall(r"`make ([a-z]+)", read(document)))
    assert named <= set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_decision_that_a_document_names_is_written_down(document: str) -> None:
    written = {int(path.name[:4]) for path in (ROOT / "docs" / "adr").glob("0*.md")}
    assert set(map(int, re.findall(r"\bADR (\d+)", read(document)))) <= written


def references(pattern: str) -> list[tuple[Path, str]]:
    """Every mention of that kind in the code, with its file."""
    here = Path(__file__).relative_to(ROOT)
    paths = [path for path in CODE if path != here]
    return [(path, word) for path in paths for word in re.findall(pattern, read(str(path)))]


def test_every_rule_that_the_code_names_is_in_the_engines_document() -> None:
    named = references(r"Rules? (\d+)(?= of docs/engine\.md|, docs/engine\.md)")
    assert len(named) > 20
    assert not [(path, rule) for path, rule in named if rule not in RULES]


def test_the_code_names_parts_of_the_engines_document_by_their_heading() -> None:
    by_number = references(r"(Section \d+|§ ?\d+)")
    assert not by_number, f"docs/engine.md numbers its rules only: {by_number}"
    named = references(r"“([^”]+)” (?:in|of) docs/engine\.md")
    assert not [(path, heading) for path, heading in named if heading not in HEADINGS]


def test_every_document_that_the_code_names_exists() -> None:
    named = references(r"(?<![\w/])(docs/[\w./-]+\.md)")
    lost = [(path, name) for path, name in named if not (ROOT / name).exists()]
    assert not [(path, name) for path, name in lost if ROOT / name not in MADE]
