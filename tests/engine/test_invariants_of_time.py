"""What must hold about order and time, whatever the plan: I2 to I4, I17, I18, I21, I22."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pacing.engine import (
    Event,
    Fact,
    PlanDay,
    Session,
    Statistic,
    Trial,
    baseline,
    plan_day,
    timeline,
)
from tests.engine.strategies import World, begins, events_of, trial_lists, worlds

AMOUNTS = st.integers(0, 500)


def shifted(event: Event, by: timedelta) -> Event:
    names = ("first", "last") if hasattr(event, "first") else ("on",)
    return replace(event, **{name: getattr(event, name) + by for name in names})


@given(world=worlds(), data=st.data())
def test_i2_the_order_of_events_and_sessions_does_not_matter(
    world: World, data: st.DataObject
) -> None:
    events = data.draw(st.permutations(world.events))
    sessions = data.draw(st.permutations(world.sessions))
    again = replace(world, events=tuple(events), sessions=tuple(sessions))
    assert again.rows() == world.rows()


@given(world=worlds())
def test_i2_an_event_that_stands_twice_counts_once(world: World) -> None:
    assert replace(world, events=world.events * 2).rows() == world.rows()


@given(world=worlds(), data=st.data())
def test_i3_a_date_knows_nothing_of_its_own_sessions_nor_of_later_events(
    world: World, data: st.DataObject
) -> None:
    on = world.terms.start + timedelta(days=data.draw(st.integers(0, world.days - 1)))
    later = data.draw(events_of(world.terms.resolution))
    events = [each for each in world.events if begins(each) <= on]
    events += [each for each in later if begins(each) > on]
    sessions = [each for each in world.sessions if each.on < on]
    sessions.append(Session(on=on, amount=data.draw(AMOUNTS)))
    known = plan_day(world.terms, events=events, sessions=sessions, on=on)
    assert known == plan_day(world.terms, events=world.events, sessions=world.sessions, on=on)


@given(world=worlds(), data=st.data())
def test_i4_what_is_dated_later_leaves_the_past_as_it_was(
    world: World, data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, world.days - 1))
    on = world.terms.start + timedelta(days=number)
    later = [each for each in data.draw(events_of(world.terms.resolution)) if begins(each) >= on]
    session = Session(on=on, amount=data.draw(AMOUNTS))
    more = replace(world, events=(*world.events, *later), sessions=(*world.sessions, session))
    assert more.rows()[:number] == world.rows()[:number]


@given(world=worlds(), weeks=st.integers(-60, 60))
def test_i17_shifting_all_dates_by_whole_weeks_shifts_the_plan(world: World, weeks: int) -> None:
    by = timedelta(weeks=weeks)
    moved = World(
        terms=replace(world.terms, start=world.terms.start + by),
        events=tuple(shifted(event, by) for event in world.events),
        sessions=tuple(replace(session, on=session.on + by) for session in world.sessions),
        days=world.days,
    )
    back = [
        replace(row, on=row.on - by, reason=replace(row.reason, facts=unshifted(row, by)))
        for row in moved.rows()
    ]
    assert tuple(back) == world.rows()


def unshifted(row: PlanDay, by: timedelta) -> tuple[Fact, ...]:
    return tuple(
        (name, value - by if isinstance(value, date) else value) for name, value in row.reason.facts
    )


@given(trials=trial_lists(), statistic=st.sampled_from(Statistic), data=st.data())
def test_i18_the_order_of_trials_does_not_matter(
    trials: list[Trial], statistic: Statistic, data: st.DataObject
) -> None:
    permuted = data.draw(st.permutations(trials))
    assert baseline(permuted, statistic=statistic) == baseline(trials, statistic=statistic)


@given(world=worlds(), days=st.integers(-3, 80))
def test_i21_a_shorter_timeline_is_the_beginning_of_a_longer_one(world: World, days: int) -> None:
    last = world.terms.start + timedelta(days=days)
    other = timeline(world.terms, events=world.events, sessions=world.sessions, last=last)
    shorter, longer = sorted((other, world.rows()), key=len)
    assert longer[: len(shorter)] == shorter


@given(world=worlds())
def test_i22_a_single_day_is_the_row_of_the_timeline(world: World) -> None:
    *_, row = world.rows()
    on = world.last
    assert plan_day(world.terms, events=world.events, sessions=world.sessions, on=on) == row
