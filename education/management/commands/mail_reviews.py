"""`manage.py mail_reviews`: tells the editors which lessons are due; run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from common import clock
from education.services import reviews


class Command(BaseCommand):
    help = "Mail editors and approvers what is to be looked at again; each date is told once."

    def handle(self, *_args: Any, **_options: Any) -> None:
        now = clock.now()
        titles = reviews.mail_reviews(today=now.date(), now=now)
        for title in titles:
            self.stdout.write(f"Told of: {title}")
        self.stdout.write(f"{len(titles)} newly due.")
