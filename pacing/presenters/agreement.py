"""The page that is agreed to: every date, what happens when, and the load of a week (P2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from common.amounts import amount
from diary.library import drawing_of
from diary.models import Unit
from pacing.adapters import after_hold
from pacing.adapters import terms as terms_of
from pacing.engine import Terms, forecast
from pacing.models import Chapter
from pacing.presenters.dates import (
    DateRow,
    Table,
    condition_words,
    lowered_words,
    pace_words,
    rows_of,
)
from pacing.presenters.history import Line
from pacing.presenters.words import days_words, flare_words

ROWS_AT_ONCE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One line of what is agreed: when, and what then."""

    when: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a week asks for, with all plans together where there are several."""

    title: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreePage:
    """`rows` and `later_rows` together are the whole table, as it is kept."""

    plan_title: str
    total: int
    towards: str
    headline: str
    lines: tuple[str, ...]
    drawing: str
    caption: str
    rows: tuple[DateRow, ...]
    later_rows: tuple[DateRow, ...]
    promises: tuple[Promise, ...]
    load: Load | None
    back_url: str
    back_label: str
    change_url: str
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly:
    """One plan's week: base units on each of so many days."""

    name: str
    unit: str
    quota: int
    days: int

    @property
    def in_all(self) -> int:
        return self.quota * self.days


def agree_page(
    chapter: Chapter,
    *,
    today: date,
    weekly: Sequence[Weekly],
    total: int,
    back: str,
    is_lowered: bool,
    form: Form,
) -> AgreePage:
    """`weekly` are the person's other plans that run; `total` counts the screens up to here.
    `is_lowered` where a start was chosen that is higher than a plan that may not grow may have.
    """
    plan, terms = chapter.plan, after_hold(terms_of(chapter), chapter.plan.patient)
    table = forecast(terms)
    rows, later_rows = _folded(table, terms, today=today)
    caption = ", ".join(filter(None, (pace_words(terms), condition_words(terms))))
    return AgreePage(
        plan_title=plan.activity.name,
        total=total,
        towards=gettext("Towards your goal: %(goal)s") % {"goal": plan.goal.text}
        if plan.goal
        else "",
        headline=gettext("%(activity)s, %(days)s")
        % {"activity": plan.activity.name, "days": days_words(terms.weekdays)},
        lines=tuple(_lines(chapter, terms, is_lowered=is_lowered)),
        drawing=drawing_of(plan.activity),
        caption=caption,
        rows=rows,
        later_rows=later_rows,
        promises=promises(terms),
        load=_load(weekly, *_own(plan.activity.name, table, terms)),
        back_url=reverse("pacing:builder", args=[plan.pk, back]) if back else _change(chapter),
        back_label=gettext("Back"),
        change_url=_change(chapter, back),
        form=form,
    )


def _change(chapter: Chapter, back: str = "") -> str:
    """Where something of these dates can be changed."""
    if back:
        return reverse("pacing:builder", args=[chapter.plan_id, back])
    return reverse("pacing:change", args=[chapter.plan_id])


def promises(terms: Terms) -> tuple[Promise, ...]:
    """What is agreed for good days, bad days, a flare and a gap."""
    return (
        Promise(
            when=gettext("On good days"),
            what=gettext("I stop at the number, even if I feel I could do more."),
        ),
        Promise(
            when=gettext("On bad days"),
            what=gettext("I do the same number, in small parts if I like."),
        ),
        Promise(when=gettext("In a flare"), what=flare_words(terms.flare_rule)),
        Promise(
            when=gettext("After a gap"),
            what=gettext("I make nothing up. The plan waits for me."),
        ),
    )


def _folded(
    table: Table, terms: Terms, *, today: date
) -> tuple[tuple[DateRow, ...], tuple[DateRow, ...]]:
    """The lines at once and those folded away, the bars of each drawn to a scale of their own."""
    first, rest = table[:ROWS_AT_ONCE], table[ROWS_AT_ONCE:]
    unit, goal = terms.unit, terms.goal
    later = rows_of(rest, unit=unit, goal=goal, today=first[-1][0])
    return rows_of(first, unit=unit, goal=goal, today=today), later


def _lines(chapter: Chapter, terms: Terms, *, is_lowered: bool) -> Iterable[str]:
    first = amount(forecast(terms)[0][1], terms.unit)
    if forecast(terms)[0][1] < forecast(terms_of(chapter))[0][1]:
        yield gettext("After the safety stop you go on one step lower, at %(first)s.") % {
            "first": first
        }
    if is_lowered:
        yield lowered_words(terms)
    if terms.sessions_per_day > 1:
        yield ngettext(
            "In %(parts)s part.",
            "In %(parts)s parts, with %(rest)s minutes of rest between.",
            terms.sessions_per_day,
        ) % {"parts": terms.sessions_per_day, "rest": chapter.rest_minutes}
    if not chapter.measured:
        yield gettext("%(first)s is chosen, not measured. You can try it out after two weeks.") % {
            "first": first
        }


def _own(name: str, table: Sequence[tuple[date, int]], terms: Terms) -> tuple[Weekly, ...]:
    days = len(terms.weekdays)
    first = Weekly(name=name, unit=terms.unit, quota=table[0][1], days=days)
    if len(table) == 1:
        return (first,)
    later = gettext("%(activity)s, at the last date") % {"activity": name}
    return (first, Weekly(name=later, unit=terms.unit, quota=table[-1][1], days=days))


def _load(others: Sequence[Weekly], first: Weekly, *later: Weekly) -> Load:
    """A line a plan; where others are counted in time, also the minutes of all at the start."""
    rows = [_weekly_line(each) for each in (*others, first, *later)]
    timed = [each.in_all for each in (*others, first) if each.unit == Unit.SECONDS]
    if others and timed:
        in_all = amount(sum(timed), Unit.SECONDS)
        rows.append(Line(head=gettext("All together at first"), cells=(in_all,)))
    return Load(
        title=gettext("All your plans in a week") if others else gettext("What a week asks of you"),
        caption=gettext("Added up over seven days"),
        heads=(gettext("Plan"), gettext("A week")),
        rows=tuple(rows),
    )


def _weekly_line(each: Weekly) -> Line:
    return Line(head=each.name, cells=(amount(each.in_all, each.unit),))
