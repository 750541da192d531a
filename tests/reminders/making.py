"""Rules and deliveries for tests, and a channel that says what it is told to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from accounts.models import Patient
from pacing.models import Plan
from reminders.models import Channel, Delivery, Kind, Rule, Slot
from reminders.outcomes import Outcome, Sent
from reminders.services.rules import preference_of, set_rule
from reminders.when import EVERY_DAY
from tests.cast import NOON

NINE = time(9)


def a_rule(patient: Patient, now: datetime, *channels: Channel, at: time = NINE) -> Rule:
    """A reminder of today's plan, each day at nine, by e-mail unless channels are named."""
    wanted = set(channels) or {Channel.EMAIL}
    return set_rule(
        patient=patient, kind=Kind.TODAY, local_time=at, days=EVERY_DAY, channels=wanted, now=now
    )


@dataclass
class Scripted:
    """A channel that keeps what it was given; `says` is asked for each outcome."""

    says: Callable[[Delivery], Outcome] = lambda _delivery: Sent()
    given: list[Delivery] = field(default_factory=list)

    def __call__(self, delivery: Delivery) -> Outcome:
        self.given.append(delivery)
        return self.says(delivery)


def sent_on(
    rule: Rule,
    numbers: list[int],
    *,
    state: Delivery.State = Delivery.State.SENT,
    channel: Channel = Channel.EMAIL,
) -> Delivery:
    """One of each of these days after `TODAY`, due at noon (UTC); returns the last."""
    for number in numbers:
        due = NOON + timedelta(days=number)
        slot = Slot.objects.create(
            rule=rule,
            local_date=due.date(),
            day=due.date(),
            zone=rule.patient.zone,
            due_at=due,
            made_at=due,
        )
        ended = None if state == Delivery.State.PENDING else due
        last = Delivery.objects.create(
            slot=slot, channel=channel, state=state, due_at=due, try_at=due, ended_at=ended
        )
    return last


def a_session_at(
    patient: Patient, local_time: time, now: datetime, *, plan: Plan | None = None
) -> Rule:
    """A reminder of sessions each day, at any hour: its person wants no quiet but at eleven."""
    quiet = preference_of(patient, now=now)
    quiet.quiet_from, quiet.quiet_until = time(11), time(12)
    quiet.save()
    return set_rule(
        patient=patient,
        kind=Kind.SESSION,
        local_time=local_time,
        days=EVERY_DAY,
        channels={Channel.EMAIL},
        plan=plan,
        now=now,
    )
