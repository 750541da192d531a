"""A plan's days behind and ahead for the page that draws them: numbers and states, no reasons."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import QuerySet

from common.prepared import Prepared
from pacing.adapters.days import courses, segments
from pacing.adapters.rows import PlanRows, read
from pacing.engine import PlanState
from pacing.models import Chapter, DayShown, Plan, PlanEvent
from pacing.reading import asked_for, is_met


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What a date asks for in base units, None where nothing is due, what was done of it, and
    whether that counts as done: at least `share` of it.
    """

    on: date
    state: PlanState
    quota: int | None
    share: Fraction
    done: int = 0

    @property
    def met(self) -> bool:
        return is_met(self.quota, self.done, share=self.share)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Since when the plan runs, chapters and events of the span, and its days.

    `behind` goes through today, `ahead` begins with it.
    """

    began_on: date
    chapters: tuple[Chapter, ...]
    events: tuple[PlanEvent, ...]
    behind: tuple[Planned, ...]
    ahead: tuple[Planned, ...]


def history(plan: Plan, *, first: date, today: date, last: date) -> History | None:
    """From `first` through `today` as it was shown and done, then to `last` for someone who does
    every due session exactly; in four queries.

    None where nothing that was agreed begins by `last`.
    """
    for rows in read([plan], first=first, last=last):
        found = tuple(_walk(rows, first=first, today=today, last=last))
        behind = [each for each in found if each.on <= today]
        return History(
            began_on=rows.began_on,
            chapters=tuple(rows.chapters),
            events=tuple(rows.standing),
            behind=tuple(_as_it_was(plan, rows, behind)),
            ahead=tuple(each for each in found if each.on >= today),
        )
    return None


def _walk(rows: PlanRows, *, first: date, today: date, last: date) -> Iterator[Planned]:
    for chapter, until in segments(rows.chapters, last):
        if until >= first:
            for course in courses(rows, chapter, last=until, as_planned_from=today):
                if course.on >= first:
                    yield Planned(
                        on=course.on,
                        state=course.state,
                        quota=course.quota,
                        share=chapter.met_fraction,
                    )


def _as_it_was(plan: Plan, rows: PlanRows, days: list[Planned]) -> Iterator[Planned]:
    """The days with what was done, and with the number shown for a date where one was."""
    if not days:
        return
    shown: dict[date, list[int | None]] = {}
    for on, quota in _shown(plan.pk, days[0].on, days[-1].on):
        shown.setdefault(on, []).append(quota)
    done: Counter[date] = Counter()
    for session in rows.sessions:
        done[session.on] += session.amount
    for day in days:
        numbers = shown.get(day.on, [day.quota])
        quota = asked_for(numbers, done[day.on], share=day.share)
        yield Planned(on=day.on, state=day.state, quota=quota, share=day.share, done=done[day.on])


@Prepared
def _shown(plan: UUID, first: date, last: date) -> QuerySet[DayShown, tuple[date, int | None]]:
    """Each date with what was shown for it, in turn."""
    rows = DayShown.objects.filter(plan=plan, on__range=(first, last))
    return rows.order_by("version").values_list("on", "quota")
