"""The part of a world that is reminded of: a rule with what came of it, and a phone."""

from datetime import time
from typing import TYPE_CHECKING, Any

from reminders.models import Channel, Delivery, Kind, PushEndpoint
from reminders.services.rules import set_rule
from reminders.when import EVERY_DAY
from tests.reminders.making import sent_on

if TYPE_CHECKING:
    from tests.world import Life


def is_reminded(life: "Life") -> dict[str, Any]:
    """Asked for a lesson at five; yesterday's letter was sent, today's note stands on Today."""
    rule = set_rule(
        patient=life.patient,
        kind=Kind.LESSON,
        local_time=time(17),
        days=EVERY_DAY,
        channels={Channel.EMAIL, Channel.IN_APP},
        now=life.at(2),
    )
    sent_on(rule, [-1])
    note: Delivery = sent_on(rule, [0], channel=Channel.IN_APP)
    name = life.patient.user.name.lower()
    PushEndpoint.objects.create(
        patient=life.patient,
        address=f"https://fcm.googleapis.com/fcm/send/{name}",
        p256dh="B" * 87,
        auth="A" * 22,
        device=life.typed("phone"),
        created_at=life.at(2),
    )
    return {"rule": rule, "note": note}
