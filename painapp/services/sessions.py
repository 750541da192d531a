"""Starting a timer for what today's plan asks."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext

from accounts.models import Patient
from common.refusal import Refused
from diary.models import Activity, Purpose, TimerRun
from diary.services import timers
from pacing.selectors import open_plan_for
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
) -> TimerRun:
    """Starts the timer; a planned session runs to what is left of today's part, and no further.

    Refused where no plan asks for it today, or all of it is done.
    """
    plan = open_plan_for(activity)
    if purpose not in purposes.purposes_on(plan, today):
        raise Refused(gettext("No plan runs for this activity today."))
    target, rest_seconds = None, 0
    if purpose == Purpose.PLANNED and plan is not None:
        part = due_part(plan, on=today)
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
