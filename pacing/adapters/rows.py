"""The rows a plan's days come from, read in a constant number of queries.

Only chapters, declared events, entries of the plan's own activity and what was shown: no query
here, or in `pacing` at all, touches how a person felt.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from diary.models import ActivityEntry, Purpose
from pacing.engine import Session
from pacing.models import Chapter, DayShown, Plan, PlanEvent
from pacing.selectors.plans import agreed


@dataclass(slots=True, kw_only=True)
class PlanRows:
    """What was read of one plan. `chapters` are agreed ones, in their order."""

    plan: Plan
    chapters: list[Chapter]
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

    Sessions go back to the start of the chapter that runs on `first`, or of the first later one.
    """
    chapters: defaultdict[UUID, list[Chapter]] = defaultdict(list)
    for chapter in agreed().filter(plan__in=plans, starts_on__lte=last):
        chapters[chapter.plan_id].append(chapter)
    found = [
        PlanRows(plan=of[0].plan, chapters=of) for of in (chapters[plan.pk] for plan in plans) if of
    ]
    if found:
        _add_events(found)
        _add_sessions(found, first=first, last=last)
    return found


def _add_events(found: list[PlanRows]) -> None:
    patients = {each.plan.patient_id for each in found}
    mine = Q(plan=None) | Q(plan__in=[each.plan.pk for each in found])
    rows = PlanEvent.objects.filter(mine, patient__in=patients).select_related("void")
    for row in rows:
        for each in found:
            if row.plan_id in {None, each.plan.pk} and row.patient_id == each.plan.patient_id:
                each.events.append(row)


def _add_sessions(found: list[PlanRows], *, first: date, last: date) -> None:
    """The sessions of each plan, each with the number that stood for its date."""
    spans = {each.plan.activity_id: (_since(each, first), last) for each in found}
    mine = [Q(activity=activity, occurred_on__range=span) for activity, span in spans.items()]
    due = DayShown.objects.filter(
        plan__in=[each.plan.pk for each in found],
        plan__activity=OuterRef("activity"),
        on=OuterRef("occurred_on"),
    )
    rows = ActivityEntry.objects.filter(
        reduce(or_, mine), purpose=Purpose.PLANNED, removed_at=None
    ).annotate(due=Subquery(due.order_by("-version").values("quota")[:1]))
    of = {each.plan.activity_id: each.sessions for each in found}
    for activity, on, amount, shown in rows.values_list(
        "activity_id", "occurred_on", "amount", "due"
    ):
        of[activity].append(Session(on=on, amount=amount, due=shown))


def _since(rows: PlanRows, first: date) -> date:
    running = rows.running(first)
    return running.starts_on if running is not None else rows.chapters[0].starts_on
