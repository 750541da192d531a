"""Plans, their chapters and the try-outs they can start from."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Patient
from common.prepared import Prepared
from diary.models import Activity, ActivityEntry, Purpose
from pacing.choices import Tried
from pacing.models import Chapter, ChapterSetAside, Decision, Plan

MOST_PLANS = 3
MOST_TRIED = 7
TRIED_WITHIN = timedelta(days=14)
AGREED = (Decision.Outcome.AGREED, Decision.Outcome.IMPOSED)


def open_plans(patient: Patient) -> list[Plan]:
    """Every plan that is not closed, oldest first, with its activity and goal."""
    return _open_plans(patient.pk)


@Prepared
def _open_plans(patient: UUID) -> QuerySet[Plan]:
    rows = Plan.objects.filter(patient=patient).exclude(state=Plan.State.CLOSED)
    return rows.select_related("activity", "goal").order_by("created_at", "pk")


def active_plans(patient: Patient) -> list[Plan]:
    """The plans that were agreed to and are not closed, oldest first."""
    return [plan for plan in open_plans(patient) if plan.state == Plan.State.ACTIVE]


def open_plan_for(activity: Activity) -> Plan | None:
    """The one plan of this activity that is not closed."""
    return Plan.objects.filter(activity=activity).exclude(state=Plan.State.CLOSED).first()


def closed_plans_of(activity: UUID) -> list[Plan]:
    """The activity's plans that have ended, the latest first."""
    rows = Plan.objects.filter(activity=activity, state=Plan.State.CLOSED)
    return list(rows.select_related("activity", "patient").order_by("-closed_at"))


def active_plan_for(activity: Activity) -> Plan | None:
    """The plan that runs for this activity."""
    plan = open_plan_for(activity)
    return plan if plan is not None and plan.state == Plan.State.ACTIVE else None


def agreed() -> QuerySet[Chapter]:
    """Every chapter that was agreed to and not set aside, in its order, with its plan."""
    aside = ChapterSetAside.objects.filter(chapter=OuterRef("pk"), event__void=None)
    rows = Chapter.objects.filter(~Exists(aside), decision__outcome__in=AGREED)
    return rows.select_related("plan__activity", "plan__goal", "decision").order_by("number")


def agreed_chapters(patient: Patient) -> QuerySet[Chapter]:
    """Those of all the person's plans that run."""
    return agreed().filter(plan__patient=patient, plan__state=Plan.State.ACTIVE)


def chapters_of(plan: Plan) -> list[Chapter]:
    """Those of one plan, whatever its state."""
    return _chapters(plan.pk)


@Prepared
def _chapters(plan: UUID) -> QuerySet[Chapter]:
    return agreed().filter(plan=plan)


def running_chapter(plan: Plan, on: date) -> Chapter | None:
    """The highest agreed chapter that has begun by that date."""
    begun = [chapter for chapter in chapters_of(plan) if chapter.starts_on <= on]
    return begun[-1] if begun else None


def coming_chapter(plan: Plan, after: date) -> Chapter | None:
    """An agreed chapter that begins later than that date."""
    agreed = chapters_of(plan)
    return agreed[-1] if agreed and agreed[-1].starts_on > after else None


def growing(plans: Iterable[Plan]) -> list[Plan]:
    """Those whose latest dates, agreed to, may still grow."""
    latest = ((plan, chapters_of(plan)) for plan in plans)
    return [plan for plan, chapters in latest if chapters and chapters[-1].increments_allowed]


def proposal(plan: Plan) -> Chapter | None:
    """The chapter that waits for a yes."""
    rows = Chapter.objects.filter(plan=plan, decision=None).select_related("plan__activity")
    return rows.order_by("-number").first()


def trials(plan: Plan) -> tuple[Tried, ...]:
    """The try-outs since the last ones a chapter used: one a date, within 14 days, at most 7.

    Those of a plan that was closed long before this one began are not among them.
    """
    used = [
        each.on
        for chapter in chapters_of(plan)
        if chapter.measured
        for each in chapter.trials.all()
    ]
    since = plan.patient.day_of(plan.created_at) - TRIED_WITHIN
    rows = ActivityEntry.objects.filter(purpose=Purpose.TRIAL)
    rows = rows.filter(occurred_on__gt=max([since, *used]))
    return _largest_a_day(rows, plan.activity_id)


def diary_days(plan: Plan, today: date) -> tuple[Tried, ...]:
    """The last dates on which the activity was noted for whatever purpose: "use my diary"."""
    rows = ActivityEntry.objects.filter(occurred_on__gt=today - TRIED_WITHIN)
    return _largest_a_day(rows, plan.activity_id)


def _largest_a_day(rows: QuerySet[ActivityEntry], activity: UUID) -> tuple[Tried, ...]:
    """Of several on a date the largest, of the last 14 days that end with the latest."""
    found: dict[date, Tried] = {}
    mine = rows.filter(activity=activity, removed_at=None).order_by("-occurred_on", "-amount")
    for entry in mine[:200]:
        if found and max(found) - entry.occurred_on >= TRIED_WITHIN:
            break
        tried = Tried(on=entry.occurred_on, amount=entry.amount, entry=entry.pk)
        found.setdefault(entry.occurred_on, tried)
    return tuple(sorted(found.values(), key=lambda each: each.on))[-MOST_TRIED:]
