"""Ruth's reminders of the last days: some were sent, others were not needed."""

from datetime import date, datetime, time, timedelta

from accounts.models import Patient
from painapp.demo.day import at
from reminders.models import Channel, Delivery, Kind
from reminders.outcomes import Outcome, Sent
from reminders.services.needed import needless
from reminders.services.planning import plan_due
from reminders.services.rules import prefer, preference_of, set_rule
from reminders.services.sending import send_due
from reminders.when import EVERY_DAY

DAYS = 5
PLAN_AT, NOTE_AT = time(10), time(18, 30)


def remind(patient: Patient, *, today: date) -> None:
    """Two reminders, set some days ago."""
    begun = at(today - timedelta(days=DAYS + 1), 12)
    preference = preference_of(patient, now=begun)
    preference.most_a_day = 2
    prefer(preference=preference, now=begun)
    for kind, local_time in ((Kind.TODAY, PLAN_AT), (Kind.CHECK_IN, NOTE_AT)):
        set_rule(
            patient=patient,
            kind=kind,
            local_time=local_time,
            days=EVERY_DAY,
            channels={Channel.EMAIL, Channel.IN_APP},
            now=begun,
        )
    for days_ago in range(DAYS, 0, -1):
        on = today - timedelta(days=days_ago)
        for local_time in (PLAN_AT, NOTE_AT):
            _look(at(on, local_time.hour + 1))


def _look(now: datetime) -> None:
    """What the worker would have done at that instant, but for the letter itself."""
    plan_due(now=now)
    send_due(
        clock=lambda: now, channels={Channel.EMAIL: _sent}, needless=needless, worker="the demo"
    )


def _sent(_delivery: Delivery) -> Outcome:
    return Sent()
