"""The weeks ahead on one printed page, with a box for each session."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext

from common.amounts import plain_date, short_amount
from common.dates import week_of
from pacing.adapters import History, Planned
from pacing.adapters import terms as terms_of
from pacing.models import Plan
from pacing.presenters.words import brief_date, flare_words, weekday

WEEKS = timedelta(weeks=12)
MOST_LINES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """The head of a column."""

    short: str
    full: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A date: a box to tick where something is due; `step` is a number that is new from there."""

    due: bool
    label: str
    step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A line of the page."""

    date: str
    amount: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPage:
    """One sheet of A4."""

    title: str
    rule: str
    caption: str
    weekdays: tuple[Weekday, ...]
    weeks: tuple[Week, ...]
    notes: tuple[str, ...]
    back_url: str
    back_label: str


def print_sheet(plan: Plan, history: History, *, today: date) -> PrintPage:
    """The sheet from today's week on, for someone who does what is planned."""
    begun = [chapter for chapter in history.chapters if chapter.starts_on <= today]
    terms = terms_of(begun[-1] if begun else history.chapters[0])
    name = plan.activity.name
    return PrintPage(
        title=gettext("%(activity)s: my weeks") % {"activity": name},
        rule=gettext("No more and no less, on good days and on bad days. Tick a box a day."),
        caption=gettext("%(activity)s, week by week") % {"activity": name},
        weekdays=tuple(
            Weekday(short=weekday(day, short=True), full=weekday(day)) for day in range(7)
        ),
        weeks=tuple(_weeks(history.ahead, unit=plan.activity.unit, today=today))[:MOST_LINES],
        notes=(
            gettext("Printed on %(date)s. A step comes once most of the days before are done.")
            % {"date": plain_date(today)},
            gettext("In a flare: %(rule)s") % {"rule": flare_words(terms.flare_rule)},
            gettext("A number under a box is new from that day on. Nothing is made up."),
        ),
        back_url=reverse("pacing:progress", args=[plan.pk]),
        back_label=name,
    )


def _weeks(days: Sequence[Planned], *, unit: str, today: date) -> Iterable[Week]:
    by_date = {day.on: day for day in days}
    if not by_date:
        return
    monday, last = week_of(min(by_date))[0], max(by_date)
    while monday <= last:
        dates = week_of(monday)
        due = {on: by_date[on].quota or 0 for on in dates if on in by_date and by_date[on].quota}
        if due:
            amounts = list(due.values())
            new = min((on for on in due if due[on] != amounts[0]), default=None)
            yield Week(
                date=brief_date(monday, monday),
                amount=short_amount(amounts[0], unit),
                boxes=tuple(
                    Box(
                        due=on in due,
                        label=plain_date(on, today),
                        step=short_amount(due[on], unit) if on == new else "",
                    )
                    for on in dates
                ),
            )
        monday += timedelta(weeks=1)
