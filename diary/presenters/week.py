"""A week of the diary: dots, each day's entries newest first, and hours by kind of activity."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext

from common import amounts
from common.dates import week_of
from diary.models import SCALES, ActivityEntry, Category, DayCheckIn, FlareEpisode, Unit
from diary.presenters.done import DoneLine, done_line
from diary.presenters.strip import Dot, day_anchor, strip
from diary.scales import SCALES as QUESTIONS
from diary.selectors import DiaryDay

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBlock:
    """One day of the list; `ratings` holds only what was answered, a line each."""

    on: date
    name: str
    anchor: str
    log_url: str
    check_in_url: str
    is_today: bool
    noted: bool
    lines: Sequence[DoneLine]
    tags: Sequence[str]
    hard: bool
    recall: str
    ratings: Sequence[str]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Time spent on one kind of activity; `share` is 0–100 of the longest."""

    label: str
    amount: str
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPage:
    """`earlier` and `later` are a day of the week before and after; None where there is none."""

    title: str
    this_week: bool
    today: date
    strip: Sequence[Dot]
    days: Sequence[DayBlock]
    bars: Sequence[Bar]
    earlier: date
    later: date | None
    empty: bool
    flare: FlareEpisode | None

    @property
    def legend(self) -> list[dict[str, str]]:
        """What the dots mean."""
        words = {"done": gettext("Noted"), "hard": gettext("Hard day"), "open": gettext("Open")}
        return [{"state": state, "label": label} for state, label in words.items()]


def week_page(
    days: Sequence[DiaryDay], *, today: date, flare: FlareEpisode | None = None
) -> WeekPage:
    """The page for seven days, Monday first."""
    first, last = days[0].on, days[-1].on
    this_week = first == week_of(today)[0]
    return WeekPage(
        title=gettext("Your week") if this_week else _span(first, last, today),
        this_week=this_week,
        today=today,
        strip=strip(days, today=today),
        days=[_block(day, today) for day in reversed(days) if day.on <= today],
        bars=_bars([entry for day in days for entry in day.entries]),
        earlier=first - WEEK,
        later=None if this_week else first + WEEK,
        empty=not any(day.noted for day in days),
        flare=flare,
    )


def _span(first: date, last: date, today: date) -> str:
    """The week by its dates, each year named that neither stands beside nor is the present one."""
    split = first.year != last.year
    words = {
        "first": amounts.short_date(first, today if split else None),
        "last": amounts.short_date(last, today),
    }
    return gettext("%(first)s to %(last)s") % words


def _block(day: DiaryDay, today: date) -> DayBlock:
    row = day.check_in
    return DayBlock(
        on=day.on,
        name=amounts.plain_date(day.on, today),
        anchor=day_anchor(day.on),
        log_url=f"{reverse('log_activity')}?on={day.on}",
        check_in_url=reverse("diary:check_in", args=[day.on]),
        is_today=day.on == today,
        noted=day.noted,
        lines=[done_line(entry) for entry in day.entries],
        tags=day.tags,
        hard=day.hard,
        recall=amounts.recall(row.recall_days) if row else "",
        ratings=_ratings(row) if row else [],
        note=row.note if row else "",
    )


def _ratings(row: DayCheckIn) -> list[str]:
    answers = ((QUESTIONS[name].past, getattr(row, name)) for name in SCALES)
    words = gettext("%(label)s: %(value)s of 10")
    return [
        words % {"label": label, "value": value} for label, value in answers if value is not None
    ]


def _bars(entries: Sequence[ActivityEntry]) -> list[Bar]:
    """Hours by category, in the order of the categories; what has no time is not counted."""
    totals: dict[str, int] = {}
    for entry in entries:
        category = entry.activity.category
        totals[category] = totals.get(category, 0) + _seconds(entry)
    longest = max(totals.values(), default=0)
    return [
        Bar(
            label=str(category.label),
            amount=amounts.short_amount(totals[category], Unit.SECONDS),
            share=max(1, 100 * totals[category] // longest),
        )
        for category in Category
        if totals.get(category)
    ]


def _seconds(entry: ActivityEntry) -> int:
    return entry.amount if entry.activity.unit == Unit.SECONDS else entry.seconds or 0
