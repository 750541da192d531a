"""`manage.py export_curriculum FOLDER`: what patients read now, as files that load again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from education import content
from education.kinds import KINDS, source_facts, written
from education.models import Source


class Command(BaseCommand):
    help = "Write the published curriculum into an empty folder: content/ and sources.toml."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder")

    def handle(self, *_args: Any, **options: Any) -> None:
        folder = Path(options["folder"])
        if folder.exists() and any(folder.iterdir()):
            raise CommandError(f"{folder} is not empty.")
        count = left = 0
        for kind in KINDS.values():
            for one in kind.model.objects.all():
                count, left = count + one.live, left + (not one.live)
                if one.live:
                    write(folder / "content" / kind.path(one), written(one))
            self.stdout.write(f"Export: {count} texts")
        write(folder / "sources.toml", sources())
        if left:
            self.stdout.write(f"{left} that patients don't read were left out.")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def sources() -> str:
    """Every source as a TOML table, by key; databases differ in how they sort hyphens."""
    found = sorted(Source.objects.all(), key=lambda one: one.key)
    return "\n".join(f"[{one.key}]\n{content.toml(source_facts(one))}" for one in found)
