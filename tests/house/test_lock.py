"""Every dependency is pinned with its hash, and the pins are those of pyproject.toml."""

import json
import re
import shutil
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

from scripts import assets, lock

PARTS = ["pyproject.toml", "package.json", "package-lock.json"]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The locks and what they are made from, to be spoilt."""
    for name in PARTS:
        shutil.copy(lock.ROOT / name, tmp_path / name)
    shutil.copytree(lock.ROOT / "requirements", tmp_path / "requirements")
    monkeypatch.setattr(lock, "ROOT", tmp_path)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def pins(name: str) -> set[str]:
    text = (lock.ROOT / "requirements" / name).read_text()
    return set(re.findall(r"^[\w.-]+(?:\[[\w,]+\])?==\S+", text, re.MULTILINE))


def test_the_locks_are_in_step() -> None:
    assert lock.problems() == []


def test_a_dependency_changed_without_a_lock_is_seen(copy: Path) -> None:
    change(copy / "pyproject.toml", "plotly>=7", "plotly>=7.0.1,>=7")
    assert len(lock.problems()) == len(lock.LOCKS)


def test_a_pin_without_a_hash_is_seen(copy: Path) -> None:
    change(copy / "requirements" / "base.txt", "argon2-cffi==", "bare==1.0\nargon2-cffi==")
    assert lock.problems() == ["requirements/base.txt has a line without a hash. Run `make lock`."]


def test_a_missing_lock_is_seen(copy: Path) -> None:
    (copy / "requirements" / "node.txt").unlink()
    assert lock.problems() == ["requirements/node.txt is behind pyproject.toml. Run `make lock`."]


def test_an_npm_package_changed_without_a_lock_is_seen(copy: Path) -> None:
    change(copy / "package.json", '"axe-core": "', '"axe-core": "^')
    assert lock.problems() == ["package-lock.json is behind package.json. Run `make lock`."]


def test_an_address_in_the_npm_lock_is_seen(copy: Path) -> None:
    change(copy / "package-lock.json", '"integrity"', '"resolved": "somewhere", "integrity"')
    assert lock.problems() == ["package-lock.json names addresses. Run `make lock`."]


def test_what_is_used_is_what_is_tested() -> None:
    assert pins("base.txt") <= pins("dev.txt")


def test_the_charts_two_halves_are_of_one_version() -> None:
    package = json.loads((assets.PLOTLY.parent / "package.json").read_text())
    assert package["version"] == get_plotlyjs_version()


def test_each_dependency_says_where_it_is_used() -> None:
    lines = (lock.ROOT / "pyproject.toml").read_text().splitlines()
    start, end = lines.index("dependencies = ["), lines.index("[tool.uv]")
    named = [line for line in lines[start:end] if line.startswith('  "')]
    assert [line for line in named if not re.search(r'",\s+# \S.*\S: \S', line)] == []
