"""The last seven days as dots: done, in part, open, or a day of rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from pacing.reading import PastDay, PlanReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One day: `state` is done, part, open or rest; `label` says it in full words."""

    initial: str
    state: str
    label: str
    today: bool
    url: str = ""


def dots(readings: Sequence[PlanReading], today: date) -> tuple[Dot, ...]:
    """Six days and today; nothing where no plan runs."""
    if not readings:
        return ()
    return tuple(_dot(readings, today - timedelta(days=back), today) for back in range(6, -1, -1))


def week_line(readings: Sequence[PlanReading], today: date) -> str:
    """ "4 of 5 planned", counted up to yesterday, and today once it is done.

    Empty where nothing was planned.
    """
    days = [day for reading in readings for day in _week(reading, today) if day.quota is not None]
    counted = [day for day in days if day.on < today or day.met]
    if not counted:
        return ""
    done = sum(day.met for day in counted)
    return ngettext(
        "%(done)s of %(planned)s planned.", "%(done)s of %(planned)s planned.", len(counted)
    ) % {"done": done, "planned": len(counted)}


def _week(reading: PlanReading, today: date) -> list[PastDay]:
    return [day for day in reading.recent if day.on > today - timedelta(days=7)]


def _dot(readings: Sequence[PlanReading], on: date, today: date) -> Dot:
    days = [day for reading in readings for day in reading.recent if day.on == on]
    due = [day for day in days if day.quota is not None]
    state = _state(due, any_done=any(day.done for day in days))
    words = {
        "done": gettext("done") if due else gettext("something done"),
        "part": gettext("done in part"),
        "rest": gettext("nothing planned"),
        "open": gettext("still open") if on == today else gettext("nothing of the plan noted"),
    }
    name = date_format(on, "l")
    weekday = gettext("%(day)s, today") % {"day": name} if on == today else name
    return Dot(
        initial=name[:1],
        state=state,
        label=gettext("%(day)s: %(state)s") % {"day": weekday, "state": words[state]},
        today=on == today,
    )


def _state(due: Sequence[PastDay], *, any_done: bool) -> str:
    """A session counts as done as it does for the plan (Rule 25 of docs/engine.md)."""
    if not due:
        return "done" if any_done else "rest"
    if all(day.met for day in due):
        return "done"
    return "part" if any_done else "open"
