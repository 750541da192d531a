"""`manage.py load_curriculum`: brings the product's lessons in, and leaves changed ones alone."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from common import clock
from education import files
from education.services import loading

SHIPPED = Path(settings.BASE_DIR) / "education"


class Command(BaseCommand):
    help = "Load the curriculum from files. What was changed here is left alone, and said."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", default=str(SHIPPED / "content"))
        parser.add_argument("--sources", help="the file of sources; beside the folder if left out")

    def handle(self, *_args: Any, **options: Any) -> None:
        folder = Path(options["folder"])
        sources = Path(options["sources"] or folder.parent / "sources.toml")
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        read = files.read(folder, sources)
        if read.problems:
            raise CommandError("Nothing was loaded.\n" + "\n".join(read.problems))
        self.report(read, verbose=options["verbosity"] > 1)

    def report(self, read: files.Folder, *, verbose: bool) -> None:
        """A line for each text that was left alone, and how far it is while it goes."""
        counts: Counter[str] = Counter()
        total = len(read.sources) + len(read.files)
        for number, loaded in enumerate(loading.load(read, now=clock.now()), 1):
            counts[loaded.outcome] += 1
            if loaded.outcome.left_alone or verbose:
                self.stdout.write(f"{loaded.kind} {loaded.key}: {loaded.outcome}")
            if number % 25 == 0 or number == total:
                self.stdout.write(f"Curriculum: {number} of {total}")
        said = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
        self.stdout.write(f"Curriculum: {said or 'nothing to load'}.")
