"""What is written about people themselves."""

from datetime import datetime

from accounts.models import Patient, User
from common.dates import is_zone

FALLBACK_ZONE = "Europe/London"


def open_diary(*, user: User, zone: str, now: datetime) -> Patient:
    """Make `user` a patient; an unknown zone becomes the fallback until they confirm theirs."""
    return Patient.objects.create(
        user=user, zone=zone if is_zone(zone) else FALLBACK_ZONE, created_at=now
    )
