"""The first ten minutes: which step comes next follows from what is there, nothing else is kept."""

from datetime import date
from enum import StrEnum

from django.db.models import Exists, OuterRef

from accounts.models import Patient
from diary.models import ActivityEntry, DayCheckIn
from goals.models import Goal
from pacing.models import Chapter, Plan, Screening
from pacing.selectors import Need, may_begin_plan, permit


class Step(StrEnum):
    """The steps in their order; each value is the name of its address."""

    ZONE = "start_zone"
    GOAL = "start_goal"
    SAFETY = "start_safety"
    ACTIVITY = "start_activity"
    TRY = "start_try"


BEFORE_A_PLAN = {Need.ANSWERS: Step.SAFETY, Need.NOTHING: Step.ACTIVITY}
"""Where someone without a plan goes on; whoever needs a clinician first waits on Today."""


def next_step(patient: Patient, today: date) -> Step | None:
    """The first step that has left no trace yet; None once a plan has begun, or has to wait."""
    if patient.zone_confirmed_at is None:
        return Step.ZONE
    if not Goal.objects.filter(patient=patient).exists():
        return Step.GOAL
    plan = first_plan(patient)
    if plan is None:
        return BEFORE_A_PLAN.get(may_begin_plan(patient, today).need)
    if permit(patient).need is Need.CLEARANCE:
        return None
    tried = ActivityEntry.objects.filter(activity=plan.activity, removed_at=None)
    agreed = Chapter.objects.filter(plan=plan)
    return None if tried.exists() or agreed.exists() else Step.TRY


def first_plan(patient: Patient) -> Plan | None:
    """The oldest plan that is not closed."""
    plans = Plan.objects.filter(patient=patient).exclude(state=Plan.State.CLOSED)
    return plans.select_related("activity").order_by("pk").first()


def is_newcomer(patient: Patient) -> bool:
    """Whether the person has neither plan nor diary yet, so that signing in leads to the start."""
    mine = {"patient": OuterRef("pk")}
    used = Patient.objects.filter(pk=patient.pk).filter(
        Exists(Plan.objects.filter(**mine))
        | Exists(DayCheckIn.objects.filter(**mine))
        | Exists(ActivityEntry.objects.filter(**mine))
        | Exists(Screening.objects.filter(**mine))
    )
    return not used.exists()
