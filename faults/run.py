"""Breaks everything on both databases and writes docs/reliability.md: `make faults`.

`--much 5` plays each scene a twentieth as often, and writes nothing.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from faults.found import Found, table
from scripts import postgres
from scripts.assets import ROOT

WHOLE = 100
DOCUMENT = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- faults -->", "<!-- end -->"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--much", type=int, default=WHOLE)
    much = options.parse_args().much
    found = played("", much)
    with a_postgresql() as url:
        found += played(url, much)
    lines = table(found)
    print(lines)
    if much == WHOLE:
        before, _, rest = DOCUMENT.read_text().partition(BEGIN)
        DOCUMENT.write_text(f"{before}{BEGIN}\n{lines}\n{END}{rest.partition(END)[2]}")
    return 0 if all(one.well for one in found) else 1


def played(url: str, much: int) -> list[Found]:
    """The scenes on one database, each told as it ends."""
    found = []
    with tempfile.TemporaryDirectory(prefix="evenstep-faults-") as var:
        command = [sys.executable, "-m", "faults.play", "--much", str(much)]
        environment = os.environ | {
            "VAR": var,
            "DATABASE_URL": url or f"sqlite:///{var}/faults.sqlite3",
            "SECRET_KEY": "a throw-away key that is long enough for every setting there is",
        }
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                found.append(Found(**json.loads(line)))
                print(line, end="", file=sys.stderr)
        if process.returncode not in {0, 1}:
            raise SystemExit(f"The scenes broke off with {process.returncode}.")
    return found


@contextmanager
def a_postgresql() -> Iterator[str]:
    """A server of our own, with an empty database."""
    import psycopg

    with postgres.running() as url:
        with psycopg.connect(url.replace("/evenstep?", "/postgres?"), autocommit=True) as link:
            link.execute("CREATE DATABASE evenstep")
        yield url


if __name__ == "__main__":
    sys.exit(main())
