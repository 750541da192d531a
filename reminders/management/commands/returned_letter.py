"""`manage.py returned_letter`: takes in a letter that came back; mail servers pipe it here."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from common import clock
from reminders.services.returning import take_back

LONGEST = 1_000_000
"""Bytes that are read of it: the notice stands before what it quotes."""


class Command(BaseCommand):
    help = "Read from standard input a letter that came back, and mark the reminder as refused."

    def handle(self, *_args: Any, **_options: Any) -> None:
        known = take_back(sys.stdin.buffer.read(LONGEST), now=clock.now())
        self.stdout.write("Marked as refused." if known else "Nothing to mark.")
