"""People who move to another clock: it counts from their next day, whether they look in or not."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from accounts.models import Patient
from accounts.services import settle_day
from reminders.models import Rule

LATELY = timedelta(days=7)
"""For so long after a change is looked for rules that go by the old clock; a planner that was away
for longer takes the new one as it plans.
"""


def follow_clocks(*, now: datetime) -> None:
    """Let every change of clock count that has come due. The rules of those people keep their
    local time, and no date is left out.
    """
    for patient in Patient.objects.filter(day_changes_at__lte=now):
        settle_day(patient=patient, now=now)
    with transaction.atomic():
        lately = Rule.objects.filter(patient__clock_changed_at__gte=now - LATELY)
        moved = lately.filter(next_on__isnull=False).exclude(zone=F("patient__zone"))
        for rule in moved.select_related("patient").select_for_update(of=("self",)):
            assert rule.next_on is not None
            rule.stand_at(rule.timing.first(rule.next_on))
            rule.save(update_fields=Rule.STANDS)
