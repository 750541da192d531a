"""The environment variables that are read are those that are written down."""

import ast
import re

from scripts.assets import ROOT

READERS = {"text", "flag", "whole", "words", "choice", "instant"}


def read() -> set[str]:
    """Every name the product reads from the environment."""
    names = set()
    for path in (ROOT / "painapp").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and _reads(node.func):
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    names.add(str(first.value))
    return names


def _reads(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    owner = getattr(getattr(function, "value", None), "id", "environment")
    return name in READERS and owner == "environment"


def test_the_example_names_every_variable_that_is_read() -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    assert set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == read()


def test_the_documentation_names_every_variable_that_is_read() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)) == read()
