"""Measures the product and writes docs/performance.md: `make bench`; `--quick` for a first look."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench import browser, engine, report
from bench.found import Found
from bench.measure import Sites, results
from bench.pages import PAGES
from bench.server import serving
from scripts import assets, postgres
from scripts.assets import ROOT


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="short runs; writes nothing")
    options.add_argument("--only", choices=["SQLite", "PostgreSQL", "browser"])
    chosen = options.parse_args()
    found = Found(engine=engine.best(1, 10))
    if chosen.only in {None, "SQLite", "browser"}:
        with tempfile.TemporaryDirectory(prefix="evenstep-bench-") as folder:
            measure("SQLite", Path(folder), {}, found, chosen)
    if chosen.only in {None, "PostgreSQL"}:
        try:
            with ExitStack() as stack:
                folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="evenstep-bench-"))
                urls = stack.enter_context(two_databases())
                measure("PostgreSQL", Path(folder), urls, found, chosen)
        except postgres.PostgresError as error:
            found.missing.append(f"Nothing on PostgreSQL: {error}")
    found.engine = tuple(map(min, found.engine, engine.best(1, 10)))
    text = report.tables(found)
    print(text)
    if not (chosen.quick or chosen.only):
        report.write(text)
    return 1 if report.misses(found) else 0


def measure(
    kind: str, folder: Path, urls: dict[str, str], found: Found, chosen: argparse.Namespace
) -> None:
    """Seed both sites on one kind of database, count, and put them under load."""
    print(f"Seeding {kind} …", file=sys.stderr)
    product = environment(folder / "product", urls.get("product", ""))
    bare = environment(folder / "bare", urls.get("bare", ""))
    product["BENCH_OTHERS"] = "20" if chosen.quick else "150"
    assets.build(folder / "product" / "assets")
    for arguments in (
        ["manage.py", "migrate", "-v0"],
        ["manage.py", "load_curriculum"],
        ["manage.py", "collectstatic", "-v0", "--noinput"],
    ):
        python(arguments, product)
    told = json.loads(python(["-m", "bench.seed"], product))
    bare_session = json.loads(python(["-m", "bench.bare.seed"], bare))["session"]
    today = told.pop("today")
    found.counts[kind] = count(today, told, product)
    with (
        serving("painapp.wsgi:application", product) as ours,
        serving("bench.bare.wsgi:application", bare) as theirs,
    ):
        if chosen.only != "browser":
            sites = Sites(
                product=ours,
                bare=theirs,
                bare_session=bare_session,
                today=today,
                told=told,
                seconds=0.4,
                rounds=4 if chosen.quick else 16,
            )
            found.results[kind] = []
            for one in results(sites):
                print(report.line(kind, one), file=sys.stderr, flush=True)
                found.results[kind].append(one)
            found.memory[kind] = ours.memory()
        if kind == "SQLite":
            found.browser = browser.look(ours.port, today, told["one"], found.missing)
            found.check_seconds = browser.timed([sys.executable, "manage.py", "check"], product)
    if chosen.only != "browser":
        people = ["1000", "10000"] if chosen.quick else ["10000", "100000"]
        apart = environment(folder / "reminders", urls.get("reminders", ""))
        lines = python(["-m", "bench.reminders", *people], apart).splitlines()
        found.reminders[kind] = [json.loads(line) for line in lines]


def count(today: str, told: dict[str, dict[str, str]], product: dict[str, str]) -> dict[str, Any]:
    """Queries and bytes of each page, for one and for ten years."""
    pages = {
        who: [page.told(today=today, plan=person["plan"]) for page in PAGES]
        for who, person in told.items()
    }
    asked = json.dumps({**told, "pages": pages})
    counted: dict[str, Any] = json.loads(python(["-m", "bench.count", asked], product))
    return counted


def environment(var: Path, url: str) -> dict[str, str]:
    var.mkdir(parents=True)
    kept = {name: value for name, value in os.environ.items() if name not in {"NOW", "DEBUG"}}
    return {**kept, "VAR": str(var), "DATABASE_URL": url, "EVENSTEP_ENV": "local"}


def python(arguments: list[str], variables: dict[str, str]) -> str:
    """Run Python; what it printed."""
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(arguments[:2])} did not work.")
    return done.stdout


@contextmanager
def two_databases() -> Iterator[dict[str, str]]:
    """A PostgreSQL of our own with a database for each site."""
    import psycopg

    with postgres.running() as url:
        names = ("product", "bare", "reminders")
        with psycopg.connect(url.replace("/evenstep?", "/postgres?"), autocommit=True) as link:
            for name in names:
                link.execute(f"CREATE DATABASE {name}")
        yield {name: url.replace("/evenstep?", f"/{name}?") for name in names}


if __name__ == "__main__":
    sys.exit(main())
