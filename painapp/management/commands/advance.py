"""`manage.py advance 7d`: moves the set date on, so that a week can be seen in a minute."""

import re
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from common import clock
from common.amounts import dated

UNITS = {"d": "days", "h": "hours", "m": "minutes"}


def length(text: str) -> timedelta:
    """How long "7d", "12h" or "30m" is.

    Raises CommandError for anything else.
    """
    match = re.fullmatch(r"(\d{1,4})([dhm])", text.strip())
    if match is None:
        raise CommandError(f"“{text}” is no length of time. Write 7d, 12h or 30m.")
    return timedelta(**{UNITS[match[2]]: int(match[1])})


class Command(BaseCommand):
    help = "Move the date on by 7d, 12h or 30m. Outside production only."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("by", help="7d, 12h or 30m")

    def handle(self, *_args: Any, by: str, **_options: Any) -> None:
        try:
            now = clock.advance(length(by))
        except RuntimeError as error:
            raise CommandError(str(error)) from error
        day = dated(now.date(), "l j F Y")
        self.stdout.write(f"It is now {day}, {now:%H:%M} UTC. The pages say so.")
