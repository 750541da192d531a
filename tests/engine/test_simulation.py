"""Virtual patients live the same lives again, and a broken invariant is found in them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pacing.engine import Flare, Override, Pause, PlanState, ReasonCode, SafetyHold
from pacing.simulation import Life, live
from pacing.simulation_checks import EACH_LIFE, SAMPLED, InvariantBrokenError, check
from pacing.simulation_summary import Outcome, outcome, percentile, summary
from tests.engine.walk import day, plan, walk

LIVES = [live(seed=7, number=number, weeks=12) for number in range(60)]
PLAIN = Outcome(
    level_percent=80,
    steps=0,
    done_percent=100,
    flares=0,
    gaps=0,
    reviews=0,
    reached_goal=None,
    needs_baseline=False,
    is_steady=False,
)


def walked(**changes: object) -> Life:
    """A plain life of three weeks; some rows, quotas or events replaced."""
    rows = list(walk(days=21))
    quotas = [row.quota or 0 for row in rows]
    life = Life(name="Alice", terms=plan(), rows=rows, level_quotas=quotas)
    for name, value in changes.items():
        setattr(life, name, value)
    return life


def with_row(number: int, **changes: object) -> Life:
    life = walked()
    life.rows[number - 1] = replace(life.rows[number - 1], **changes)  # type: ignore[arg-type]
    return life


def test_the_same_seed_makes_the_same_life() -> None:
    assert live(seed=7, number=3, weeks=12) == LIVES[3]
    assert live(seed=8, number=3, weeks=12) != LIVES[3]


def test_a_life_is_as_long_as_asked() -> None:
    assert all(len(life.rows) == len(life.level_quotas) == 84 for life in LIVES)


def test_the_lives_are_of_many_kinds() -> None:
    events = {type(event) for life in LIVES for event in life.events}
    codes = {row.reason.code for life in LIVES for row in life.rows}
    assert {Flare, Pause} <= events
    assert {ReasonCode.STEP_UP, ReasonCode.STEP_REPEATED, ReasonCode.GAP_STEP_BACK} <= codes


def test_every_invariant_holds_in_every_life() -> None:
    for life in LIVES:
        check(life, number=0)


BROKEN: dict[str, Callable[[], Life]] = {
    "I6 and I19 (above 0, never above the goal)": lambda: with_row(3, quota=0, parts=()),
    "I7 (the weekly cap)": lambda: with_row(9, quota=97, parts=(97,)),
    "I8 (never falls undisturbed)": lambda: with_row(9, quota=79, parts=(79,)),
    "I9 (a flare never raises)": lambda: with_row(8, state=PlanState.FLARE),
    "I9 (a flare ends on its date)": lambda: with_row(4, state=PlanState.FLARE),
    "I11 and I12 (parts and whole resolutions)": lambda: with_row(3, parts=(40, 39)),
    "I13 (the first quota)": lambda: walked(level_quotas=[101] * 21),
    "I14 (safety holds)": lambda: walked(events=[SafetyHold(on=day(5))]),
    "I15 (steady plans)": lambda: walked(terms=plan(increments_allowed=False)),
    "I20 (who does nothing)": walked,
    "I2 and I21 (order and duplicates)": lambda: with_row(21, step=9),
    "I3 and I22 (no look-ahead)": lambda: with_row(15, step=9),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_life_that_breaks_an_invariant_is_found(name: str) -> None:
    holds = (EACH_LIFE | SAMPLED)[name]
    assert not holds(BROKEN[name]())


def test_a_broken_invariant_names_itself_and_the_life() -> None:
    with pytest.raises(InvariantBrokenError, match=r"I6 .* Alice"):
        check(with_row(3, quota=-1, parts=()), number=1)


def test_a_sampled_invariant_is_looked_at_in_one_life_of_twenty() -> None:
    life = replace_last(LIVES[0], step=99)
    check(life, number=1)
    with pytest.raises(InvariantBrokenError, match="I2"):
        check(life, number=20)


def replace_last(life: Life, **changes: int) -> Life:
    rows = [*life.rows[:-1], replace(life.rows[-1], **changes)]  # type: ignore[arg-type]
    return replace(life, rows=rows)


def test_an_override_is_left_out_of_the_cap() -> None:
    life = with_row(2, quota=20, parts=(20,))
    life.events = [Override(first=day(2), last=day(2), quota=20)]
    assert EACH_LIFE["I7 (the weekly cap)"](life)


def test_an_outcome_counts_what_happened() -> None:
    life = walked(terms=plan(goal=100))
    life.rows = list(walk(days=21, events=[Flare(on=day(16))]))
    found = outcome(life)
    assert (found.flares, found.gaps, found.reviews) == (1, 1, 0)
    assert (found.reached_goal, found.level_percent, found.steps) == (True, 100, 1)


@pytest.mark.parametrize(("percent", "value"), [(5, 1), (25, 3), (50, 5), (95, 10), (100, 10)])
def test_a_percentile_is_one_of_the_values(percent: int, value: int) -> None:
    assert percentile(range(1, 11), percent) == value


def test_the_summary_names_shares_and_percentiles() -> None:
    table = summary([PLAIN, replace(PLAIN, reached_goal=True, flares=2)])
    lines = {" ".join(line.split()) for line in table.splitlines()}
    assert "last level, % of the baseline 80 80 80 80 80" in lines
    assert "reached the goal, of those with one 100.0 %" in lines
    assert "with a flare 50.0 %" in lines


def test_without_goals_no_share_reached_one() -> None:
    assert "–" in summary([PLAIN])
