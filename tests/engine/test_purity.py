"""The engine is plain Python that knows no symptom, no clock and no floating-point number."""

import ast
import inspect
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from pacing import engine

ROOT = Path(engine.__file__).parents[2]
SOURCES = sorted(Path(engine.__file__).parent.glob("*.py"))
PURE = {"bisect", "collections", "dataclasses", "datetime", "enum", "fractions", "functools"}
PURE |= {"itertools"}
SYMPTOMS = {"pain", "fatigue", "mood", "sleep", "stress", "fog", "note", "notes", "steps_today"}
SYMPTOMS |= {"rating", "score", "symptom", "symptoms", "severity", "energy", "heart_rate"}
LOADED = """
import sys
import pacing.engine
known = set(sys.stdlib_module_names) | {"pacing"}
others = {name.partition(".")[0] for name in sys.modules} - known
print(sorted(name for name in others if "__editable__" not in name and name[0] != "_"))
print([name for name in sys.modules if name.startswith("pacing.") and "engine" not in name])
"""


def nodes(source: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(source.read_text(encoding="utf-8")))


def imported(source: Path) -> set[str]:
    names: set[str] = set()
    for node in nodes(source):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_a_module_imports_the_standard_library_and_the_engine_only(source: Path) -> None:
    others = {name for name in imported(source) if not name.startswith("pacing.engine")}
    assert {name.partition(".")[0] for name in others} <= PURE


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_a_module_has_no_float_and_asks_no_clock(source: Path) -> None:
    floats = [
        node
        for node in nodes(source)
        if isinstance(node, ast.Constant) and type(node.value) is float
    ]
    called = {ast.unparse(node) for node in nodes(source) if isinstance(node, ast.Attribute)}
    divided = [node for node in nodes(source) if isinstance(node, ast.Div)]
    assert not floats
    assert not divided
    assert not called & {"date.today", "datetime.now", "datetime.today", "time.time"}


def test_importing_the_engine_loads_neither_django_nor_the_rest_of_the_project() -> None:
    run = subprocess.run(
        [sys.executable, "-S", "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.split("\n")[:2] == ["[]", "[]"]


def test_i1_no_function_of_the_engine_takes_a_symptom() -> None:
    assert not parameters() & SYMPTOMS


def parameters() -> set[str]:
    """The names of all parameters and fields among the public names."""
    names: set[str] = set()
    for name in engine.__all__:
        thing = getattr(engine, name)
        if is_dataclass(thing):
            names |= {field.name for field in fields(thing)}
        elif inspect.isfunction(thing):
            names |= set(inspect.signature(thing).parameters)
    return names


def test_the_parameters_looked_at_are_those_of_the_engine() -> None:
    assert {"trials", "terms", "events", "sessions", "quota", "weekly_cap"} <= parameters()
