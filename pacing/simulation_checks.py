"""What must hold in each simulated life. The invariants are those of docs/engine.md."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

from pacing.engine import (
    Event,
    Flare,
    Hold,
    Override,
    Pause,
    PlanDay,
    PlanState,
    ReasonCode,
    SafetyHold,
    SafetyRelease,
    floor_to_resolution,
    forecast,
    plan_day,
    timeline,
)
from pacing.simulation import Life

SAMPLE = 20


class InvariantBrokenError(Exception):
    """A life in which something did not hold: which invariant, whose life, on which date."""


def check(life: Life, *, number: int) -> None:
    """Raise `InvariantBrokenError` where a life breaks an invariant.

    Those that replay the life are checked in one of twenty.
    """
    for name, holds in EACH_LIFE.items():
        if not holds(life):
            raise InvariantBrokenError(f"{name} does not hold for {life.name}.")
    if number % SAMPLE == 0:
        for name, holds in SAMPLED.items():
            if not holds(life):
                raise InvariantBrokenError(f"{name} does not hold for {life.name}.")


def _quotas(life: Life) -> Iterator[int]:
    return (row.quota for row in life.rows if row.quota is not None)


def _overridden(life: Life, row: PlanDay) -> bool:
    overrides = [event for event in life.events if isinstance(event, Override)]
    return any(each.first <= row.on <= each.last for each in overrides)


def _plain(life: Life, row: PlanDay) -> bool:
    """Whether a row shows the quota of its level."""
    shared = row.state is PlanState.FLARE and life.terms.flare_rule.share is not None
    return row.quota is not None and not shared and not _overridden(life, row)


def _within_goal(life: Life) -> bool:
    goal = life.terms.goal
    return all(quota > 0 and (goal is None or quota <= goal) for quota in _quotas(life))


def _within_cap(life: Life) -> bool:
    cap, resolution = life.terms.weekly_cap, life.terms.resolution
    if cap is None:
        return True
    for earlier, row in zip(life.rows, life.rows[7:], strict=False):
        if row.quota is None or earlier.quota is None or row.quota <= earlier.quota:
            continue
        limit = max(
            earlier.quota + resolution, floor_to_resolution(earlier.quota * (1 + cap), resolution)
        )
        if row.quota > limit and _plain(life, earlier) and _plain(life, row):
            return False
    return True


def _never_falls_undisturbed(life: Life) -> bool:
    gaps = any(row.reason.code is ReasonCode.GAP_STEP_BACK for row in life.rows)
    if gaps or life.events:
        return True
    return all(lower <= higher for lower, higher in pairwise(_quotas(life)))


def _flares_never_raise(life: Life) -> bool:
    return all(
        later <= earlier
        for earlier, later, row in zip(
            life.level_quotas, life.level_quotas[1:], life.rows[1:], strict=False
        )
        if row.state is PlanState.FLARE
    )


def _flares_end(life: Life) -> bool:
    days = life.terms.flare_rule.days
    declared = [event.on for event in life.events if isinstance(event, Flare)]
    return all(
        any(on <= row.on < on + timedelta(days=days) for on in declared)
        for row in life.rows
        if row.state is PlanState.FLARE
    )


def _parts_add_up(life: Life) -> bool:
    resolution = life.terms.resolution
    return all(
        sum(row.parts) == (row.quota or 0)
        and all(part % resolution == 0 for part in row.parts)
        and (not row.parts or row.parts[0] - row.parts[-1] <= resolution)
        for row in life.rows
    )


def _starts_within_baseline(life: Life) -> bool:
    half = Fraction(life.terms.resolution, 2)
    return life.level_quotas[0] <= life.terms.baseline + half


def _safety_holds(life: Life) -> bool:
    on_hold = False
    holds = {event.on for event in life.events if isinstance(event, SafetyHold)}
    releases = {event.on for event in life.events if isinstance(event, SafetyRelease)}
    for row in life.rows:
        on_hold = row.on in holds or (on_hold and row.on not in releases)
        if on_hold != (row.state is PlanState.SAFETY_HOLD) or (on_hold and row.quota is not None):
            return False
    return True


def _steady_stays(life: Life) -> bool:
    if life.terms.increments_allowed:
        return True
    return all(quota <= life.level_quotas[0] for quota in life.level_quotas)


def _nothing_comes_of_nothing(life: Life) -> bool:
    if any(session.amount for session in life.sessions):
        return True
    return all(quota <= life.level_quotas[0] for quota in life.level_quotas)


def _knows_nothing_of_later(life: Life) -> bool:
    row = life.rows[len(life.rows) * 2 // 3]
    alone = plan_day(
        life.terms,
        events=[event for event in life.events if _begins_by(event, row)],
        sessions=[session for session in life.sessions if session.on < row.on],
        on=row.on,
    )
    return alone == row


def _begins_by(event: Event, row: PlanDay) -> bool:
    begins = event.first if isinstance(event, Pause | Hold | Override) else event.on
    return begins <= row.on


def _order_does_not_matter(life: Life) -> bool:
    backwards = timeline(
        life.terms,
        events=[*reversed(life.events), *life.events],
        sessions=life.sessions[::-1],
        last=life.rows[-1].on,
    )
    return list(backwards) == life.rows


def _more_earns_nothing(life: Life) -> bool:
    met = [replace(each, amount=max(each.amount, each.due or 0)) for each in life.sessions]
    more = [replace(each, amount=each.amount * 3) for each in met]
    last = life.rows[-1].on
    return timeline(life.terms, events=life.events, sessions=met, last=last) == timeline(
        life.terms, events=life.events, sessions=more, last=last
    )


def _forecast_rises(life: Life) -> bool:
    table = forecast(life.terms)
    return all(lower[0] < higher[0] and lower[1] < higher[1] for lower, higher in pairwise(table))


EACH_LIFE: dict[str, Callable[[Life], bool]] = {
    "I6 and I19 (above 0, never above the goal)": _within_goal,
    "I7 (the weekly cap)": _within_cap,
    "I8 (never falls undisturbed)": _never_falls_undisturbed,
    "I9 (a flare never raises)": _flares_never_raise,
    "I9 (a flare ends on its date)": _flares_end,
    "I11 and I12 (parts and whole resolutions)": _parts_add_up,
    "I13 (the first quota)": _starts_within_baseline,
    "I14 (safety holds)": _safety_holds,
    "I15 (steady plans)": _steady_stays,
    "I20 (who does nothing)": _nothing_comes_of_nothing,
}
SAMPLED: dict[str, Callable[[Life], bool]] = {
    "I2 and I21 (order and duplicates)": _order_does_not_matter,
    "I3 and I22 (no look-ahead)": _knows_nothing_of_later,
    "I5 and I10 (more earns nothing)": _more_earns_nothing,
    "I23 (the table as agreed rises)": _forecast_rises,
}
