"""What a person wants to be reminded of: set, changed, switched off."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from accounts.models import Patient
from common.dates import day_begins
from common.refusal import Refused
from pacing.models import Plan
from reminders.models import Channel, Kind, Preference, Rule
from reminders.when import within

MOST_RULES = 20
"""Reminders of one person: nobody reads so many, and each is work twice a minute."""


def preference_of(patient: Patient, *, now: datetime) -> Preference:
    """What counts for all of the person's reminders; where there is none, what is usual."""
    return Preference.objects.get_or_create(patient=patient, defaults={"updated_at": now})[0]


@transaction.atomic
def set_rule(
    *,
    patient: Patient,
    kind: Kind,
    local_time: time,
    days: int,
    channels: set[Channel],
    now: datetime,
    plan: Plan | None = None,
    instead_of: Rule | None = None,
) -> Rule:
    """Remind the person at that time from now on; set again, or `instead_of` one, it is changed.

    Raises Refused for a time in the quiet hours, and for one too many.
    """
    _check_quiet(preference_of(patient, now=now), local_time)
    if instead_of is None:
        _check_number(patient)
    rule = Rule.objects.filter(patient=patient, kind=kind, plan=plan, local_time=local_time).first()
    if instead_of is not None and instead_of != rule:
        switch_off(rule=instead_of, now=now)
    rule = rule or Rule(
        patient=patient, kind=kind, plan=plan, local_time=local_time, created_at=now
    )
    rule.days, rule.updated_at, rule.rested_at = days, now, None
    rule.by_email = Channel.EMAIL in channels
    rule.by_push = Channel.PUSH in channels
    rule.in_app = Channel.IN_APP in channels
    rule.stand_at(rule.timing.next(now))
    rule.save()
    return rule


def switch_off(*, rule: Rule, now: datetime) -> None:
    """It comes no more, until it is set again; what it did stays in the list."""
    rule.stand_at(None)
    rule.rested_at, rule.updated_at = None, now
    rule.save(update_fields=[*Rule.STANDS, "rested_at", "updated_at"])


def go_on(*, rule: Rule, now: datetime) -> None:
    """The person wants a rule that rests to come again."""
    rule.stand_at(rule.timing.next(now))
    rule.rested_at, rule.updated_at = None, now
    rule.save(update_fields=[*Rule.STANDS, "rested_at", "updated_at"])


def prefer(*, preference: Preference, now: datetime) -> None:
    """Keep what was chosen for all of the person's reminders."""
    preference.updated_at = now
    preference.save()


def stop_from_letter(*, delivery: UUID, now: datetime) -> None:
    """What a letter reminded of comes no more, at whatever times it was set; a letter whose rule is
    gone changes nothing.
    """
    rule = Rule.objects.filter(slots__deliveries=delivery).first()
    if rule is not None:
        for each in Rule.objects.filter(patient=rule.patient_id, kind=rule.kind):
            switch_off(rule=each, now=now)


def rest_until_tomorrow(*, delivery: UUID, now: datetime) -> None:
    """Nothing reminds the person of a letter before their next day begins."""
    patient = Patient.objects.filter(reminder_rules__slots__deliveries=delivery).first()
    if patient is None:
        return
    preference = preference_of(patient, now=now)
    tomorrow = patient.day_of(now) + timedelta(days=1)
    starts_at = patient.day_starts_at
    preference.snoozed_until = day_begins(tomorrow, zone=patient.zone, starts_at=starts_at)
    prefer(preference=preference, now=now)


def end_rest(*, patient: Patient, now: datetime) -> None:
    """Reminders come again, as they are set."""
    preference = preference_of(patient, now=now)
    preference.snoozed_until = None
    prefer(preference=preference, now=now)


def _check_number(patient: Patient) -> None:
    if Rule.objects.filter(patient=patient, next_due_at__isnull=False).count() >= MOST_RULES:
        raise Refused(
            gettext("You have %(number)s reminders. Switch one off first.") % {"number": MOST_RULES}
        )


def _check_quiet(preference: Preference, local_time: time) -> None:
    first, last = preference.quiet_from, preference.quiet_until
    if within(local_time, first=first, last=last):
        words = gettext("From %(first)s to %(last)s you want quiet. Choose a time outside of it.")
        raise Refused(words % {"first": f"{first:%H:%M}", "last": f"{last:%H:%M}"})
