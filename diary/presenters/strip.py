"""Seven dots for a week: what was noted, hard days, and gaps that a touch fills."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext, ngettext

from common import amounts
from diary.selectors import DiaryDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One day; `state` is done, hard or open, `url` is empty for a day to come."""

    initial: str
    state: str
    label: str
    today: bool
    url: str


def strip(days: Iterable[DiaryDay], *, today: date) -> list[Dot]:
    """A dot a day. A day with something noted leads to its place in the week, a gap to its form."""
    return [
        Dot(
            initial=str(WEEKDAYS_ABBR[day.on.weekday()])[:1],
            state="hard" if day.hard else "done" if day.noted else "open",
            label=f"{amounts.plain_date(day.on, today)}: {_said(day, today)}",
            today=day.on == today,
            url=_address(day, today),
        )
        for day in days
    ]


def _address(day: DiaryDay, today: date) -> str:
    if day.on > today:
        return ""
    if day.noted:
        return f"{reverse('diary:week', args=[day.on])}#{day_anchor(day.on)}"
    return reverse("diary:check_in", args=[day.on])


def day_anchor(on: date) -> str:
    """The name of a day's place on the week page."""
    return f"day-{on.isoformat()}"


def _said(day: DiaryDay, today: date) -> str:
    if day.on > today:
        return gettext("still to come")
    if not day.noted:
        return gettext("nothing noted yet")
    number = len(day.entries)
    done = ngettext("%(n)s activity noted", "%(n)s activities noted", number) % {"n": number}
    words = [done] if number else [gettext("noted")]
    return ", ".join(words + ([gettext("a hard day")] if day.hard else []))
