"""A plan's rows and the table as agreed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from pacing.engine.course import Course
from pacing.engine.days import PlanDay
from pacing.engine.events import Event, Session
from pacing.engine.terms import Terms

TABLE = timedelta(days=364)


def timeline(
    terms: Terms, *, events: Iterable[Event] = (), sessions: Iterable[Session] = (), last: date
) -> tuple[PlanDay, ...]:
    """Every date from the start to `last`; empty before the start.

    The order of events and sessions does not matter. An override off the resolution is a
    `ValueError`.
    """
    course, done = Course(terms, events=events), _by_date(sessions)
    rows = []
    while course.on <= last:
        rows.append(course.today())
        course.close(done.get(course.on, ()))
    return tuple(rows)


def plan_day(
    terms: Terms, *, events: Iterable[Event] = (), sessions: Iterable[Session] = (), on: date
) -> PlanDay:
    """The timeline's row of one date; `ValueError` before the start."""
    if on < terms.start:
        raise ValueError(f"The plan starts on {terms.start}, after {on}.")
    course, done = Course(terms, events=events), _by_date(sessions)
    while course.on < on:
        course.close(done.get(course.on, ()))
    return course.today()


def forecast(terms: Terms) -> tuple[tuple[date, int], ...]:
    """The dated table for someone who does every due session exactly. Rule 34 of docs/engine.md.

    (start, first quota), then each due date whose quota exceeds every earlier one, up to the goal
    or before start + 364 days.
    """
    course = Course(terms)
    rows = [(terms.start, course.level_quota)]
    while course.on < terms.start + TABLE and rows[-1][1] != terms.goal:
        quota = course.quota
        if quota is not None and quota > rows[-1][1]:
            rows.append((course.on, quota))
        course.close([Session(on=course.on, amount=quota or 0)])
    return tuple(rows)


def _by_date(sessions: Iterable[Session]) -> dict[date, list[Session]]:
    done: defaultdict[date, list[Session]] = defaultdict(list)
    for session in sessions:
        done[session.on].append(session)
    return done
