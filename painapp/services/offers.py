"""A lesson that was offered is not wanted, or is again."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from accounts.models import Patient
from painapp.models import OfferDeclined


def decline(*, patient: Patient, lesson_key: str, on: date, now: datetime) -> None:
    """It is not offered again, and no other one on the person's own date `on`. Twice is once."""
    row = OfferDeclined(patient=patient, lesson_key=lesson_key, on=on, at=now)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        pass


def offer_again(*, patient: Patient, lesson_key: str) -> None:
    """As if it had not been declined."""
    OfferDeclined.objects.filter(patient=patient, lesson_key=lesson_key).delete()
