"""The commands that are written down are those that exist."""

import re

from scripts.assets import ROOT
from scripts.check import LOOKS
from tests.house.repository import texts

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
EXPECTED = {"run", "test", "long", "screens", "picture", "check", "lock", "bench"}


def test_every_target_a_page_names_exists() -> None:
    pages = {name: text for name, text in texts().items() if name.endswith(".md")}
    named = {target for text in pages.values() for target in re.findall(r"`make ([a-z]+)", text)}
    assert named <= TARGETS


def test_every_target_is_there() -> None:
    assert EXPECTED <= TARGETS


def test_every_target_is_phony() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == TARGETS


def test_the_readme_names_the_two_commands() -> None:
    named = set(re.findall(r"\bmake ([a-z]+)", texts()["README.md"]))
    assert {"run", "test"} <= named <= TARGETS


def test_what_guards_every_change_checks_and_tests() -> None:
    assert "make check test" in texts()[".ci/run"]


def test_a_check_looks_at_everything_it_promises() -> None:
    looks = {"style", "format", "templates", "types", "imports", "migrations", "lock"}
    assert looks <= set(LOOKS)
