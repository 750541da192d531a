"""What a person wants to be reminded of: set, changed, switched off."""

from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext

from accounts.models import Patient
from common.refusal import Refused
from pacing.models import Plan
from reminders.models import Channel, Kind, Preference, Rule
from reminders.when import within


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
) -> Rule:
    """Remind the person at that time from now on; set again it is changed.

    Raises Refused for a time in the quiet hours.
    """
    _check_quiet(preference_of(patient, now=now), local_time)
    rule = Rule.objects.filter(patient=patient, kind=kind, plan=plan, local_time=local_time).first()
    rule = rule or Rule(
        patient=patient, kind=kind, plan=plan, local_time=local_time, created_at=now
    )
    rule.days, rule.updated_at, rule.ignored, rule.rested_at = days, now, 0, None
    rule.by_email = Channel.EMAIL in channels
    rule.by_push = Channel.PUSH in channels
    rule.in_app = Channel.IN_APP in channels
    rule.next_due_at = rule.timing(patient.zone).next(now).at
    rule.save()
    return rule


def switch_off(*, rule: Rule, now: datetime) -> None:
    """It comes no more, until it is set again; what it did stays in the list."""
    rule.next_due_at, rule.rested_at, rule.updated_at = None, None, now
    rule.save(update_fields=["next_due_at", "rested_at", "updated_at"])


@transaction.atomic
def replan(*, patient: Patient, now: datetime) -> None:
    """The person's clock has changed: each rule keeps its local time."""
    for rule in Rule.objects.select_for_update().filter(patient=patient, next_due_at__isnull=False):
        rule.next_due_at = rule.timing(patient.zone).next(now).at
        rule.save(update_fields=["next_due_at"])


def _check_quiet(preference: Preference, local_time: time) -> None:
    first, last = preference.quiet_from, preference.quiet_until
    if within(local_time, first=first, last=last):
        words = gettext("From %(first)s to %(last)s you want quiet. Choose a time outside of it.")
        raise Refused(words % {"first": f"{first:%H:%M}", "last": f"{last:%H:%M}"})
