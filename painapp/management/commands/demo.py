"""`manage.py demo`: fills an empty database with made-up people."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Role, User
from common import clock
from painapp.demo import people, story


class Command(BaseCommand):
    help = "Make the demo world: made-up people in an empty database. Not in production."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo world is for one machine, not for production.")
        if User.objects.exists():
            raise CommandError("This database has people in it. The demo needs an empty one.")
        now = clock.now()
        with transaction.atomic():
            ruth = people.settle(people.RUTH, now=now)
            story.tell(ruth, today=ruth.day_of(now))
            people.settle(people.SAM, now=now)
            people.settle_staff(people.NORA, role=Role.EDITOR)
            people.settle_staff(people.LEO, role=Role.APPROVER)
