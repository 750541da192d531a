"""Terms of a plan in words: its days, and what a flare does."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from common.amounts import dated
from common.languages import once_in_each_language
from pacing.engine import FlareRule

MONDAY = date(2024, 1, 1)


def weekday(number: int, *, short: bool = False) -> str:
    """The name of a weekday, 0 (Monday) to 6."""
    return date_format(MONDAY + timedelta(days=number), "D" if short else "l")


def brief_date(on: date, today: date) -> str:
    """A date where room is short: "7 Apr", with its year where that is not this one."""
    return _brief_date(on, same_year=on.year == today.year)


@once_in_each_language(most=4096)
def _brief_date(on: date, *, same_year: bool) -> str:
    # Translators: a date where room is short, in the date format of Django: "7 Apr", "7 Apr 2027".
    return dated(on, gettext("j M") if same_year else gettext("j M Y"))


def days_words(weekdays: Collection[int]) -> str:
    """ "every day", or the days by name."""
    if len(weekdays) == 7:
        return gettext("every day")
    names = [weekday(number) for number in sorted(weekdays)]
    if len(names) == 1:
        return gettext("on %(day)s") % {"day": names[0]}
    words = {"days": ", ".join(names[:-1]), "last": names[-1]}
    return gettext("on %(days)s and %(last)s") % words


def flare_words(rule: FlareRule) -> str:
    """What the person agreed with themselves for a flare."""
    for_days = ngettext("%(days)s day", "%(days)s days", rule.days) % {"days": rule.days}
    words = {"days": for_days, "steps": rule.back_steps}
    if rule.share is not None:
        return gettext("I do half the amount for %(days)s. Then I go on.") % words
    if rule.back_steps == 0:
        return gettext("I keep the amount for %(days)s and take no step. Then I go on.") % words
    return (
        ngettext(
            "I go one step back for %(days)s. Then I go on from there.",
            "I go %(steps)s steps back for %(days)s. Then I go on from there.",
            rule.back_steps,
        )
        % words
    )
