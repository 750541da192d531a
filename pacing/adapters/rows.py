"""The rows a plan's days come from, read in a constant number of queries.

Only chapters, declared events, entries of the plan's own activity and what was shown: no query
here touches how a person felt.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypedDict
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value

from common.prepared import Prepared
from diary.models import ActivityEntry, Purpose
from pacing.adapters.values import SAFETY
from pacing.engine import Session
from pacing.models import Chapter, DayShown, Plan, PlanEvent
from pacing.selectors.events import LOOK_BACK
from pacing.selectors.plans import agreed

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Began(TypedDict):
    """What the chapters are read with: the first date of their plan."""

    began_on: date


@dataclass(slots=True, kw_only=True)
class PlanRows:
    """What was read of one plan: the agreed chapters that matter, in their order.

    `began_on` is the first date of the plan's first chapter, whether that is among them or not.
    """

    plan: Plan
    began_on: date = date.max
    chapters: list[Chapter] = field(default_factory=list)
    events: list[PlanEvent] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)

    @property
    def standing(self) -> list[PlanEvent]:
        """The events that were not taken back."""
        return [row for row in self.events if not hasattr(row, "void")]

    def running(self, on: date) -> Chapter | None:
        begun = [chapter for chapter in self.chapters if chapter.starts_on <= on]
        return begun[-1] if begun else None


def read(plans: Sequence[Plan], *, first: date, last: date) -> list[PlanRows]:
    """The plans that run somewhere from `first` to `last`, in three queries.

    Chapters that were over 60 days before `first` are not read, however many they are. Sessions go
    back to the start of the chapter that runs on `first`, or of the first later one; events so far
    too, and at least 60 days; safety events to the beginning.
    """
    if not plans:
        return []
    found = {plan.pk: PlanRows(plan=plan) for plan in plans}
    for chapter in _chapters(tuple(found), first - LOOK_BACK, last):
        rows = found[chapter.plan_id]
        chapter.plan, rows.began_on = rows.plan, chapter.began_on
        rows.chapters.append(chapter)
    running = [rows for rows in found.values() if rows.chapters]
    if running:
        _add_events(running, first=first)
        _add_sessions(running, first=first, last=last)
    return running


@Prepared
def _chapters(
    plans: tuple[UUID, ...], since: date, last: date
) -> QuerySet["WithAnnotations[Chapter, Began]"]:
    """Those that run somewhere from `since` to `last`, without the tables shown with them.

    Their plans are at hand.
    """
    begun = agreed().filter(starts_on__lte=last)
    same = begun.filter(plan=OuterRef("plan"))
    later = same.filter(number__gt=OuterRef("number"), starts_on__lte=since)
    rows = begun.filter(~Exists(later), plan__in=plans)
    rows = rows.annotate(began_on=Subquery(same.values("starts_on")[:1]))
    return rows.select_related(None).select_related("decision").defer("decision__table_shown")


def _add_events(found: list[PlanRows], *, first: date) -> None:
    earliest = min(first - LOOK_BACK, *(_since(each, first) for each in found))
    patients = {each.plan.patient_id for each in found}
    for row in _events(tuple(patients), tuple(each.plan.pk for each in found), earliest):
        for each in found:
            if row.plan_id in {None, each.plan.pk} and row.patient_id == each.plan.patient_id:
                each.events.append(row)


@Prepared
def _events(
    patients: tuple[UUID, ...], plans: tuple[UUID, ...], since: date
) -> QuerySet[PlanEvent]:
    of_plans = Q(plan=None) | Q(plan__in=plans)
    in_time = Q(first__gte=since) | Q(kind__in=SAFETY)
    return PlanEvent.objects.filter(of_plans, in_time, patient__in=patients).select_related("void")


def _add_sessions(found: list[PlanRows], *, first: date, last: date) -> None:
    """The sessions of each plan, each with the number that stood for its date."""
    rows = _sessions(
        tuple(each.plan.pk for each in found),
        tuple(each.plan.activity_id for each in found),
        tuple(_since(each, first) for each in found),
        last,
    )
    for number, on, amount, shown in rows:
        found[number].sessions.append(Session(on=on, amount=amount, due=shown))


@Prepared
def _sessions(
    plans: tuple[UUID, ...], activities: tuple[UUID, ...], since: tuple[date, ...], last: date
) -> QuerySet[ActivityEntry, tuple[int, date, int, int | None]]:
    """Which of the plans, date, amount, and what was shown last for that date."""
    each, *others = [
        _sessions_of(number, *of, last)
        for number, of in enumerate(zip(plans, activities, since, strict=True))
    ]
    return each.union(*others, all=True) if others else each


def _sessions_of(
    number: int, plan: UUID, activity: UUID, since: date, last: date
) -> QuerySet[ActivityEntry, tuple[int, date, int, int | None]]:
    due = DayShown.objects.filter(plan=plan, on=OuterRef("occurred_on")).order_by("-version")
    rows = ActivityEntry.objects.filter(
        activity=activity,
        occurred_on__range=(since, last),
        purpose=Purpose.PLANNED,
        removed_at=None,
    ).order_by()
    return rows.annotate(number=Value(number), due=Subquery(due.values("quota")[:1])).values_list(
        "number", "occurred_on", "amount", "due"
    )


def _since(rows: PlanRows, first: date) -> date:
    """The start of the chapter that runs on that date, or of the plan where none does yet."""
    running = rows.running(first)
    return rows.began_on if running is None else running.starts_on
