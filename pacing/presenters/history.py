"""A plan's days behind it, as points of a chart and lines of tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from itertools import groupby

from django.utils.translation import gettext

from common.amounts import plain_date, short_amount, short_date, short_range
from pacing.adapters import Planned
from pacing.engine import PlanState
from pacing.presenters.figure import Point, Span

WEEK = timedelta(days=7)
DAY = timedelta(days=1)
MOST_DAYS = 84
"""Up to twelve weeks are drawn day by day, longer spans by the week or by several."""

MOST_POINTS = 60
DAYS_LISTED = 28
STOPPED = {PlanState.PAUSED, PlanState.SAFETY_HOLD, PlanState.REBASELINE_DUE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a table."""

    head: str
    cells: tuple[str, ...]
    now: bool = False


def points(history: Sequence[Planned]) -> tuple[Point, ...]:
    """Never more than `MOST_DAYS`; rest days keep the line, stops open a gap."""
    if len(history) <= MOST_DAYS:
        return tuple(_daily(history))
    weeks = -(-len(history) // (7 * MOST_POINTS))
    return tuple(_together(bin_) for bin_ in _bins(history, weeks * WEEK))


def flares(history: Iterable[Planned]) -> tuple[Span, ...]:
    """The stretches of dates in a flare."""
    runs = groupby(history, key=lambda day: day.state == PlanState.FLARE)
    spans = [list(days) for in_flare, days in runs if in_flare]
    return tuple(Span(first=days[0].on, until=days[-1].on + DAY) for days in spans)


def week_lines(history: Sequence[Planned], *, unit: str, today: date) -> tuple[Line, ...]:
    """A line a week, newest first: from when, planned a day, days done of days due.

    Today is counted once it is done.
    """
    lines = [
        Line(
            head=_dated(_monday(days[0].on), today),
            cells=(_planned(days, unit), _kept(days, today)),
            now=days[-1].on >= today,
        )
        for days in _bins(history, WEEK)
    ]
    return tuple(reversed(lines))


def _planned(days: Sequence[Planned], unit: str) -> str:
    """ "15 min", "14–15 min" where the number changed in the week."""
    due = [day.quota for day in days if day.quota]
    return short_range(min(due), max(due), unit) if due else gettext("nothing due")


def _kept(days: Sequence[Planned], today: date) -> str:
    """ "5 of 7"; nothing where no day counts yet."""
    due = [day for day in days if day.quota and (day.on < today or day.met)]
    if not due:
        return "–"
    return gettext("%(done)s of %(due)s") % {"done": sum(day.met for day in due), "due": len(due)}


def day_lines(history: Sequence[Planned], *, unit: str, today: date) -> tuple[Line, ...]:
    """The last four weeks day by day, newest first: what you were shown, what you did."""
    said = cache(partial(short_amount, unit=unit))
    return tuple(
        Line(
            head=plain_date(day.on, today),
            cells=(
                said(day.quota) if day.quota else gettext("nothing due"),
                said(day.done) if day.done else "–",
            ),
            now=day.on == today,
        )
        for day in reversed(history[-DAYS_LISTED:])
    )


def _daily(history: Iterable[Planned]) -> Iterable[Point]:
    level = None
    for day in history:
        level = None if day.state in STOPPED else (day.quota or level)
        yield Point(on=day.on, planned=level, done=day.done or None)


def _together(days: Sequence[Planned]) -> Point:
    """Some weeks as one point: the highest that was due, and what was done on a usual day."""
    amounts = [day.done for day in days if day.done]
    return Point(
        on=days[0].on,
        planned=max((day.quota for day in days if day.quota), default=None),
        done=round(sum(amounts) / len(amounts)) if amounts else None,
    )


def _bins(history: Sequence[Planned], length: timedelta) -> Iterable[Sequence[Planned]]:
    """The dates in stretches of whole weeks that begin on a Monday."""
    if not history:
        return
    first = _monday(history[0].on)
    for _number, days in groupby(history, key=lambda day: (day.on - first) // length):
        yield list(days)


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday())


def _dated(on: date, today: date) -> str:
    return short_date(on) if on.year == today.year else f"{short_date(on)} {on.year}"
