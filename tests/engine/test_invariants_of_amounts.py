"""What must hold about the numbers, whatever happens: I6, I7, I11 to I13, I15, I16, I19."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pacing.engine import (
    Course,
    Event,
    Fixed,
    Override,
    PlanDay,
    PlanState,
    Session,
    Terms,
    floor_to_resolution,
    split,
)
from tests.engine.strategies import RESOLUTIONS, World, plans, worlds


@given(world=worlds())
def test_i6_i19_a_quota_is_above_0_and_never_above_the_goal(world: World) -> None:
    goal = world.terms.goal
    quotas = [row.quota for row in world.rows() if row.quota is not None]
    assert all(quota > 0 for quota in quotas)
    assert goal is None or all(quota <= goal for quota in quotas)


@given(world=worlds(weekly_cap=Fraction(1, 5)))
def test_i7_a_quota_keeps_to_the_cap_against_the_one_of_7_days_before(world: World) -> None:
    rows, resolution = world.rows(), world.terms.resolution
    for earlier, row in zip(rows, rows[7:], strict=False):
        if is_plain(world, earlier) and is_plain(world, row):
            quota = earlier.quota or 0
            share = floor_to_resolution(quota * Fraction(6, 5), resolution)
            assert (row.quota or 0) <= max(quota + resolution, share)


def is_plain(world: World, row: PlanDay) -> bool:
    """Whether a row shows its level's quota: it is due, no override and no share of a flare."""
    overrides = [each for each in world.events if isinstance(each, Override)]
    covered = any(each.first <= row.on <= each.last for each in overrides)
    shared = row.state is PlanState.FLARE and world.terms.flare_rule.share is not None
    return row.is_due and not covered and not shared


@given(world=worlds())
def test_i11_i12_a_quota_and_its_parts_are_whole_resolutions(world: World) -> None:
    for row in world.rows():
        assert sum(row.parts) == (row.quota or 0)
        assert len(row.parts) <= world.terms.sessions_per_day
        assert all(part % world.terms.resolution == 0 for part in row.parts)


@given(pieces=st.integers(1, 500), sessions=st.integers(1, 10), resolution=RESOLUTIONS)
def test_i11_parts_add_up_and_differ_by_at_most_one_resolution(
    pieces: int, sessions: int, resolution: int
) -> None:
    parts = split(pieces * resolution, sessions=sessions, resolution=resolution)
    assert sum(parts) == pieces * resolution
    assert min(parts) >= resolution
    assert max(parts) - min(parts) <= resolution
    assert list(parts) == sorted(parts, reverse=True)


@given(terms=plans(levels_taken=()))
def test_i13_the_first_quota_is_at_most_the_baseline_and_half_a_resolution(terms: Terms) -> None:
    assert Course(terms).level_quota <= terms.baseline + Fraction(terms.resolution, 2)


@given(world=worlds(increments_allowed=False))
def test_i15_without_increments_no_quota_is_above_the_first(world: World) -> None:
    first = Course(world.terms).level_quota
    assert all(row.quota <= first for row in world.rows() if row.quota is not None)


@given(world=worlds(), by=st.integers(2, 60))
def test_i16_scaling_what_is_measured_scales_the_quotas(world: World, by: int) -> None:
    scaled = World(
        terms=scaled_terms(world.terms, by),
        events=tuple(scaled_events(world.events, by)),
        sessions=tuple(scaled_session(session, by) for session in world.sessions),
        days=world.days,
    )
    for row, other in zip(world.rows(), scaled.rows(), strict=True):
        assert other.quota == (None if row.quota is None else row.quota * by)
        assert (other.state, other.step, other.reason.code) == (
            row.state,
            row.step,
            row.reason.code,
        )


def scaled_terms(terms: Terms, by: int) -> Terms:
    increment = terms.increment
    if isinstance(increment, Fixed):
        increment = Fixed(amount=increment.amount * by)
    return replace(
        terms,
        resolution=terms.resolution * by,
        baseline=terms.baseline * by,
        goal=None if terms.goal is None else terms.goal * by,
        increment=increment,
        levels_taken=tuple(level * by for level in terms.levels_taken),
        before=tuple(quota * by for quota in terms.before),
    )


def scaled_events(events: tuple[Event, ...], by: int) -> Iterator[Event]:
    for event in events:
        if isinstance(event, Override):
            yield replace(event, quota=event.quota * by)
        else:
            yield event


def scaled_session(session: Session, by: int) -> Session:
    due = None if session.due is None else session.due * by
    return replace(session, amount=session.amount * by, due=due)
