"""A reminder that is let pass again and again rests, and the person is asked what they want."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from common.prepared import Prepared
from diary import selectors as diary
from education import selectors as education
from reminders.models import Channel, Delivery, Kind, Rule, Slot
from reminders.services.needed import readings_of

MOST: Final = 5
"""After so many in a row that nothing followed it stays away."""

HANDED_OVER: Final = (Delivery.State.SENT, Delivery.State.UNKNOWN)


def is_ignored(rule: Rule, *, before: date) -> bool:
    """Whether nothing followed any of the last ones sent since the person set it."""
    days = [day for day, due_at in _sent(rule.pk, before) if due_at > rule.updated_at]
    return len(days) == MOST and not any(_followed(rule, day) for day in days)


@Prepared
def _sent(rule: UUID, before: date) -> QuerySet[Slot, tuple[date, datetime]]:
    """The last ones that reached the person, the latest first."""
    sent = Slot.objects.filter(
        rule=rule,
        day__lt=before,
        deliveries__state__in=HANDED_OVER,
        deliveries__channel__in=[Channel.EMAIL, Channel.PUSH],
    )
    return sent.distinct().order_by("-day").values_list("day", "due_at")[:MOST]


def rest(rule: Rule, *, now: datetime) -> None:
    """It comes no more until the person answers."""
    rule.stand_at(None)
    rule.rested_at = now
    rule.save(update_fields=[*Rule.STANDS, "rested_at"])


def _followed(rule: Rule, on: date) -> bool:
    """Whether something of what it is about was done on the date. A review and the safety
    questions were not, if they are due still.
    """
    if rule.kind in {Kind.TODAY, Kind.SESSION}:
        return any(reading.done for reading in readings_of(rule, on))
    if rule.kind == Kind.CHECK_IN:
        return diary.checked_in_on(rule.patient, on)
    return rule.kind == Kind.LESSON and education.read_on(rule.patient, on)
