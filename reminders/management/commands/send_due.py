"""`manage.py send_due`: plans and sends once what a worker does every half minute."""

from typing import Any

from django.core.management.base import BaseCommand

from reminders.services import clockwork


class Command(BaseCommand):
    help = "Plan the reminders that are due and send them; for a timer where no worker runs."

    def handle(self, *_args: Any, **_options: Any) -> None:
        made, ended = clockwork.plan(), clockwork.send()
        self.stdout.write(f"{made} planned, {ended} sent or ended.")
