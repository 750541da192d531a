"""`manage.py keep_texts`: publishes what is due and mails what is to be looked at again.

The worker does it by itself; where none runs, a timer of the machine may.
"""

from typing import Any

from django.core.management.base import BaseCommand

from common import clock
from education.services import reviews, scheduling


class Command(BaseCommand):
    help = (
        "Publish approved texts whose date has come, take away those whose time is over, and mail"
        " editors and approvers what is to be looked at again; each date is told once."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        now = clock.now()
        scheduling.keep_dates(now=now)
        for title in reviews.mail_reviews(today=now.date(), now=now):
            self.stdout.write(f"Told of: {title}")
