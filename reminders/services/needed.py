"""Why a reminder is no longer needed at the moment it would go out, or that it is.

It is asked with what was done and what is due, never with how anything felt.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from common.prepared import Prepared
from diary import selectors as diary
from education import selectors as education
from pacing.adapters import days_for
from pacing.reading import PlanReading, is_met
from pacing.selectors.plans import active_plans
from pacing.selectors.safety import screening_due
from reminders.models import Channel, Delivery, Kind, Preference, Rule
from reminders.when import is_quiet

State = Delivery.State
Why = Delivery.Why
REACHED: Final = (State.SENDING, State.SENT, State.UNKNOWN)
"""States of a delivery that the person has, or may have, in hand."""


def needless(delivery: Delivery, now: datetime) -> Why | None:
    """Why it need not be sent at `now`; None where it should. Two senders that ask of one person
    do so in turn: this belongs into the transaction that marks the delivery as on its way.
    """
    rule: Rule = delivery.slot.rule
    patient = rule.patient
    [preference] = _preference(patient.pk)
    if preference.snoozed_until is not None and preference.snoozed_until > now:
        return Why.SNOOZED
    quiet = {"first": preference.quiet_from, "last": preference.quiet_until}
    if is_quiet(now, zone=patient.zone, **quiet):
        return Why.QUIET
    if _others_that_day(delivery) >= preference.most_a_day:
        return Why.ONE_A_DAY
    return OF_KIND[Kind(rule.kind)](rule, patient.day_of(now))


def _others_that_day(delivery: Delivery) -> int:
    """How many other reminders of that day went out, however many channels each had; those that
    only stand in Evenstep disturb nobody.
    """
    slot = delivery.slot
    out = set(_out_on(slot.rule.patient_id, slot.day))
    return len(out - {slot.pk})


@Prepared
def _preference(patient: UUID) -> QuerySet[Preference]:
    return Preference.objects.select_for_update().filter(patient=patient)


@Prepared
def _out_on(patient: UUID, on: date) -> QuerySet[Delivery, UUID]:
    mine = Delivery.objects.filter(slot__rule__patient=patient, slot__day=on)
    out = mine.filter(state__in=REACHED, channel__in=[Channel.EMAIL, Channel.PUSH])
    return out.order_by().values_list("slot", flat=True)


def readings_of(rule: Rule, on: date) -> list[PlanReading]:
    """The date of its plan; of all that run where it names none."""
    running = active_plans(rule.patient)
    plans = [plan for plan in running if rule.plan_id in {None, plan.pk}]
    return list(days_for(plans, on).values()) if plans else []


def _of_plans(rule: Rule, today: date) -> Why | None:
    due = [reading for reading in readings_of(rule, today) if reading.shown_quota]
    if not due:
        return Why.NOTHING_DUE
    return Why.DONE if all(map(_is_done, due)) else None


def _is_done(reading: PlanReading) -> bool:
    share = reading.chapter.met_fraction
    return is_met(reading.shown_quota, reading.done, share=share)


def _check_in(rule: Rule, today: date) -> Why | None:
    if not diary.choice(rule.patient).asks_on(today):
        return Why.NOTHING_DUE
    return Why.DONE if diary.checked_in_on(rule.patient, today) else None


def _lesson(rule: Rule, today: date) -> Why | None:
    if education.read_on(rule.patient, today):
        return Why.DONE
    return None if education.something_to_read(rule.patient) else Why.NOTHING_DUE


def _review(rule: Rule, today: date) -> Why | None:
    due = any(reading.day.review_due for reading in readings_of(rule, today))
    return None if due else Why.NOTHING_DUE


def _safety(rule: Rule, today: date) -> Why | None:
    has_plan = bool(active_plans(rule.patient))
    due = has_plan and screening_due(rule.patient, today) is not None
    return None if due else Why.NOTHING_DUE


OF_KIND: Final[dict[Kind, Callable[[Rule, date], "Why | None"]]] = {
    Kind.TODAY: _of_plans,
    Kind.SESSION: _of_plans,
    Kind.CHECK_IN: _check_in,
    Kind.LESSON: _lesson,
    Kind.REVIEW: _review,
    Kind.SAFETY: _safety,
}
