"""A plan's days: one path from rows to the engine. "The one path" of the data model."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from uuid import UUID

from django.db.models import QuerySet

from common.prepared import Prepared
from pacing.adapters.rows import PlanRows, read
from pacing.adapters.values import events, facts_from_json, terms
from pacing.engine import Course, PlanDay, PlanState, Reason, ReasonCode, Session
from pacing.models import Chapter, DayShown, Plan, PlanEvent
from pacing.reading import RECENT, PastDay, PlanReading, past_day
from pacing.selectors.events import long_flare

ONE_DAY = timedelta(days=1)
LOWERING = frozenset(
    {
        PlanEvent.Kind.FLARE,
        PlanEvent.Kind.PAUSE,
        PlanEvent.Kind.HOLD,
        PlanEvent.Kind.STEP_BACK,
        PlanEvent.Kind.SAFETY_HOLD,
        PlanEvent.Kind.OVERRIDE,
    }
)
"""Events that can lower the number of the day they are declared on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where a chapter stands at the end of a date.

    `levels` is the stack in force; `before` the quotas in force on up to the last seven dates;
    `flare_until` the first date after a flare that runs; `last_step` the latest step up.
    """

    chapter: Chapter
    on: date
    levels: tuple[Fraction, ...]
    quota: int
    before: tuple[int, ...]
    state: PlanState
    flare_until: date | None
    next_step: date | None
    last_step: date | None


def day(plan: Plan, on: date) -> PlanDay | None:
    """The plan's date, or None where nothing that was agreed has begun by then."""
    reading = days_for([plan], on).get(plan.pk)
    return None if reading is None else reading.day


def days(plan: Plan, first: date, last: date) -> tuple[PlanDay, ...]:
    """Each date from `first` to `last` on which the plan runs, as known now.

    For dates to come nothing is done yet, so the engine sees them as days away: see `ahead`.
    """
    return tuple(
        row
        for rows in read([plan], first=first, last=last)
        for row in _walk(rows, first=first, last=last)
    )


def ahead(plan: Plan, *, today: date, last: date) -> tuple[PlanDay, ...]:
    """The dates from `today` to `last` for someone who does every due session exactly."""
    return tuple(
        row
        for rows in read([plan], first=today, last=last)
        for row in _walk(rows, first=today, last=last, as_planned_from=today)
    )


def in_a_flare(plans: Sequence[Plan], on: date) -> dict[UUID, PlanDay]:
    """The date `on` of every plan that runs, as it would be were a flare declared on it."""
    found: dict[UUID, PlanDay] = {}
    for rows in read(plans, first=on, last=on):
        rows.events.append(PlanEvent(kind=PlanEvent.Kind.FLARE, first=on))
        found[rows.plan.pk] = next(_walk(rows, first=on, last=on))
    return found


def days_for(plans: Sequence[Plan], on: date) -> dict[UUID, PlanReading]:
    """Every plan that runs on that date, by its key, in four queries for all of them."""
    found = read(plans, first=on - RECENT, last=on)
    shown = _shown(found, on)
    readings: dict[UUID, PlanReading] = {}
    for rows in found:
        chapter = rows.chapters[-1]
        walked = list(_walk(rows, first=on - RECENT, last=on))
        recent = _recent(rows, walked, shown[rows.plan.pk])
        readings[rows.plan.pk] = PlanReading(
            plan=rows.plan,
            chapter=chapter,
            day=walked[-1],
            began_on=rows.began_on,
            done=recent[-1].done,
            shown=next(reversed(shown[rows.plan.pk].get(on, ())), None),
            declared_at=_declared_at(rows, chapter, on),
            taken_back_at=_taken_back_at(rows, on),
            recent=recent,
            long_flare=_long_flare(rows, on),
        )
    return readings


def as_shown(reading: PlanReading) -> PlanDay:
    """The date as it stands: what was shown, with the reason it was shown with."""
    row = reading.standing
    if row is None or reading.stands_as_computed:
        return reading.day
    return replace(
        reading.day,
        is_due=row.quota is not None,
        quota=row.quota,
        parts=tuple(row.parts),
        state=PlanState(row.state),
        reason=Reason(code=ReasonCode(row.reason_code), facts=facts_from_json(row.facts)),
    )


def stand(plan: Plan, on: date) -> Stand | None:
    """Where the chapter that runs on `on` stands at the end of that date; None where none runs."""
    for rows in read([plan], first=on, last=on):
        return _stand(rows, rows.chapters[-1], on)
    return None


def _stand(rows: PlanRows, chapter: Chapter, on: date) -> Stand:
    quotas = list(chapter.before)
    for course in courses(rows, chapter, last=on):
        levels = course.levels
        quotas.append(course.level_quota)
        row = course.today()
    facts = dict(row.reason.facts)
    return Stand(
        chapter=chapter,
        on=on,
        levels=levels,
        quota=quotas[-1],
        before=tuple(quotas[-7:]),
        state=row.state,
        flare_until=_date(facts["flare_until"]),
        next_step=_date(facts["next_step"]),
        last_step=_date(facts["last_step"]),
    )


def _date(fact: object) -> date | None:
    return fact if isinstance(fact, date) else None


def _walk(
    rows: PlanRows, *, first: date, last: date, as_planned_from: date | None = None
) -> Iterator[PlanDay]:
    """The rows of every chapter for the dates on which it is the running one."""
    for chapter, until in segments(rows.chapters, last):
        if until < first:
            continue
        for course in courses(rows, chapter, last=until, as_planned_from=as_planned_from):
            if course.on >= first:
                row = course.today()
                yield replace(row, review_due=True) if row.on > chapter.ends_on else row


def segments(chapters: Sequence[Chapter], last: date) -> list[tuple[Chapter, date]]:
    """Each chapter that ever runs, with the last date it does; a later one ends those before."""
    found: list[tuple[Chapter, date]] = []
    until = last
    for chapter in reversed(chapters):
        if chapter.starts_on <= until:
            found.append((chapter, until))
            until = chapter.starts_on - ONE_DAY
    return found[::-1]


def courses(
    rows: PlanRows, chapter: Chapter, *, last: date, as_planned_from: date | None = None
) -> Iterator[Course]:
    """The chapter's course on each date to `last`, before the date is closed."""
    done: dict[date, list[Session]] = {}
    for session in rows.sessions:
        done.setdefault(session.on, []).append(session)
    course = Course(terms(chapter), events=events(chapter, rows.standing))
    while course.on <= last:
        yield course
        if as_planned_from is not None and course.on >= as_planned_from:
            course.close([Session(on=course.on, amount=course.quota or 0)])
        else:
            course.close(done.get(course.on, ()))


def _recent(
    rows: PlanRows, walked: Sequence[PlanDay], shown: Mapping[date, Sequence[DayShown]]
) -> tuple[PastDay, ...]:
    """What each date asked for, as it was shown if it was, and what was done."""
    done: Counter[date] = Counter()
    for session in rows.sessions:
        done[session.on] += session.amount
    quotas: dict[date, list[int | None]] = {row.on: [row.quota] for row in walked}
    quotas |= {on: [row.quota for row in versions] for on, versions in shown.items()}
    return tuple(
        past_day(on, quotas[on], done[on], share=chapter.met_fraction)
        for on in sorted(quotas)
        if (chapter := rows.running(on)) is not None
    )


def _shown(found: list[PlanRows], on: date) -> dict[UUID, dict[date, list[DayShown]]]:
    """What was shown in turn for that date and for the recent ones before it, by plan.

    The facts of a reason are read where a page asks for them, which is rare.
    """
    shown: dict[UUID, dict[date, list[DayShown]]] = {each.plan.pk: {} for each in found}
    if found:
        for row in _days_shown(tuple(shown), on - RECENT, on):
            shown[row.plan_id].setdefault(row.on, []).append(row)
    return shown


@Prepared
def _days_shown(plans: tuple[UUID, ...], first: date, last: date) -> QuerySet[DayShown]:
    rows = DayShown.objects.filter(plan__in=plans, on__range=(first, last))
    return rows.defer("facts").order_by("version")


def _declared_at(rows: PlanRows, chapter: Chapter, on: date) -> datetime | None:
    """When something was last declared, or agreed to, that can lower the date's number."""
    instants = [row.at for row in rows.standing if row.kind in LOWERING and row.first <= on]
    if chapter.starts_on == on:
        instants.append(chapter.decision.at)
    return max(instants, default=None)


def _long_flare(rows: PlanRows, on: date) -> date | None:
    days = max(chapter.flare_days for chapter in rows.chapters)
    flares = [row.first for row in rows.standing if row.kind == PlanEvent.Kind.FLARE]
    return long_flare([first for first in flares if first <= on], on, days=days)


def _taken_back_at(rows: PlanRows, on: date) -> datetime | None:
    """When an event that lowered the date's number was last taken back."""
    voids = [row.void.at for row in rows.events if hasattr(row, "void") and row.first <= on]
    return max(voids, default=None)
