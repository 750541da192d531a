"""The short form of `make faults`: each scene a few times, on a database of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from faults.found import Found, judged
from scripts.assets import ROOT
from tests import migrated


def test_broken_on_every_side_nothing_is_lost_and_nothing_comes_twice(tmp_path: Path) -> None:
    database = tmp_path / "faults.sqlite3"
    if migrated.kept().exists():
        shutil.copy(migrated.kept(), database)
    done = subprocess.run(
        [sys.executable, "-m", "faults.play", "--much", "3"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": f"sqlite:///{database}", "VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = [Found(**json.loads(line)) for line in done.stdout.splitlines()]
    assert len(found) == 5
    assert all(one.letters and one.well for one in found)


@pytest.mark.parametrize(
    ("ends", "taken", "lost", "twice"),
    [
        ({"a": "sent"}, {"a": 1}, 0, 0),
        ({"a": "sent"}, {}, 1, 0),
        ({"a": "pending"}, {}, 1, 0),
        ({"a": "unknown"}, {"a": 1}, 0, 0),
        ({"a": "unknown"}, {"a": 2}, 0, 1),
        ({"a": "expired"}, {}, 0, 0),
    ],
)
def test_what_counts_as_lost_and_as_twice(
    ends: dict[str, str], taken: dict[str, int], lost: int, twice: int
) -> None:
    found = judged(scene="a scene", on="paper", times=1, ends=ends, taken=taken)
    assert (found.lost, found.twice) == (lost, twice)
    assert found.well == (not lost and not twice)
