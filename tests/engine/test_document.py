"""docs/engine.md and the code speak of the same rules, examples and codes."""

import re
from pathlib import Path

import pytest

from pacing.engine import PlanDay, ReasonCode, Terms, timeline
from tests.engine.examples import EXAMPLES
from tests.engine.tables import DOCUMENT, MARKED, renewed
from tests.engine.walk import HUNDRED, START

TEXT = DOCUMENT.read_text(encoding="utf-8")
RULES = [int(number) for number in re.findall(r"^### Rule (\d+)\. ", TEXT, re.MULTILINE)]
SOURCES = sorted((DOCUMENT.parents[1] / "pacing" / "engine").glob("*.py"))


def test_the_rules_are_numbered_one_after_another() -> None:
    assert list(range(1, len(RULES) + 1)) == RULES


def test_the_tables_are_those_of_the_examples() -> None:
    assert renewed(TEXT) == TEXT, "Renew them with: python -m tests.engine.tables"


def test_each_rule_has_a_table_and_each_table_its_rule() -> None:
    assert [int(number) for number, _ in MARKED.findall(TEXT)] == RULES


def test_each_rule_has_a_worked_example() -> None:
    assert {example.rule for example in EXAMPLES} == set(RULES)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_each_rule_named_in_the_code_stands_in_the_document(source: Path) -> None:
    assert rules_named(source.read_text(encoding="utf-8")) <= set(RULES)


def test_each_rule_is_named_in_the_code() -> None:
    named = {rule for source in SOURCES for rule in rules_named(source.read_text(encoding="utf-8"))}
    assert set(RULES) - named == {29}, "Rule 29 says what the engine does not look at"


def rules_named(text: str) -> set[int]:
    """The rules of "Rule 9", "Rules 31 to 33" and "Rules 7 and 10" or "Rules 17, 18 and 26"."""
    found: set[int] = set()
    for numbers in re.findall(r"Rules? ((?:\d+(?:, | to | and )?)+)", text):
        each = [int(number) for number in re.findall(r"\d+", numbers)]
        found |= set(range(each[0], each[-1] + 1)) if " to " in numbers else set(each)
    return found


def test_the_reason_codes_are_listed_in_their_order() -> None:
    section = TEXT.split("### Rule 31.")[1].split("### Rule 32.")[0].split("<!--")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(ReasonCode)


def test_the_facts_are_listed_in_their_order() -> None:
    section = TEXT.split("### Rule 32.")[1].split("### Rule 33.")[0].split("<!--")[0]
    listed = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert [name for name, _ in first_row(HUNDRED).reason.facts] == listed


def first_row(terms: Terms) -> PlanDay:
    return timeline(terms, last=START)[0]
