"""Amounts, dates and lags in words that a tired person reads at a glance.

Amounts are whole base units, see docs/engine.md: seconds, metres, steps, repetitions; a unit is
named so, in capitals or not. What is agreed and what is done is always formatted here, so that one
quota never has two spellings.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext

from common.languages import once_in_each_language

MINUTE = 60
HOUR = 3600
WEEK, MONTH, YEAR = 7, 30, 365
TWO_WEEKS, TWO_MONTHS = 14, 60
KILOMETRE = 1000
ONE_NUMBER = re.compile(r"(\D*?)([\d½][\d½.,]*)(\s[^\d½]*)")
"""A short amount with one number: what stands before it, the number, and its unit."""


class AmountParts(NamedTuple):
    """An amount split for large print: "8" and "minutes"."""

    number: str
    unit: str


def amount(value: int, unit: str) -> str:
    """`value` base units as words: "3½ minutes", "1 hour 10 minutes", "1.2 km", "12 times".

    Raises ValueError for a unit the engine doesn't know, or a value below 0.
    """
    return _formatted(value, _known(value, unit), short=False)


def short_amount(value: int, unit: str) -> str:
    """The same for tables and charts: "3½ min", "1 h 10 min", "200 m", "12×"."""
    return _formatted(value, _known(value, unit), short=True)


@once_in_each_language(most=4096)
def short_range(low: int, high: int, unit: str) -> str:
    """From `low` to `high`, for tables: "14–15 min", "50 s – 1 min"; "15 min" where it is one."""
    first, last = short_amount(low, unit), short_amount(high, unit)
    if first == last:
        return last
    low_one, high_one = ONE_NUMBER.fullmatch(first), ONE_NUMBER.fullmatch(last)
    if low_one and high_one and low_one.group(1, 3) == high_one.group(1, 3):
        before, number, after = low_one.groups()
        return f"{before}{number}–{high_one[2]}{after}"
    return f"{first} – {last}"


def amount_parts(value: int, unit: str) -> AmountParts:
    """The number and its unit apart, for the large figure of a quota.

    Time of two hours and more stays in minutes ("150", "minutes"): one number, one word.
    Time that is no whole or half minute keeps its seconds ("100", "seconds").
    """
    unit = _known(value, unit)
    if unit == "SECONDS":
        if value < MINUTE or value % 30:
            return AmountParts(_plain(value), ngettext("second", "seconds", value))
        whole, half = divmod(value, MINUTE)
        number = _plain(whole) + ("½" if half else "")
        return AmountParts(number, ngettext("minute", "minutes", whole + bool(half)))
    if unit == "METRES":
        if value < KILOMETRE:
            return AmountParts(_plain(value), ngettext("metre", "metres", value))
        return AmountParts(_kilometres(value), gettext("km"))
    if unit == "STEPS":
        return AmountParts(_plain(value), ngettext("step", "steps", value))
    return AmountParts(_plain(value), ngettext("time", "times", value))


def plain_date(day: date, today: date | None = None) -> str:
    """The day in full, "Tuesday 7 April", with its year where that is not the year of `today`."""
    return _plain_date(day, same_year=today is None or day.year == today.year)


@once_in_each_language(most=4096)
def _plain_date(day: date, *, same_year: bool) -> str:
    # Translators: the day, in the date format of Django: weekday, day of the month, month.
    pattern = gettext("l j F") if same_year else gettext("l j F Y")
    return dated(day, pattern)


def short_date(day: date, today: date | None = None) -> str:
    """A date for a table, "7 April", with its year where that is not the year of `today`."""
    return _short_date(day, same_year=today is None or day.year == today.year)


@once_in_each_language(most=4096)
def _short_date(day: date, *, same_year: bool) -> str:
    # Translators: a short date, in the date format of Django: day of the month, month.
    return dated(day, gettext("j F") if same_year else gettext("j F Y"))


@once_in_each_language(most=4096)
def dated(day: date, pattern: str) -> str:
    """`day` in a date format of Django, in the language of the reader."""
    return date_format(day, pattern)


def recall(days: int) -> str:
    """How late something was noted, in days, weeks, months or years as a person would count them:
    "noted 3 days later", "noted 10 years later"; nothing on the day itself.
    """
    if days <= 0:
        return ""
    if days == 1:
        return gettext("noted a day later")
    if days < TWO_WEEKS:
        text, n = ngettext("noted %(n)s day later", "noted %(n)s days later", days), days
    elif days < TWO_MONTHS:
        n = days // WEEK
        text = ngettext("noted %(n)s week later", "noted %(n)s weeks later", n)
    elif days < YEAR:
        n = days // MONTH
        text = ngettext("noted %(n)s month later", "noted %(n)s months later", n)
    else:
        n = days // YEAR
        text = ngettext("noted a year later", "noted %(n)s years later", n)
    return text % {"n": n}


def _known(value: int, unit: str) -> str:
    """The unit's name, once value and unit are ones that can be said."""
    if value < 0:
        raise ValueError("an amount is 0 or more")
    name = str(unit).upper()
    if name not in _LONG:
        raise ValueError(f"no such unit: {unit}")
    return name


@once_in_each_language(most=4096)
def _formatted(value: int, unit: str, *, short: bool) -> str:
    return (_SHORT if short else _LONG)[unit](value)


def _plain(number: int) -> str:
    return number_format(number, force_grouping=True)


def _kilometres(metres: int) -> str:
    digits = len(f"{metres % KILOMETRE:03}".rstrip("0"))
    return number_format(metres / KILOMETRE, decimal_pos=digits)


def _long_time(seconds: int) -> str:
    hours, rest = divmod(seconds, HOUR)
    minutes, left = divmod(rest, MINUTE)
    half = minutes > 0 and left == MINUTE // 2
    words = [
        ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours} if hours else "",
        _long_minutes(minutes, half=half),
        ngettext("%(n)s second", "%(n)s seconds", left) % {"n": left}
        if (left and not half) or seconds == 0
        else "",
    ]
    return " ".join(word for word in words if word)


def _long_minutes(minutes: int, *, half: bool) -> str:
    if not minutes:
        return ""
    if half:
        return ngettext("%(n)s½ minutes", "%(n)s½ minutes", minutes + 1) % {"n": minutes}
    return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}


def _short_time(seconds: int) -> str:
    hours, rest = divmod(seconds, HOUR)
    minutes, left = divmod(rest, MINUTE)
    half = minutes > 0 and left == MINUTE // 2
    words = [
        gettext("%(n)s h") % {"n": hours} if hours else "",
        gettext("%(n)s min") % {"n": f"{minutes}½" if half else minutes} if minutes else "",
        gettext("%(n)s s") % {"n": left} if (left and not half) or seconds == 0 else "",
    ]
    return " ".join(word for word in words if word)


def _long_distance(metres: int) -> str:
    if metres >= KILOMETRE:
        return gettext("%(n)s km") % {"n": _kilometres(metres)}
    return ngettext("%(n)s metre", "%(n)s metres", metres) % {"n": metres}


def _short_distance(metres: int) -> str:
    if metres >= KILOMETRE:
        return gettext("%(n)s km") % {"n": _kilometres(metres)}
    return gettext("%(n)s m") % {"n": metres}


def _steps(steps: int) -> str:
    return ngettext("%(n)s step", "%(n)s steps", steps) % {"n": _plain(steps)}


def _times(times: int) -> str:
    return ngettext("%(n)s time", "%(n)s times", times) % {"n": _plain(times)}


def _short_times(times: int) -> str:
    return gettext("%(n)s×") % {"n": _plain(times)}


_LONG: dict[str, Callable[[int], str]] = {
    "SECONDS": _long_time,
    "METRES": _long_distance,
    "STEPS": _steps,
    "REPETITIONS": _times,
}
_SHORT: dict[str, Callable[[int], str]] = {
    "SECONDS": _short_time,
    "METRES": _short_distance,
    "STEPS": _steps,
    "REPETITIONS": _short_times,
}
