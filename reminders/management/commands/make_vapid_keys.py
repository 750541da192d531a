"""`manage.py make_vapid_keys`: a new pair of keys for notices on phones."""

from typing import Any

from django.core.management.base import BaseCommand

from reminders import vapid


class Command(BaseCommand):
    help = (
        "Make the keys that sign notices on phones, for the environment of production. Phones that "
        "allowed notices under another key must allow them once more."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        key = vapid.new_key()
        self.stdout.write(f"VAPID_PRIVATE_KEY={key}")
        self.stdout.write(f"# The public key that goes with it: {vapid.public_of(key)}")
