"""What is done for today's plan: a timer started, a session noted or taken back."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from accounts.models import Patient, User
from common.refusal import Refused
from diary.models import Activity, ActivityEntry, Purpose, Source, TimerRun
from diary.services import entries, timers
from pacing.adapters import days_for
from pacing.models import Plan
from pacing.selectors import hold_on, open_plan_for
from pacing.services.locks import locked
from painapp import purposes
from painapp.due import due_part


def start_timer(
    *,
    patient: Patient,
    activity: Activity,
    purpose: Purpose,
    today: date,
    now: datetime,
    client_uuid: UUID,
    small: bool = False,
) -> TimerRun:
    """Starts the timer; a planned session runs to what is left of today's part, and no further, a
    `small` one to a short part of it.

    Refused where no plan asks for it today, or all of it is done; and a try while a hold lasts.
    """
    if activity.patient_id != patient.pk:
        raise Refused(gettext("This activity is not on your list."))
    plan = open_plan_for(activity)
    if purpose not in purposes.purposes_on(plan, today):
        raise Refused(gettext("No plan runs for this activity today."))
    if purpose == Purpose.TRIAL and hold_on(patient, today) is not None:
        raise Refused(gettext("On hold for your safety. Tries can wait until your plan goes on."))
    target, rest_seconds = None, 0
    if purpose == Purpose.PLANNED and plan is not None:
        part = due_part(plan, on=today, now=now, small=small)
        if part is None:
            raise Refused(gettext("There is nothing more to do for this plan today."))
        target, rest_seconds = part.amount, part.rest_seconds
    return timers.start(
        patient=patient,
        activity=activity,
        purpose=purpose,
        target=target,
        rest_seconds=rest_seconds,
        now=now,
        client_uuid=client_uuid,
    )


@transaction.atomic
def note_done(
    *, plan: Plan, today: date, by: User, now: datetime, client_uuid: UUID
) -> ActivityEntry:
    """Notes what is left of today's quota as done; the same `client_uuid` again notes nothing.

    What is left is read under the person's lock: "done" in two tabs at once is one session.
    Refused where nothing is left or due today.
    """
    locked(plan.patient_id)
    known = ActivityEntry.objects.filter(patient=plan.patient_id, client_uuid=client_uuid).first()
    if known is not None:
        return known
    reading = days_for([plan], today).get(plan.pk)
    left = (reading.shown_quota or 0) - reading.done if reading else 0
    if left <= 0:
        raise Refused(gettext("There is nothing more to do for this plan today."))
    return entries.log(
        patient=plan.patient,
        activity=plan.activity,
        amount=left,
        occurred_on=today,
        purpose=Purpose.PLANNED,
        source=Source.TODAY,
        today=today,
        by=by,
        now=now,
        client_uuid=client_uuid,
    )


def undo_latest(*, plan: Plan, today: date, by: User, now: datetime) -> ActivityEntry | None:
    """Takes the latest session of today out of diary and plan; None where there is none."""
    mine = ActivityEntry.objects.filter(activity=plan.activity_id, purpose=Purpose.PLANNED)
    latest = mine.filter(occurred_on=today, removed_at=None).order_by("-recorded_at").first()
    return entries.remove(entry=latest, by=by, now=now) if latest else None
