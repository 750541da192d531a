"""The dated table of a plan, as it is drawn, agreed and kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from django.utils.translation import gettext, ngettext

from common.amounts import amount, short_amount, short_date
from pacing.engine import Compounding, Fixed, Terms, forecast, plan_day, to_resolution
from pacing.presenters.words import brief_date

Table = Sequence[tuple[date, int]]
WIDEST = 100
LOOK_AHEAD = timedelta(weeks=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """A line of the table: from when, how much a day, and its bar as 0–100 of the largest."""

    date: str
    share: int
    amount: str
    goal: bool = False
    now: bool = False


def rows_of(table: Table, *, unit: str, goal: int | None, today: date) -> tuple[DateRow, ...]:
    """Every line; the one that holds today is marked, and the one that reaches the goal.

    A date names its year where it is not that of the line before: "27 Dec", "3 Jan 2027", "10 Jan".
    """
    before = (today, *(on for on, _quota in table))
    largest = max((quota for _on, quota in table), default=1)
    current = max((on for on, _quota in table if on <= today), default=None)
    return tuple(
        DateRow(
            date=brief_date(on, last),
            share=round(quota * WIDEST / largest),
            amount=short_amount(quota, unit),
            goal=quota == goal,
            now=on == current,
        )
        for (on, quota), last in zip(table, before, strict=False)
    )


def pace_words(terms: Terms) -> str:
    """How it grows: "1 minute more each week", "10 % more every 2 weeks", "The same each day"."""
    if not terms.increments_allowed:
        return gettext("The same amount each time")
    return gettext("%(size)s more %(often)s") % {
        "size": _size_words(terms),
        "often": often_words(terms.step_days),
    }


def often_words(days: int) -> str:
    """ "each week", "every 2 weeks", "every 10 days"."""
    weeks, rest = divmod(days, 7)
    if rest:
        return ngettext("each day", "every %(days)s days", days) % {"days": days}
    return ngettext("each week", "every %(weeks)s weeks", weeks) % {"weeks": weeks}


def _size_words(terms: Terms) -> str:
    increment = terms.increment
    if isinstance(increment, Compounding):
        return gettext("%(percent)s %%") % {"percent": round(increment.fraction * 100)}
    exact = (
        Fraction(increment.amount)
        if isinstance(increment, Fixed)
        else increment.fraction * terms.baseline
    )
    half = max(1, terms.resolution // 2)
    shown = to_resolution(exact, half)
    if shown == exact or isinstance(increment, Fixed):
        return amount(int(exact), terms.unit)
    return gettext("About %(amount)s") % {"amount": amount(shown, terms.unit)}


def condition_words(terms: Terms) -> str:
    """What the next step rests on: "if you do at least 5 of 7"; nothing for a steady plan."""
    facts = dict(plan_day(terms, on=terms.start).reason.facts)
    if not terms.increments_allowed or not facts.get("planned"):
        return ""
    return gettext("if you do at least %(needed)s of %(planned)s") % {
        "needed": facts["needed"],
        "planned": facts["planned"],
    }


def lowered_words(terms: Terms) -> str:
    """Why a plan that may not grow starts no higher than the one before it ended."""
    first = amount(forecast(terms)[0][1], terms.unit)
    return gettext("Your last plan ended at %(first)s. For now a new one starts no higher.") % {
        "first": first
    }


def end_words(table: Table, *, unit: str, goal: int | None, today: date) -> str:
    """Where it leads: "15 minutes by 1 June", or how much in 12 weeks where no goal is reached."""
    last_on, last = table[-1]
    if goal is not None and last == goal:
        return gettext("%(amount)s by %(date)s") % {
            "amount": amount(last, unit),
            "date": _by(last_on, today),
        }
    until = table[0][0] + LOOK_AHEAD
    then = [quota for on, quota in table if on < until][-1]
    if then == table[0][1]:
        return gettext("%(amount)s each time") % {"amount": amount(then, unit)}
    return gettext("%(amount)s in 12 weeks") % {"amount": amount(then, unit)}


def _by(on: date, today: date) -> str:
    return short_date(on) if on.year == today.year else brief_date(on, today)
