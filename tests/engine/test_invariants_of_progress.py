"""What must hold about steps, flares and holds: I5, I8 to I10, I14, I20, I23, I24."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pacing.engine import (
    Course,
    Flare,
    PlanState,
    SafetyHold,
    SafetyRelease,
    Session,
    Terms,
    forecast,
)
from tests.engine.strategies import (
    DAYS,
    EXACTLY,
    NOTHING,
    World,
    begins,
    live,
    plans,
    worlds,
)

MASKS = st.lists(st.sampled_from([EXACTLY, EXACTLY, NOTHING]), min_size=1, max_size=14)


@given(world=worlds(), mask=MASKS)
def test_i5_doing_more_than_the_quota_gives_nothing_more(
    world: World, mask: list[Fraction]
) -> None:
    exactly = live(world.terms, world.events, mask, world.days)
    more = tuple(replace(each, amount=each.amount * 3) for each in exactly)
    assert replace(world, sessions=more).rows() == replace(world, sessions=exactly).rows()


@given(world=worlds(quiet=True))
def test_i8_without_events_and_gaps_a_quota_never_falls(world: World) -> None:
    quotas = [row.quota for row in world.rows() if row.quota is not None]
    assert quotas == sorted(quotas)


@given(world=worlds(flares=False), day=st.integers(0, DAYS))
def test_i9_on_its_own_dates_a_flare_never_raises_a_quota_and_it_ends_on_its_date(
    world: World, day: int
) -> None:
    flare = Flare(on=world.terms.start + timedelta(days=day))
    until = flare.on + timedelta(days=world.terms.flare_rule.days)
    flared = replace(world, events=(*world.events, flare))
    for row, other in zip(world.rows(), flared.rows(), strict=True):
        if flare.on <= row.on < until:
            assert (other.quota or 0) <= (row.quota or 0)
        else:
            assert other.state is not PlanState.FLARE


@given(world=worlds(), mask=MASKS, day=st.integers(1, DAYS))
def test_i10_what_was_left_out_is_never_made_up(
    world: World, mask: list[Fraction], day: int
) -> None:
    on = world.terms.start + timedelta(days=day)
    left_out = [each for each in live(world.terms, world.events, mask, world.days) if each.on != on]
    twice = [replace(each, amount=each.amount * 2) if each.on > on else each for each in left_out]
    made_up = replace(world, sessions=tuple(twice))
    assert made_up.rows() == replace(world, sessions=tuple(left_out)).rows()


@given(world=worlds(), day=st.integers(0, DAYS))
def test_i14_a_safety_hold_ends_by_a_release_only_and_nothing_is_due_in_it(
    world: World, day: int
) -> None:
    on = world.terms.start + timedelta(days=day)
    kept = [
        each for each in world.events if not (isinstance(each, SafetyRelease) and begins(each) > on)
    ]
    held = replace(world, events=(*kept, SafetyHold(on=on)))
    for row in held.rows()[day:]:
        assert (row.state, row.quota, row.parts) == (PlanState.SAFETY_HOLD, None, ())


@given(world=worlds(attendance_gate=Fraction(1, 100)))
def test_i20_who_does_nothing_never_progresses(world: World) -> None:
    first, *rows = replace(world, sessions=()).rows()
    assert all(row.step <= first.step for row in rows)
    assert all(row.reason.code not in {"STEP_UP", "STEP_CAPPED"} for row in rows)


@given(terms=plans())
def test_i23_the_forecast_is_what_happens_to_someone_who_does_each_session(terms: Terms) -> None:
    sessions = live(terms, (), [EXACTLY], 364)
    rows = World(terms, (), sessions, 364).rows()
    found = [(terms.start, Course(terms).level_quota)]
    for row in rows:
        if row.quota is not None and row.quota > found[-1][1]:
            found.append((row.on, row.quota))
    assert forecast(terms) == tuple(found)


@given(world=worlds())
def test_i24_a_chapter_that_continues_begins_at_the_quota_it_left(world: World) -> None:
    multiples = tuple(each * world.terms.resolution for each in world.terms.before)
    world = replace(world, terms=replace(world.terms, before=multiples))
    course = lived(world)
    left, taken = course.level_quota, course.levels
    begun = replace(world.terms, start=world.last + timedelta(days=1), levels_taken=taken)
    assert Course(begun).level_quota == left
    assert Course(begun).levels == taken


def lived(world: World) -> Course:
    """The course on the world's last date."""
    course = Course(world.terms, events=world.events)
    while course.on < world.last:
        course.close(sessions_on(world, course))
    return course


def sessions_on(world: World, course: Course) -> list[Session]:
    return [each for each in world.sessions if each.on == course.on]
