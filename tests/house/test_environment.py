"""The environment variables that are read are those that are written down."""

import ast
import re
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from painapp import environment
from scripts import install
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


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folder_of_a_diary_is_made_for_its_own_account_only(tmp_path: Path) -> None:
    install.check_writable(tmp_path / "var")
    assert mode(tmp_path / "var") == 0o700


def test_the_key_and_its_folder_are_made_for_their_own_account_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    environment.secret(tmp_path / "var", production=False)
    assert mode(tmp_path / "var") == 0o700
    assert mode(tmp_path / "var" / "secret_key") == 0o600


@pytest.mark.parametrize("before", [(), ("", "-wal", "-shm")])
def test_the_files_of_a_database_are_for_their_own_account_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: tuple[str, ...]
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for ending in before:
        (tmp_path / f"evenstep.sqlite3{ending}").touch(mode=0o644)
    environment.database(tmp_path)
    assert {mode(path) for path in tmp_path.iterdir()} == {0o600}


def test_a_folder_that_is_not_there_yet_is_no_reason_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    environment.database(tmp_path / "var")
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize(
    ("given", "production", "expected"),
    [
        ("", False, "http://localhost:8001"),
        ("", True, "https://diary.example.org"),
        ("https://clinic.example/diary/", True, "https://clinic.example/diary"),
    ],
)
def test_mails_lead_to_the_address_given_or_to_the_first_host(
    monkeypatch: pytest.MonkeyPatch, given: str, production: bool, expected: str
) -> None:
    monkeypatch.setenv("ADDRESS", given)
    monkeypatch.setenv("PORT", "8001")
    assert environment.address(["diary.example.org"], production=production) == expected


def test_an_address_without_its_scheme_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADDRESS", "clinic.example")
    with pytest.raises(ImproperlyConfigured, match=r"like https://example\.org"):
        environment.address([], production=True)
