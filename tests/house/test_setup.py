"""Setting up says in one clear line what is missing."""

import ast
import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from scripts import install
from scripts.assets import ROOT

PLAIN_PYTHON = shutil.which("python3", path=os.defpath) or sys.executable


def run(*command: str, cwd: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | variables
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def other_person() -> dict[str, Any]:
    """Somebody who may not write here; root may write everywhere."""
    return {"user": pwd.getpwnam("nobody").pw_uid} if os.geteuid() == 0 else {}


def set_up(cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "scripts.setup", "run", cwd=cwd, **variables)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A clone that nobody has set up, in a folder that others may enter."""
    for name in ("Makefile", "pyproject.toml", "package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("scripts", "requirements", "static"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_an_old_python_can_read_the_first_script() -> None:
    source = (ROOT / "scripts" / "setup.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 6))
    imported = {
        alias.name
        for node in ast.parse(source).body
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert imported <= sys.stdlib_module_names


def test_an_old_python_says_what_is_needed() -> None:
    pretend = (
        "import sys; sys.version_info = (3, 8, 18, 'final', 0); sys.argv = ['setup', 'run'];"
        "from scripts import setup; sys.exit(setup.main())"
    )
    done = run(sys.executable, "-c", pretend, PATH="")
    assert done.returncode == 1
    assert done.stderr == "Evenstep needs Python 3.11 or newer; this is 3.8.\n"


def test_an_old_python_hands_over_to_a_newer_one(tmp_path: Path) -> None:
    newer = tmp_path / "python3.12"
    newer.write_text('#!/bin/sh\ncase "$1" in -c) exit 0 ;; *) echo "newer: $*" ;; esac\n')
    newer.chmod(0o755)
    pretend = (
        "import sys; sys.version_info = (3, 8, 18, 'final', 0); sys.argv = ['setup', 'run'];"
        "from scripts import setup; sys.exit(setup.main())"
    )
    done = run(sys.executable, "-c", pretend, PATH=str(tmp_path))
    assert done.stdout == "newer: -m scripts.setup run\n"


def test_no_python_at_all_is_said_in_one_line(copy: Path, tmp_path: Path) -> None:
    make = shutil.which("make")
    assert make
    done = run(make, "run", cwd=copy, PATH=str(tmp_path / "empty"))
    assert done.stderr.splitlines()[0] == (
        "Evenstep needs Python 3.11 or newer; there is no python3 here."
    )


def test_a_folder_that_cannot_be_written_is_said_in_one_line(copy: Path) -> None:
    done = set_up(copy, VAR="/proc/evenstep")
    assert done.returncode == 1
    assert done.stderr.startswith("Evenstep can't write to /proc/evenstep.")
    assert done.stderr.count("\n") == 1


def test_a_clone_that_cannot_be_written_is_said_in_one_line(copy: Path) -> None:
    shutil.copytree(copy, other := Path(tempfile.mkdtemp(prefix="evenstep-shut-")) / "clone")
    try:
        for folder in (other, other.parent):
            folder.chmod(0o555)
        done = subprocess.run(
            [PLAIN_PYTHON, "-m", "scripts.setup", "run"],
            cwd=other,
            env={"PATH": os.defpath},
            **other_person(),
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        other.parent.chmod(0o755)
        shutil.rmtree(other.parent)
    assert re.fullmatch(rf"Evenstep can't write to {other}/var\. .*\n", done.stderr)


def test_without_a_network_it_says_so_in_one_line(copy: Path) -> None:
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_NO_CACHE_DIR": "1", "PIP_RETRIES": "0"}
    done = set_up(copy, PIP_CONFIG_FILE=os.devnull, PIP_EXTRA_INDEX_URL="", **nowhere)
    assert done.returncode == 1
    assert re.fullmatch(r"No network: uv could not be fetched\. .*\n", done.stderr)


def test_a_second_set_up_does_nothing() -> None:
    done = run(sys.executable, "-m", "scripts.setup", "test")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_whoever_works_on_the_project_keeps_the_tools() -> None:
    done = set_up(ROOT)
    assert (done.stdout, install.stamps()["kind"]) == ("", "test")
