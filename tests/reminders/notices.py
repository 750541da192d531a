"""Reminders that are due as notices, and what becomes of sending one."""

from datetime import UTC, datetime, timedelta

from accounts.models import Patient
from reminders.channels import push
from reminders.models import Channel, Delivery, Kind
from reminders.outcomes import Outcome, Refused
from reminders.services.planning import plan_due
from reminders.services.rules import set_rule
from reminders.when import EVERY_DAY
from tests.reminders.making import NINE as AT_NINE

NINE = datetime(2026, 4, 7, 8, tzinfo=UTC)
NOWHERE = Refused("no_address")


def a_delivery(patient: Patient, kind: Kind = Kind.TODAY) -> Delivery:
    set_rule(
        patient=patient,
        kind=kind,
        local_time=AT_NINE,
        days=EVERY_DAY,
        channels={Channel.PUSH},
        now=NINE - timedelta(hours=12),
    )
    plan_due(now=NINE)
    return Delivery.objects.get(slot__rule__kind=kind, slot__rule__patient=patient)


def sent(delivery: Delivery, at: datetime = NINE) -> Outcome:
    return push.send(delivery, clock=lambda: at)
