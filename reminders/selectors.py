"""What of reminders other pages show, as parts of their own queries; the devices for notices."""

from datetime import date
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from accounts.models import Patient
from reminders.models import Channel, Delivery, PushEndpoint, Rule


def reminded_on(on: date, person: OuterRef) -> Subquery:
    """The latest reminder of the date that stands in Evenstep unseen: "<kind> <key>", or None."""
    rows = Delivery.objects.filter(
        slot__rule__patient=person,
        slot__local_date=on,
        channel=Channel.IN_APP,
        state=Delivery.State.SENT,
        seen_at=None,
    )
    both: Any = Concat(
        F("slot__rule__kind"), Value(" "), Cast("pk", CharField()), output_field=CharField()
    )
    return Subquery(rows.order_by("-due_at").values(both=both)[:1])


def asks_whether_to_go_on(person: OuterRef) -> Exists:
    """Whether a rule rests and waits for a word."""
    return Exists(Rule.objects.filter(patient=person, rested_at__isnull=False))


def living(patient: Patient) -> QuerySet[PushEndpoint]:
    """The devices that show the person's notices and are still there, as far as anybody said, the
    newest first. There are none where others use the person's devices.
    """
    if patient.shared_device:
        return PushEndpoint.objects.none()
    rows = PushEndpoint.objects.filter(patient=patient, dead_at=None)
    return rows.select_related("sign_in").order_by("-created_at")
