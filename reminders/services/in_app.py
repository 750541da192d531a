"""Reminders that stand in Evenstep, where they have arrived as soon as they are written."""

from datetime import datetime

from reminders.models import Delivery


def note_seen(*, delivery: Delivery, now: datetime) -> None:
    """The person has seen it; the first time counts."""
    Delivery.objects.filter(pk=delivery.pk, seen_at=None).update(seen_at=now)
