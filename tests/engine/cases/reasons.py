"""Rules 31 to 34: the reason, its facts, the next step and the table as agreed."""

from datetime import date
from fractions import Fraction as Frac

from pacing.engine import (
    Fixed,
    FlareRule,
    OfBaseline,
    StepBack,
    Terms,
    forecast,
)
from tests.engine.cases.days import STEADY, TO_90, flares
from tests.engine.cases.declared import FROM_100, release, safety
from tests.engine.cases.example import Example as Ex
from tests.engine.cases.levels import TAKEN
from tests.engine.walk import (
    MONDAYS,
    START,
    codes,
    day,
    done,
    facts,
    hold,
    override,
    pause,
    plan,
    walk,
)

LEAPS = plan(increment=Fixed(amount=50))
WEDNESDAYS = frozenset({2})


def table(terms: Terms) -> tuple[tuple[int, int], ...]:
    """The forecast with day numbers for dates."""
    return tuple(((on - START).days + 1, quota) for on, quota in forecast(terms))


CODES = (
    Ex(31, "Every session done: days 1, 7, 8 and 14",
      lambda: codes(walk(days=14), 1, 7, 8, 14), ("START", "START", "STEP_UP", "STEP_UP")),
    Ex(31, "A poor first week: day 8",
      lambda: codes(walk(days=8, missed=(2, 4, 6)), 8), ("STEP_REPEATED",)),
    Ex(31, "+50 m under the cap: day 8", lambda: codes(walk(LEAPS, days=8), 8), ("STEP_CAPPED",)),
    Ex(31, "A step that waits: day 10",
      lambda: codes(walk(plan(step_days=3), days=10), 10), ("STEP_CAPPED",)),
    Ex(31, "+4 m in tens of metres, 80 stays 80: day 8", lambda: codes(
      walk(plan(resolution=10, increment=Fixed(amount=4)), days=8), 8), ("STEP_ABSORBED",)),
    Ex(31, "A flare on day 16: days 16, 19 and 26",
      lambda: codes(walk(days=26, events=flares(16)), 16, 19, 26),
      ("FLARE", "AFTER_FLARE", "STEP_UP")),
    Ex(31, "A step back on day 16: days 16 and 22",
      lambda: codes(walk(days=22, events=[StepBack(on=day(16))]), 16, 22),
      ("STEP_BACK", "STEP_BACK")),
    Ex(31, "A step back and a flare on day 16, the first in the list stays: day 19", lambda:
      codes(walk(days=19, events=[StepBack(on=day(16)), *flares(16)]), 19), ("STEP_BACK",)),
    Ex(31, "14 days away: day 15", lambda: codes(walk(days=15, only=[]), 15), ("GAP_STEP_BACK",)),
    Ex(31, "14 days away and a step back declared on day 15: day 15", lambda: codes(
      walk(days=15, only=[], events=[StepBack(on=day(15))]), 15), ("GAP_STEP_BACK",)),
    Ex(31, "After a safety hold: days 3 and 6", lambda: codes(
      walk(days=6, events=[safety(3), release(6)]), 3, 6), ("SAFETY_HOLD", "GAP_STEP_BACK")),
    Ex(31, "28 days away: day 29", lambda: codes(walk(days=29, only=[]), 29), ("REBASELINE_DUE",)),
    Ex(31, "Mondays only, paused on days 8 and 9: days 2, 8 and 9", lambda: codes(
      walk(plan(weekdays=MONDAYS), days=9, events=[pause(8, 9)]), 2, 8, 9),
      ("REST_DAY", "PAUSED", "PAUSED")),
    Ex(31, "60 m at most on days 1 and 2, Mondays only: days 1 and 2", lambda: codes(
      walk(plan(weekdays=MONDAYS), days=2, events=[override(1, 2, 60)]), 1, 2),
      ("OVERRIDE", "REST_DAY")),
    Ex(31, "80 m at most lowers nothing: day 1",
      lambda: codes(walk(days=1, events=[override(1, 1, 80)]), 1), ("START",)),
    Ex(31, "60 m at most in a flare: day 3",
      lambda: codes(walk(days=3, events=[override(3, 3, 60), *flares(3)]), 3), ("OVERRIDE",)),
    Ex(31, "A hold: day 4", lambda: codes(walk(days=4, events=[hold(4, 6)]), 4), ("HELD",)),
    Ex(31, "Increments not allowed: day 8", lambda: codes(walk(STEADY, days=8), 8), ("STEADY",)),
    Ex(31, "Goal 90 m: days 8 and 22",
      lambda: codes(walk(TO_90, days=22), 8, 22), ("GOAL_REACHED", "MAINTENANCE")),
)  # fmt: skip

FACTS = (
    Ex(32, "Day 1: baseline, share, first quota and increment",
      lambda: facts(walk(days=1), 1, "baseline", "share", "first_quota", "increment"),
      (Frac(100), Frac(4, 5), 80, OfBaseline(fraction=Frac(1, 10)))),
    Ex(32, "Day 17: steps, day of the last step and of the next",
      lambda: facts(walk(days=17), 17, "steps", "last_step", "next_step"), (2, 15, 22)),
    Ex(32, "Day 17: done of due before it, and needed of planned",
      lambda: facts(walk(days=17), 17, "done", "due", "needed", "planned"), (2, 2, 5, 7)),
    Ex(32, "A flare on day 16: the first day after it, as known on days 16, 18 and 19",
      lambda: tuple(facts(walk(days=19, events=flares(16)), number, "flare_until")[0]
                    for number in (16, 18, 19)),
      (19, 19, None)),
    Ex(32, "At 100 m from levels taken: steps and first quota",
      lambda: facts(walk(FROM_100, days=1), 1, "steps", "first_quota"), (2, 80)),
    Ex(32, "A step that waits is no step taken: day of the last step on day 10",
      lambda: facts(walk(plan(step_days=3), days=10), 10, "last_step"), (7,)),
    Ex(33, "Days 1 and 7", lambda: (
      *facts(walk(days=7), 1, "next_step"), *facts(walk(days=7), 7, "next_step")), (8, 8)),
    Ex(33, "Paused on days 4 to 6: as known on days 3 and 5", lambda: (
      *facts(walk(days=5, events=[pause(4, 6)]), 3, "next_step"),
      *facts(walk(days=5, events=[pause(4, 6)]), 5, "next_step")), (8, 11)),
    Ex(33, "Held on day 8, when the step is due: as known on day 8",
      lambda: facts(walk(days=8, events=[hold(8, 8)]), 8, "next_step"), (9,)),
    Ex(33, "60 m at most on days 3 to 5: as known on day 3",
      lambda: facts(walk(days=3, events=[override(3, 5, 60)]), 3, "next_step"), (11,)),
    Ex(33, "80 m at most on days 4 to 9, held on days 4 to 5: as known on day 4", lambda: facts(
      walk(days=4, events=[override(4, 9, 80), hold(4, 5)]), 4, "next_step"), (10,)),
    Ex(33, "A flare on day 16: as known on day 16",
      lambda: facts(walk(days=16, events=flares(16)), 16, "next_step"), (26,)),
    Ex(33, "A flare on day 2 of 3 days, paused on days 3 to 8: as known on day 3", lambda: facts(
      walk(days=3, events=[*flares(2), pause(3, 8)]), 3, "next_step"), (16,)),
    Ex(33, "Mondays only: as known on day 1, with needed of planned", lambda: facts(
      walk(plan(weekdays=MONDAYS), days=1), 1, "next_step", "needed", "planned"), (9, 2, 2)),
    Ex(33, "Three of seven missed: out of reach, the next window; day 4, with needed of planned",
      lambda: facts(walk(days=4, missed=(1, 2, 3)), 4, "next_step", "needed", "planned"),
      (15, 5, 7)),
    Ex(33, "Two of seven missed: within reach; day 3",
      lambda: facts(walk(days=3, missed=(1, 2)), 3, "next_step"), (8,)),
    Ex(33, "Mondays only, one missed: the second window; day 8 with needed of planned", lambda:
      facts(walk(plan(weekdays=MONDAYS), days=8, missed=(1,)), 8, "next_step", "needed", "planned"),
      (23, 2, 2)),
    Ex(33, "No step comes: not allowed, at the goal, on safety hold, without a baseline", lambda: (
      *facts(walk(STEADY, days=1), 1, "next_step"),
      *facts(walk(TO_90, days=8), 8, "next_step"),
      *facts(walk(days=3, events=[safety(3)]), 3, "next_step"),
      *facts(walk(days=30, only=[done(30, 80)]), 30, "next_step")), (None, None, None, None)),
    Ex(33, "Paused for ever on day 3", lambda: facts(
      walk(days=3, events=[pause(3, (date.max - START).days)]), 3, "next_step"), (None,)),
)  # fmt: skip

FORECAST = (
    Ex(34, "Goal 110 m: day and quota",
      lambda: table(plan(goal=110)), ((1, 80), (8, 90), (15, 100), (22, 110))),
    Ex(34, "Mondays only, goal 100 m: day and quota",
      lambda: table(plan(goal=100, weekdays=MONDAYS)), ((1, 80), (15, 90), (29, 100))),
    Ex(34, "Wednesdays only, goal 90 m: the start though nothing is due on it",
      lambda: table(plan(goal=90, weekdays=WEDNESDAYS)), ((1, 80), (17, 90))),
    Ex(34, "Goal 70 m, below the first level", lambda: table(plan(goal=70)), ((1, 70),)),
    Ex(34, "Levels taken of 80 to 100 m, goal 110 m",
      lambda: table(plan(levels_taken=TAKEN, goal=110)), ((1, 100), (8, 110))),
    Ex(34, "No goal: the last line, and how many", lambda: (
      table(plan())[-1], len(table(plan()))), ((358, 590), 52)),
    Ex(34, "No goal, a step every 3 days: the last day before day 365", lambda: table(
      plan(step_days=3, weekly_cap=None))[-1], (364, 1290)),
    Ex(34, "A flare rule changes nothing in it", lambda: table(
      plan(goal=90, flare_rule=FlareRule(days=14))), ((1, 80), (8, 90))),
)  # fmt: skip
