"""What became of many virtual patients, as a table of plain text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from pacing.engine import PlanState
from pacing.simulation import Life

GAP = timedelta(days=14)
PERCENTILES = (5, 25, 50, 75, 95)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One life in a few whole numbers; `reached_goal` is None where there was no goal."""

    level_percent: int
    steps: int
    done_percent: int
    flares: int
    gaps: int
    reviews: int
    reached_goal: bool | None
    needs_baseline: bool
    is_steady: bool


def outcome(life: Life) -> Outcome:
    """What became of one virtual patient."""
    last, goal = life.rows[-1], life.terms.goal
    due = sum(1 for row in life.rows if row.quota is not None)
    dates = sorted({session.on for session in life.sessions if session.amount})
    edges = [life.terms.start - timedelta(days=1), *dates, last.on + timedelta(days=1)]
    return Outcome(
        level_percent=int(life.level_quotas[-1] * 100 / life.terms.baseline),
        steps=last.step,
        done_percent=len(dates) * 100 // max(due, 1),
        flares=_times([row.state is PlanState.FLARE for row in life.rows]),
        gaps=sum(later - earlier > GAP for earlier, later in pairwise(edges)),
        reviews=_times([row.review_due for row in life.rows]),
        reached_goal=None if goal is None else goal in life.level_quotas,
        needs_baseline=last.state is PlanState.REBASELINE_DUE,
        is_steady=not life.terms.increments_allowed,
    )


def summary(outcomes: Sequence[Outcome]) -> str:
    """The spread of outcomes: percentiles, then shares; at least one outcome is needed."""
    head = _line("", [f"{each} %" for each in PERCENTILES])
    spread = [_line(label, _percentiles(map(of, outcomes))) for label, of in SPREADS.items()]
    goals = [each.reached_goal for each in outcomes if each.reached_goal is not None]
    shares = [
        _share("reached the goal, of those with one", goals),
        _share("waiting for new trials at the end", [each.needs_baseline for each in outcomes]),
        _share("on a steady plan", [each.is_steady for each in outcomes]),
        _share("with a flare", [each.flares > 0 for each in outcomes]),
        _share("with a gap of 14 days or more", [each.gaps > 0 for each in outcomes]),
        _share("with a review flag", [each.reviews > 0 for each in outcomes]),
    ]
    return "\n".join([head, *spread, "", *shares])


SPREADS: dict[str, Callable[[Outcome], int]] = {
    "last level, % of the baseline": lambda each: each.level_percent,
    "steps above the first level": lambda each: each.steps,
    "dates done, % of those due": lambda each: each.done_percent,
    "flares": lambda each: each.flares,
    "gaps of 14 days or more": lambda each: each.gaps,
    "review flags": lambda each: each.reviews,
}


def percentile(ordered: Sequence[int], percent: int) -> int:
    """The smallest of ordered values that at least so many per cent do not exceed."""
    rank = -(-len(ordered) * percent // 100)
    return ordered[max(rank, 1) - 1]


def _percentiles(values: Iterable[int]) -> list[str]:
    ordered = sorted(values)
    return [str(percentile(ordered, percent)) for percent in PERCENTILES]


def _line(label: str, cells: Sequence[str]) -> str:
    return f"{label:<38}" + "".join(f"{cell:>8}" for cell in cells)


def _share(label: str, held: Sequence[bool]) -> str:
    return _line(label, [f"{sum(held) * 100 / len(held):.1f} %" if held else "–"])


def _times(held: Sequence[bool]) -> int:
    """How many times something began to hold."""
    return sum(now and not before for before, now in pairwise([False, *held]))
