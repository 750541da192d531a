"""`manage.py simulate_patients`: walk virtual patients through the engine and print the spread."""

import os
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, OutputWrapper

from pacing.simulation import live
from pacing.simulation_checks import InvariantBrokenError, check
from pacing.simulation_summary import Outcome, outcome, summary

BATCH = 100
WIDTH = 40


class Command(BaseCommand):
    """Virtual patients (P14): each life is checked against the invariants of docs/engine.md."""

    help = "Walk virtual patients through the pacing engine and print what became of them."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many, for how long, and which lives."""
        parser.add_argument("--patients", type=int, default=10_000, help="how many (10000)")
        parser.add_argument("--weeks", type=int, default=26, help="for how many weeks (26)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same lives")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Simulate, check, print."""
        patients, weeks, seed = options["patients"], options["weeks"], options["seed"]
        if patients < 1 or not 1 <= weeks <= 520:
            raise CommandError("At least one patient, for 1 to 520 weeks.")
        began = time.monotonic()
        outcomes: list[Outcome] = []
        progress = _Progress(self.stderr, patients)
        try:
            for batch in batches(patients, weeks=weeks, seed=seed):
                outcomes += batch
                progress.show(len(outcomes))
        except InvariantBrokenError as error:
            raise CommandError(str(error)) from error
        taken = time.monotonic() - began
        self.stdout.write(f"{patients} virtual patients, {weeks} weeks, seed {seed}: {taken:.0f} s")
        self.stdout.write("Every invariant held in every life.\n\n" + summary(outcomes))


def batches(patients: int, *, weeks: int, seed: int) -> Iterator[list[Outcome]]:
    """The outcomes, some at a time and always in the same order."""
    starts = range(0, patients, BATCH)
    walk = partial(_walk, patients=patients, weeks=weeks, seed=seed)
    if len(starts) == 1:
        yield walk(0)
        return
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        try:
            yield from pool.map(walk, starts)
        except InvariantBrokenError:
            pool.shutdown(cancel_futures=True)
            raise


def _walk(first: int, *, patients: int, weeks: int, seed: int) -> list[Outcome]:
    """Walk and check one batch of lives."""
    outcomes = []
    for number in range(first, min(first + BATCH, patients)):
        life = live(seed=seed, number=number, weeks=weeks)
        check(life, number=number)
        outcomes.append(outcome(life))
    return outcomes


class _Progress:
    """A bar that redraws itself on a terminal; elsewhere a plain line at each tenth."""

    def __init__(self, out: OutputWrapper, whole: int) -> None:
        self._out = out
        self._whole = whole
        self._tenths = 0

    def show(self, done: int) -> None:
        if self._out.isatty():
            filled = WIDTH * done // self._whole
            bar = "█" * filled + "░" * (WIDTH - filled)
            end = "\n" if done == self._whole else ""
            self._out.write(f"\r{bar} {done:>{len(str(self._whole))}}/{self._whole}", ending=end)
            self._out.flush()
        elif done * 10 // self._whole > self._tenths:
            self._tenths = done * 10 // self._whole
            self._out.write(f"{done}/{self._whole}")
