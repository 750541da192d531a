"""Runs the tests in their stages: `make test`, `make long`, `make screens`, `make picture`.

Each stage runs to its end even where one before it failed. The last line printed is the sum.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from scripts import chromium, postgres
from scripts.assets import ROOT

PYTEST = ["-m", "pytest", "--quiet"]
LONG = ["--long"]
TWO = ["-n", "2"]
PLAIN = ["-p", "no:django", "-p", "no:playwright", "tests/engine"]
APART = ["tests/engine", "tests/journeys", "tests/house"]
ONCE = ["tests/common", "tests/pacing_pages", "tests/painapp"]
ONCE += [
    str(file.relative_to(ROOT))
    for name in (
        *("contracts/test_*.py", "education/test_*page*.py", "education/test_editor.py"),
        *("education/test_export.py", "education/test_in_use.py", "education/test_synonyms.py"),
        *("fuzz/test_forms.py", "fuzz/test_sessions.py", "reminders/test_push_*.py"),
        *("reminders/test_feed_file.py", "reminders/test_mail.py", "reminders/test_when.py"),
    )
    for file in sorted((ROOT / "tests").glob(name))
    if file.relative_to(ROOT / "tests") != Path("contracts/test_pages.py")
]
"""What says nothing about the database, or says it elsewhere: on SQLite only, but at length."""

PERMISSIONS = [
    "accounts/limits.py",
    "accounts/loopback.py",
    "accounts/middleware.py",
    "accounts/ownership.py",
    "accounts/requests.py",
]
NUMBER = re.compile(r'\b(errors|failures|skipped|tests)="(\d+)"')


class Run:
    """What this run is to do, and what came of it so far; `out` takes what its stages print."""

    def __init__(self, *, long: bool, out: IO[str] | None = None) -> None:
        self.long = long
        self.out = out
        self.counts: Counter[str] = Counter()
        self.broken: list[str] = []
        self.environment = dict(os.environ)

    @property
    def depth(self) -> list[str]:
        """What a stage that does not count branches is given besides."""
        return LONG if self.long else []

    def stage(self, name: str, arguments: list[str], **variables: str) -> None:
        """Run Python with `arguments` (a pytest run, or one under coverage) and count."""
        self.say(f"\n── {name} " + "─" * max(0, 96 - len(name)))
        start = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="evenstep-report-") as folder:
            report = Path(folder) / "report.xml"
            command = [sys.executable, *arguments, f"--junit-xml={report}"]
            profile = {"HYPOTHESIS_PROFILE": "long"} if "--long" in arguments else {}
            environment = self.environment | profile | variables
            if self.fails(command, environment) or not report.exists():
                self.broken.append(name)
            if report.exists():
                self.count(report.read_text(errors="replace"))
        self.say(f"{name}: {time.monotonic() - start:.0f} s")

    def fails(self, command: list[str], environment: dict[str, str]) -> bool:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            stdout=self.out,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return bool(done.returncode)

    def say(self, words: str) -> None:
        print(words, file=self.out, flush=True)

    def add(self, other: "Run") -> None:
        """Take over what came of a run beside this one."""
        self.counts += other.counts
        self.broken += other.broken

    def count(self, report: str) -> None:
        numbers = {name: int(value) for name, value in NUMBER.findall(report[:1000])}
        failed = numbers["errors"] + numbers["failures"]
        self.counts["failed"] += failed
        self.counts["skipped"] += numbers["skipped"]
        self.counts["passed"] += max(0, numbers["tests"] - failed - numbers["skipped"])

    def missing(self, what: str) -> None:
        """Say loudly that a part cannot run here; under CI=true that is a failure."""
        self.say(f"\n!!! NOT RUN: {what}")
        if self.environment.get("CI", "").lower() in {"1", "true"}:
            self.broken.append(what)

    def end(self) -> int:
        """Print the sum as the last line; 0 where all is well."""
        if self.broken:
            print(f"\nNot well: {'; '.join(self.broken)}")
            self.counts["failed"] = max(1, self.counts["failed"])
        names = ["passed", "failed", *(["skipped"] if self.counts["skipped"] else [])]
        print("\n" + ", ".join(f"{self.counts[name]} {name}" for name in names), flush=True)
        return 1 if self.counts["failed"] else 0


def engine(run: Run) -> None:
    """The engine, without Django; every branch of it."""
    whole(run, "engine", PLAIN, ["pacing/engine/*"])


def at_length(run: Run) -> None:
    """The engine again, without counting branches, which takes five times as long."""
    run.stage("engine at length", [*PYTEST, *TWO, *PLAIN, *LONG])


def permissions(run: Run) -> None:
    """Who may see what; every branch of it."""
    tests = ["tests/accounts", "tests/contracts/test_ownership.py"]
    whole(run, "permissions", tests, PERMISSIONS)


def whole(run: Run, name: str, tests: list[str], files: list[str]) -> None:
    """A stage that takes every branch of the files, or is not well."""
    only = ",".join(files)
    cover = ["-m", "coverage", "run", "--branch", f"--source={Path(files[0]).parts[0]}"]
    with tempfile.TemporaryDirectory(prefix="evenstep-coverage-") as folder:
        data = f"{folder}/coverage"
        run.stage(name, [*cover, *PYTEST, *tests], COVERAGE_FILE=data, DATABASE_URL="")
        report = ["-m", "coverage", "report", "--fail-under=100", f"--include={only}"]
        if run.fails([sys.executable, *report], os.environ | {"COVERAGE_FILE": data}):
            run.broken.append(f"branches of {name}")


def beside(run: Run, one: Callable[[Run], None], other: Callable[[Run], None]) -> None:
    """Two stages at once, printed one after the other."""
    with tempfile.TemporaryFile("w+") as out, ThreadPoolExecutor() as pool:
        second = Run(long=run.long, out=out)
        rest = pool.submit(other, second)
        one(run)
        rest.result()
        out.seek(0)
        run.say(out.read())
    run.add(second)


def integration(run: Run, database: str | None) -> None:
    """On both databases; on PostgreSQL, unless at length, each page but once in each state. The
    house waits for processes most of the time, so it is looked at meanwhile.
    """
    apart = [f"--ignore={folder}" for folder in APART]
    tests = [*PYTEST, *TWO, *run.depth]

    def on_sqlite(run: Run) -> None:
        run.stage("on SQLite", [*tests, *apart, "--ignore=tests/accounts"], DATABASE_URL="")

    def house(run: Run) -> None:
        if database:
            environment = run.environment | {"DATABASE_URL": database}
            run.fails([sys.executable, "-m", "tests.migrated"], environment)
        variables = {"DATABASE_URL": "", "TEST_DATABASE_URL": database or ""}
        run.stage("the house", [*tests, "tests/house"], **variables)

    beside(run, on_sqlite, house)
    if database:
        once = [] if run.long else [f"--ignore={each}" for each in ONCE]
        run.stage("on PostgreSQL", [*tests, *apart, *once], DATABASE_URL=database)


def journeys(run: Run, database: str | None) -> None:
    path = chromium.bring()
    if path is None:
        run.missing("the browser journeys, since no Chromium can be had here.")
        return
    tests = [*PYTEST, *TWO, *run.depth, "tests/journeys"]
    run.stage("journeys", tests, CHROMIUM=path, DATABASE_URL="")
    if run.long and database:
        run.stage("journeys on PostgreSQL", tests, CHROMIUM=path, DATABASE_URL=database)


def screens(run: Run, *only: str) -> None:
    path = chromium.bring()
    if path is None:
        run.missing("the screenshots, since no Chromium can be had here.")
        return
    pictures = "tests/journeys/screens.py"
    run.stage("screenshots", [*PYTEST, *TWO, pictures, *only], CHROMIUM=path, DATABASE_URL="")


def picture(run: Run) -> None:
    """The picture of the README, drawn anew."""
    screens(run, "-k", "chromium-today]")
    if not run.broken:
        shutil.copy(ROOT / "screenshots" / "today-light-360.png", ROOT / "docs" / "today.png")


@contextmanager
def server(run: Run) -> Iterator[str | None]:
    """TEST_DATABASE_URL, or a PostgreSQL of our own; None where neither can be had."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    with ExitStack() as stack:
        try:
            url = stack.enter_context(postgres.running())
        except postgres.PostgresError as error:
            run.missing(f"the tests on PostgreSQL. {error}")
            url = None
        yield url


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    run = Run(long="--long" in sys.argv)
    for option, draw in (("--screens", screens), ("--picture", picture)):
        if option in sys.argv:
            draw(run)
            return run.end()
    beside(run, engine, permissions)
    if run.long:
        at_length(run)
    with server(run) as database:
        integration(run, database)
        journeys(run, database)
    return run.end()


if __name__ == "__main__":
    sys.exit(main())
