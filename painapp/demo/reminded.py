"""Ruth's reminders of the last days: some were sent, others were not needed."""

from datetime import date, datetime, time

from accounts.models import Patient
from painapp.demo.day import at
from reminders.models import Channel, Delivery, Kind
from reminders.outcomes import Outcome, Sent
from reminders.services.needed import needless
from reminders.services.planning import plan_due
from reminders.services.rules import prefer, preference_of, set_rule
from reminders.services.sending import send_due
from reminders.when import EVERY_DAY

MORNING, EVENING = time(10), time(18, 30)


def ask_for_reminders(patient: Patient, *, on: date) -> None:
    """One in the morning of what is planned, one in the evening to note the day."""
    now = at(on, 9)
    preference = preference_of(patient, now=now)
    preference.most_a_day = 2
    prefer(preference=preference, now=now)
    for kind, local_time in ((Kind.TODAY, MORNING), (Kind.CHECK_IN, EVENING)):
        set_rule(
            patient=patient,
            kind=kind,
            local_time=local_time,
            days=EVERY_DAY,
            channels={Channel.EMAIL, Channel.IN_APP},
            now=now,
        )


def worker_looks(now: datetime) -> None:
    """What the worker would have done at that instant, but for the letter itself."""
    plan_due(now=now)
    send_due(
        clock=lambda: now, channels={Channel.EMAIL: _sent}, needless=needless, worker="the demo"
    )


def _sent(_delivery: Delivery) -> Outcome:
    return Sent()
