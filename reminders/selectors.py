"""What of reminders other pages show, as parts of their own queries; the devices for notices."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Aggregate, CharField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from accounts.models import Patient
from reminders.models import Channel, Delivery, Kind, PushEndpoint, Rule


class Joined(Aggregate):
    """Texts with commas between, in no order."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ',')"
    output_field = CharField()

    def as_sqlite(self, *given: Any, **more: Any) -> Any:
        return super().as_sql(*given, function="GROUP_CONCAT", **more)


def reminded_on(on: date, person: OuterRef) -> Subquery:
    """The reminders of the day that stand in Evenstep unseen, as one text for `standing`."""
    rows = Delivery.objects.filter(
        slot__rule__patient=person,
        slot__day=on,
        channel=Channel.IN_APP,
        state=Delivery.State.SENT,
        seen_at=None,
    )
    both: Any = Concat(
        Cast("pk", CharField()), Value(" "), F("slot__rule__kind"), output_field=CharField()
    )
    person_by_person = rows.order_by().values("slot__rule__patient")
    return Subquery(person_by_person.annotate(all=Joined(both)).values("all"))


def standing(text: str | None) -> list[tuple[Kind, UUID]]:
    """What `reminded_on` found, the one that was made last first."""
    found = sorted((text or "").split(","), reverse=True)
    pairs = [one.split() for one in found if one]
    return [(Kind(kind), UUID(key)) for key, kind in pairs]


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
