"""The plan itself: begun for an activity, and ended."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext

from accounts.models import Patient, User
from common.refusal import Refused
from diary.models import Activity
from goals.models import Goal
from pacing.models import Decision, Plan
from pacing.selectors import MOST_PLANS, may_begin_plan, open_plan_for, open_plans, proposal
from pacing.selectors.safety import Need
from pacing.services.locks import check_own, locked
from pacing.services.room import too_many
from pacing.services.safety import release_if_allowed

LONGEST_REASON = 200


@transaction.atomic
def begin(
    *, patient: Patient, activity: Activity, goal: Goal | None, by: User, now: datetime, today: date
) -> Plan:
    """A plan for the activity, or the one it has. It runs only once its dates are agreed to.

    Refused for another person's activity or goal, an archived activity, and beyond three plans.
    """
    check_own(patient, by)
    if activity.patient_id != patient.pk or activity.archived_at is not None:
        raise Refused(gettext("This activity is not on your list."))
    if goal is not None and goal.patient_id != patient.pk:
        raise Refused(gettext("This goal is not on your list."))
    locked(patient.pk)
    there = open_plan_for(activity)
    if there is not None:
        return there
    if len(open_plans(patient)) >= MOST_PLANS:
        raise Refused(too_many())
    asked = may_begin_plan(patient, today).need is Need.ANSWERS
    return Plan.objects.create(
        patient=patient,
        activity=activity,
        goal=goal,
        state=Plan.State.DRAFT if asked else Plan.State.SCREENED,
        created_at=now,
    )


@transaction.atomic
def close(*, plan: Plan, reason: str, by: User, now: datetime) -> Plan:
    """Ends the plan; what was agreed and done stays. A plan that has ended stays as it is."""
    check_own(plan.patient, by)
    patient = locked(plan.patient_id)
    row = Plan.objects.get(pk=plan.pk)
    if row.state == Plan.State.CLOSED:
        return row
    waiting = proposal(row)
    if waiting is not None:
        Decision.objects.create(
            chapter=waiting, outcome=Decision.Outcome.WITHDRAWN, by=by, at=now, table_shown=[]
        )
    row.state, row.closed_at = Plan.State.CLOSED, now
    row.closed_reason = reason.strip()[:LONGEST_REASON]
    row.save(update_fields=["state", "closed_at", "closed_reason"])
    today = patient.day_of(now)
    release_if_allowed(patient=patient, by=by, now=now, today=today)
    return row
