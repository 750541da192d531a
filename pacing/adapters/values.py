"""Rows as the engine's values, and the engine's facts as JSON."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from pacing import engine
from pacing.engine import (
    Compounding,
    Fact,
    Fixed,
    FlareRule,
    Increment,
    OfBaseline,
    Terms,
    Unit,
)
from pacing.models import Chapter, IncrementKind, PlanEvent

NO_STEP = OfBaseline(fraction=Fraction(1, 10))
AFTER_THE_END = timedelta(days=3650)
SAFETY = (PlanEvent.Kind.SAFETY_HOLD, PlanEvent.Kind.SAFETY_RELEASE)


def terms(chapter: Chapter) -> Terms:
    """The chapter's terms, exactly as they were agreed."""
    return Terms(
        unit=Unit(chapter.plan.activity.unit),
        resolution=chapter.resolution,
        baseline=chapter.baseline,
        start=chapter.starts_on,
        start_fraction=chapter.start_fraction,
        increment=_increment(chapter),
        step_days=chapter.step_days,
        goal=chapter.goal,
        weekdays=weekdays_of(chapter.weekdays),
        sessions_per_day=chapter.sessions_per_day,
        weekly_cap=chapter.weekly_cap,
        attendance_gate=chapter.gate,
        met_fraction=chapter.met_fraction,
        flare_rule=FlareRule(
            back_steps=chapter.flare_back, days=chapter.flare_days, share=chapter.flare_share
        ),
        goal_hold_days=chapter.goal_hold_days,
        increments_allowed=chapter.increments_allowed,
        levels_taken=tuple(Fraction(level) for level in chapter.levels_taken),
        before=tuple(chapter.before),
    )


def weekdays_of(bits: int) -> frozenset[int]:
    """0 (Monday) to 6 of a bit mask whose lowest bit is Monday."""
    return frozenset(day for day in range(7) if bits & 1 << day)


def bits_of(weekdays: Iterable[int]) -> int:
    return sum(1 << day for day in weekdays)


def _increment(chapter: Chapter) -> Increment:
    """One step of the chapter. A steady one has a step it never takes."""
    if chapter.inc_fraction is not None:
        share = chapter.inc_fraction
        compounds = chapter.inc_kind == IncrementKind.COMPOUNDING
        return Compounding(fraction=share) if compounds else OfBaseline(fraction=share)
    return NO_STEP if chapter.inc_amount is None else Fixed(amount=chapter.inc_amount)


def events(chapter: Chapter, rows: Iterable[PlanEvent]) -> list[engine.Event]:
    """Every safety event, and those others dated inside the chapter that reach its plan.

    After the 52 weeks a chapter lasts, the number stays where it is until there is a new one.
    """
    found = [
        event(row)
        for row in rows
        if row.kind in SAFETY
        or (row.first >= chapter.starts_on and row.plan_id in {None, chapter.plan_id})
    ]
    after = chapter.ends_on + timedelta(days=1)
    return [*found, engine.Hold(first=after, last=after + AFTER_THE_END)]


def event(row: PlanEvent) -> engine.Event:
    """One declared event."""
    if row.last is not None:
        return _range(row, row.last)
    kind = PlanEvent.Kind
    if row.steps is not None:
        return engine.StepBack(on=row.first, steps=row.steps)
    marks: dict[str, type[engine.Flare | engine.Resume | engine.Reviewed | Safety]] = {
        kind.FLARE: engine.Flare,
        kind.RESUME: engine.Resume,
        kind.REVIEWED: engine.Reviewed,
        kind.SAFETY_HOLD: engine.SafetyHold,
        kind.SAFETY_RELEASE: engine.SafetyRelease,
    }
    return marks[row.kind](on=row.first)


Safety = engine.SafetyHold | engine.SafetyRelease


def _range(row: PlanEvent, last: date) -> engine.Event:
    if row.quota is not None:
        return engine.Override(first=row.first, last=last, quota=row.quota)
    if row.kind == PlanEvent.Kind.PAUSE:
        return engine.Pause(first=row.first, last=last)
    return engine.Hold(first=row.first, last=last)


def facts_to_json(facts: Iterable[Fact]) -> list[list[Any]]:
    """Facts as [name, type, value], so that they come back as they were."""
    return [[name, *_typed(value)] for name, value in facts]


def facts_from_json(rows: Iterable[Iterable[Any]]) -> tuple[Fact, ...]:
    return tuple((name, _untyped(kind, value)) for name, kind, value in rows)


def _typed(value: Fraction | int | date | Increment | None) -> tuple[str, Any]:
    match value:
        case None | int():
            return "int", value
        case Fraction():
            return "fraction", str(value)
        case date():
            return "date", value.isoformat()
        case OfBaseline():
            return IncrementKind.OF_BASELINE, str(value.fraction)
        case Compounding():
            return IncrementKind.COMPOUNDING, str(value.fraction)
        case _:
            return IncrementKind.FIXED, str(Fraction(value.amount))


def _untyped(kind: str, value: Any) -> Fraction | int | date | Increment | None:
    if kind == "int":
        whole: int | None = value
        return whole
    if kind == "date":
        return date.fromisoformat(value)
    exact = Fraction(value)
    if kind == IncrementKind.FIXED:
        return Fixed(amount=exact)
    if kind == IncrementKind.OF_BASELINE:
        return OfBaseline(fraction=exact)
    return Compounding(fraction=exact) if kind == IncrementKind.COMPOUNDING else exact
