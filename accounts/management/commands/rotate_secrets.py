"""`manage.py rotate_secrets`: writes every kept secret again under the first of SECRETS_KEYS."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts import vault

KEPT = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}


class Command(BaseCommand):
    help = "Write all second-step secrets again under the first key of SECRETS_KEYS."

    def handle(self, *_args: Any, **_options: Any) -> None:
        keys = Authenticator.objects.filter(type__in=KEPT).values_list("pk", flat=True)
        try:
            done = sum(rotate(pk) for pk in keys)
        except vault.SecretUnreadable as error:
            raise CommandError(f"{error} Put the old key back, behind the new one.") from error
        self.stdout.write(f"{done} secrets are under the first key now.")


def rotate(pk: int) -> bool:
    """Write one authenticator's secret again; false if it was removed meanwhile."""
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().filter(pk=pk).first()
        if row is None:
            return False
        name = KEPT[Authenticator.Type(row.type)]
        row.data[name] = vault.reseal(row.data[name])
        row.save(update_fields=["data"])
    return True
