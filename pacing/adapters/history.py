"""A plan's days behind and ahead for the page that draws them: numbers and states, no reasons."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from common.prepared import Prepared
from pacing.adapters.days import courses, segments
from pacing.adapters.rows import PlanRows, read
from pacing.engine import Course, PlanState
from pacing.models import Chapter, DayShown, Plan, PlanEvent
from pacing.reading import asked_for, is_met


class Planned(NamedTuple):
    """What a date asks for in base units, None where nothing is due, what was done of it, and
    whether that counts as done: at least `share` of it.

    A page holds hundreds: a named tuple is made in a third of the time.
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
        lived = _lived(rows, first, today)
        behind: list[Planned] = []
        ahead: list[Planned] = []
        for chapter, course in _walk(rows, first=first, today=today, last=last):
            on, share = course.on, chapter.met_fraction
            if on <= today:
                behind.append(lived.day(on, course, share))
            if on >= today:
                ahead.append(Planned(on, course.state, course.quota, share))
        return History(
            began_on=rows.began_on,
            chapters=tuple(rows.chapters),
            events=tuple(rows.standing),
            behind=tuple(behind),
            ahead=tuple(ahead),
        )
    return None


def _walk(
    rows: PlanRows, *, first: date, today: date, last: date
) -> Iterator[tuple[Chapter, Course]]:
    """Each date with its chapter, from today on as planned."""
    for chapter, until in segments(rows.chapters, last):
        if until >= first:
            for course in courses(rows, chapter, last=until, as_planned_from=today):
                if course.on >= first:
                    yield chapter, course


@dataclass(frozen=True, slots=True)
class Lived:
    """What was shown for each date in turn, and what was done on it."""

    shown: dict[date, list[int | None]]
    done: Counter[date]

    def day(self, on: date, course: Course, share: Fraction) -> Planned:
        """The open date of the course as it was: with the number shown where one was."""
        done = self.done.get(on, 0)
        shown = self.shown.get(on)
        quota = course.quota if shown is None else asked_for(shown, done, share=share)
        return Planned(on, course.state, quota, share, done)


def _lived(rows: PlanRows, first: date, today: date) -> Lived:
    shown: dict[date, list[int | None]] = {}
    for on, quota in _shown(rows.plan.pk, first, today):
        shown.setdefault(on, []).append(quota)
    done: Counter[date] = Counter()
    for session in rows.sessions:
        done[session.on] += session.amount
    return Lived(shown, done)


@Prepared
def _shown(plan: UUID, first: date, last: date) -> QuerySet[DayShown, tuple[date, int | None]]:
    """Each date with what was shown for it, in turn."""
    rows = DayShown.objects.filter(plan=plan, on__range=(first, last))
    return rows.order_by("version").values_list("on", "quota")
