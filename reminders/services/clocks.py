"""People who move to another clock: it counts from their next day, whether they look in or not."""

from datetime import datetime

from accounts.models import Patient
from accounts.services import settle_day


def follow_clocks(*, now: datetime) -> None:
    """Let every change of clock count that has come due; the reminders of those people follow."""
    for patient in Patient.objects.filter(day_changes_at__lte=now):
        settle_day(patient=patient, now=now)
