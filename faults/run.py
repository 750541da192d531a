"""Breaks everything on both databases and writes docs/reliability.md: `make faults`.

`--much 5` plays each scene a twentieth as often, and writes nothing.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from threading import Event

import psycopg

from faults.found import Found, table
from scripts import postgres
from scripts.assets import ROOT

WHOLE = 100
CRASHES = 10
DOCUMENT = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- faults -->", "<!-- end -->"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--much", type=int, default=WHOLE)
    much = options.parse_args().much
    found = played("", much)
    with postgres.serving(durable=True) as server:
        found += played(database(server, "played"), much)
        found.append(crashed(server, much))
    lines = table(found)
    print(lines)
    if much == WHOLE:
        before, _, rest = DOCUMENT.read_text().partition(BEGIN)
        DOCUMENT.write_text(f"{before}{BEGIN}\n{lines}\n{END}{rest.partition(END)[2]}")
    return 0 if all(one.well for one in found) else 1


def crashed(server: postgres.Server, much: int) -> Found:
    """The whole server crashes and comes again while two plan and four send."""
    over, times, url = Event(), 0, database(server, "crashed")
    with ThreadPoolExecutor() as pool:
        playing = pool.submit(played, url, 10 * much, "many")
        playing.add_done_callback(lambda _done: over.set())
        while not over.wait(0.2) and not has_begun(url):
            pass
        while times < CRASHES and not over.wait(random.uniform(1.0, 3.0)):
            server.crash()
            server.start()
            times += 1
    return replace(playing.result()[0], scene="crash of the database server", times=times)


def played(url: str, much: int, *scenes: str) -> list[Found]:
    """The scenes on one database, each told as it ends."""
    found = []
    with tempfile.TemporaryDirectory(prefix="evenstep-faults-") as var:
        command = [sys.executable, "-m", "faults.play", "--much", str(much), *scenes]
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


def database(server: postgres.Server, name: str) -> str:
    """An empty one on the server."""
    house = server.url.replace("/evenstep?", "/postgres?")
    with psycopg.connect(house, autocommit=True) as link:
        link.execute(f"CREATE DATABASE {name}".encode())
    return server.url.replace("/evenstep?", f"/{name}?")


def has_begun(url: str) -> bool:
    """Whether anything was planned there."""
    with psycopg.connect(url) as link, suppress(psycopg.errors.UndefinedTable):
        return link.execute("SELECT 1 FROM reminders_slot LIMIT 1").fetchone() is not None
    return False


if __name__ == "__main__":
    sys.exit(main())
