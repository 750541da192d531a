"""`manage.py prepare`: what must be done once before a new version serves."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Bring the database up to date: its tables, the cache's, and the lessons."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        call_command("migrate", verbosity=1, interactive=False, skip_checks=True)
        call_command("createcachetable", verbosity=0)
        call_command("load_curriculum", stdout=self.stdout)
