"""A plan of 100 metres walked in examples and tests: day 1 is Monday 2 March 2026."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from pacing.engine import (
    BaselineError,
    Course,
    Event,
    Hold,
    Override,
    Pause,
    PlanDay,
    Session,
    Terms,
    TermsError,
    Unit,
    timeline,
)

START = date(2026, 3, 2)
HUNDRED = Terms(unit=Unit.METRES, resolution=1, baseline=Fraction(100), start=START)
MONDAYS = frozenset({0})

Rows = tuple[PlanDay, ...]


def plan(**changes: Any) -> Terms:
    """Baseline 100 m, start 80 %, +10 m a week, resolution 1 m, every other term its default."""
    return replace(HUNDRED, **changes)


def day(number: int) -> date:
    """The date of a day by its number; day 1 is the start, day 0 the day before."""
    return START + timedelta(days=number - 1)


def pause(first: int, last: int) -> Pause:
    return Pause(first=day(first), last=day(last))


def hold(first: int, last: int) -> Hold:
    return Hold(first=day(first), last=day(last))


def override(first: int, last: int, quota: int) -> Override:
    return Override(first=day(first), last=day(last), quota=quota)


def exact_sessions(
    terms: Terms, *, days: int, events: Iterable[Event] = (), missed: Iterable[int] = ()
) -> list[Session]:
    """Each due session done exactly, but for the days missed."""
    course, left_out = Course(terms, events=events), {day(number) for number in missed}
    sessions = []
    for _ in range(days):
        on, quota = course.on, course.quota
        done = [] if quota is None or on in left_out else [Session(on=on, amount=quota, due=quota)]
        course.close(done)
        sessions += done
    return sessions


def walk(
    terms: Terms = HUNDRED,
    *,
    days: int,
    events: Iterable[Event] = (),
    missed: Iterable[int] = (),
    only: Iterable[Session] | None = None,
    also: Iterable[Session] = (),
) -> Rows:
    """The rows of days 1 to `days` for someone who does each due session but those missed.

    `only` are the sessions of someone else; `also` come on top.
    """
    events = list(events)
    if only is None:
        only = exact_sessions(terms, days=days, events=events, missed=missed)
    return timeline(terms, events=events, sessions=[*only, *also], last=day(days))


def done(number: int, amount: int, due: int | None = None) -> Session:
    return Session(on=day(number), amount=amount, due=due)


def quotas(rows: Rows, *days: int) -> tuple[int | None, ...]:
    return tuple(rows[number - 1].quota for number in days)


def steps(rows: Rows, *days: int) -> tuple[int, ...]:
    return tuple(rows[number - 1].step for number in days)


def states(rows: Rows, *days: int) -> tuple[str, ...]:
    return tuple(rows[number - 1].state.value for number in days)


def codes(rows: Rows, *days: int) -> tuple[str, ...]:
    return tuple(rows[number - 1].reason.code.value for number in days)


def reviews(rows: Rows, *days: int) -> tuple[bool, ...]:
    return tuple(rows[number - 1].review_due for number in days)


def rises(rows: Rows) -> tuple[int, ...]:
    """The days on which the quota is above every earlier one."""
    found, most = [], 0
    for number, row in enumerate(rows, start=1):
        if row.quota is not None and row.quota > most:
            found.append(number)
            most = row.quota
    return tuple(found)


def facts(rows: Rows, on: int, *names: str) -> tuple[object, ...]:
    """Facts of a day's reason by name; a date as its day number."""
    known = dict(rows[on - 1].reason.facts)
    return tuple(_as_day(known[name]) for name in names)


def _as_day(value: object) -> object:
    return (value - START).days + 1 if isinstance(value, date) else value


def refused(build: Callable[[], object]) -> str:
    """How something is refused: the error's name, and the field where it names one."""
    try:
        build()
    except TermsError as error:
        return f"TermsError: {error.field}"
    except BaselineError:
        return "BaselineError"
    except ValueError:
        return "ValueError"
    return "accepted"
