"""The rows a plan's days come from, read in a constant number of queries.

Only chapters, declared events, entries of the plan's own activity and what was shown: no query
here, or in `pacing` at all, touches how a person felt.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value

from diary.models import ActivityEntry, Purpose
from pacing.adapters.values import SAFETY
from pacing.engine import Session
from pacing.models import Chapter, DayShown, Plan, PlanEvent
from pacing.reading import RECENT
from pacing.selectors.events import LOOK_BACK
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

    Sessions go back to the start of the chapter that runs on `first`, or of the first later one;
    events so far too, and at least 60 days; safety events to the beginning.
    """
    found = {plan.pk: PlanRows(plan=plan, chapters=[]) for plan in plans}
    for chapter in _chapters(plans, last):
        rows = found[chapter.plan_id]
        chapter.plan = rows.plan
        rows.chapters.append(chapter)
    running = [rows for rows in found.values() if rows.chapters]
    if running:
        _add_events(running, first=first)
        _add_sessions(running, first=first, last=last)
    return running


def _chapters(plans: Sequence[Plan], last: date) -> QuerySet[Chapter]:
    """Without their plans, which are at hand, and without the tables that were shown with them."""
    rows = agreed().filter(plan__in=plans, starts_on__lte=last)
    return rows.select_related(None).select_related("decision").defer("decision__table_shown")


def _add_events(found: list[PlanRows], *, first: date) -> None:
    of_plans = Q(plan=None) | Q(plan__in=[each.plan.pk for each in found])
    earliest = min(first - LOOK_BACK, *(_since(each, first) for each in found))
    since = Q(first__gte=earliest) | Q(kind__in=SAFETY)
    patients = {each.plan.patient_id for each in found}
    rows = PlanEvent.objects.filter(of_plans, since, patient__in=patients).select_related("void")
    for row in rows:
        for each in found:
            if row.plan_id in {None, each.plan.pk} and row.patient_id == each.plan.patient_id:
                each.events.append(row)


def _add_sessions(found: list[PlanRows], *, first: date, last: date) -> None:
    """The sessions of each plan, each with the number that stood for its date."""
    each, *others = [
        _sessions(rows.plan, number, since=_since(rows, first), last=last)
        for number, rows in enumerate(found)
    ]
    for number, on, amount, shown in each.union(*others, all=True) if others else each:
        found[number].sessions.append(Session(on=on, amount=amount, due=shown))


def _sessions(
    plan: Plan, number: int, *, since: date, last: date
) -> QuerySet[ActivityEntry, tuple[int, date, int, int | None]]:
    """Of one plan: `number`, date, amount and what was shown last for that date."""
    due = DayShown.objects.filter(plan=plan.pk, on=OuterRef("occurred_on")).order_by("-version")
    rows = ActivityEntry.objects.filter(
        activity=plan.activity_id,
        occurred_on__range=(since, last),
        purpose=Purpose.PLANNED,
        removed_at=None,
    ).order_by()
    return rows.annotate(number=Value(number), due=Subquery(due.values("quota")[:1])).values_list(
        "number", "occurred_on", "amount", "due"
    )


def _since(rows: PlanRows, first: date) -> date:
    """The start of the chapter that runs, or the recent dates before, within the plan."""
    began, running = rows.chapters[0].starts_on, rows.running(first)
    return began if running is None else max(began, min(running.starts_on, first - RECENT))
