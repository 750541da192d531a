"""Rules 19 to 25 and 30: the gate, flares, holds, the running plan and what counts."""

from fractions import Fraction as Frac

from pacing.engine import Flare, FlareRule, Session, StepBack, Unit
from tests.engine.cases.declared import FROM_100, TWO_POOR_WEEKS
from tests.engine.cases.example import Example as Ex
from tests.engine.walk import (
    HUNDRED,
    MONDAYS,
    codes,
    day,
    done,
    hold,
    override,
    pause,
    plan,
    quotas,
    refused,
    reviews,
    rises,
    states,
    walk,
)

STAY = FlareRule(back_steps=0)
HALF = FlareRule(back_steps=0, days=2, share=Frac(1, 2))
TWELVE = plan(unit=Unit.REPETITIONS, baseline=Frac(15), attendance_gate=Frac(1))
STEADY = plan(increments_allowed=False)
TO_90 = plan(goal=90)


def flare(number: int) -> Flare:
    return Flare(on=day(number))


def flares(*numbers: int) -> list[Flare]:
    return [flare(number) for number in numbers]


def a_week_of(amount: int, *, due: int | None = None) -> list[Session]:
    return [done(number, amount, due) for number in range(1, 8)]


GATE = (
    Ex(19, "5 of 7 sessions done: day 8",
      lambda: quotas(walk(days=8, missed=(2, 4)), 8), (90,)),
    Ex(19, "4 of 7 sessions done, then all: days 8 and 15",
      lambda: quotas(walk(days=15, missed=(2, 4, 6)), 8, 15), (80, 90)),
    Ex(19, "Monday to Saturday, 4 of 6 done, just two thirds: day 8", lambda: quotas(
      walk(plan(weekdays=frozenset(range(6))), days=8, missed=(2, 4)), 8), (90,)),
    Ex(19, "Mondays only: two are needed, a window takes two weeks: rises on days", lambda: rises(
      walk(plan(weekdays=MONDAYS), days=36)), (1, 15, 29)),
    Ex(19, "Mondays only, a step every 6 days: one is enough: rises on days", lambda: rises(
      walk(plan(weekdays=MONDAYS, step_days=6), days=22)), (1, 8, 15, 22)),
    Ex(19, "No gate, done on day 1 only: 6 days away on day 8", lambda: quotas(
      walk(plan(attendance_gate=Frac(0)), days=8, only=[done(1, 80)]), 8), (90,)),
    Ex(19, "No gate, nothing done: 7 days away on day 8", lambda: quotas(
      walk(plan(attendance_gate=Frac(0)), days=8, only=[]), 8), (80,)),
    Ex(19, "A repeated step starts a new window: days 8, 14 and 15",
      lambda: codes(walk(days=15, missed=(2, 4, 6)), 8, 14, 15),
      ("STEP_REPEATED", "STEP_REPEATED", "STEP_UP")),
    Ex(19, "A flare on the day a step is due, none back: days 8, 11, 17 and 18", lambda: quotas(
      walk(plan(flare_rule=STAY), days=18, events=flares(8)), 8, 11, 17, 18), (80, 80, 80, 90)),
    Ex(19, "A hold on the day a step is due: days 8 and 9", lambda: quotas(
      walk(days=9, events=[hold(8, 8)]), 8, 9), (80, 90)),
)  # fmt: skip

FLARES = (
    Ex(20, "A flare on day 16: days 15, 16, 18, 19, 25 and 26",
      lambda: quotas(walk(days=26, events=flares(16)), 15, 16, 18, 19, 25, 26),
      (100, 90, 90, 90, 90, 100)),
    Ex(20, "… and the plan on days 15, 16, 18 and 19",
      lambda: states(walk(days=19, events=flares(16)), 15, 16, 18, 19),
      ("RUNNING", "FLARE", "FLARE", "RUNNING")),
    Ex(20, "A second flare on day 17, inside the first: day 19",
      lambda: states(walk(days=19, events=flares(16, 17)), 19), ("RUNNING",)),
    Ex(20, "A second one on day 25, 6 days after the first: no further back, days 24 and 25",
      lambda: quotas(walk(days=25, events=flares(16, 25)), 24, 25), (90, 90)),
    Ex(20, "A second one on day 26, 7 days after: days 25 and 26",
      lambda: quotas(walk(days=26, events=flares(16, 26)), 25, 26), (90, 80)),
    Ex(20, "Flares on days 1, 10 and 28, three within 28: review due on days 27 and 28",
      lambda: reviews(walk(days=28, events=flares(1, 10, 28)), 27, 28), (False, True)),
    Ex(20, "Flares on days 1, 10 and 29: review due on days 28 and 29",
      lambda: reviews(walk(days=29, events=flares(1, 10, 29)), 28, 29), (False, False)),
    Ex(20, "A flare on day 5, paused on days 4 to 6: it changes nothing, days 6 and 7", lambda:
      states(walk(FROM_100, days=7, events=[*flares(5), pause(4, 6)]), 6, 7),
      ("PAUSED", "RUNNING")),
    Ex(20, "At 100 m, held on days 2 to 9, a flare on day 3: days 2, 3 and 6", lambda: quotas(
      walk(FROM_100, days=6, events=[*flares(3), hold(2, 9)]), 2, 3, 6), (100, 90, 90)),
    Ex(21, "A flare of 2 days at half, day 16: days 15, 16, 17 and 18", lambda: quotas(
      walk(plan(flare_rule=HALF), days=18, events=flares(16)), 15, 16, 17, 18),
      (100, 50, 50, 100)),
    Ex(21, "A third of 80 m in tens of metres: day 2", lambda: quotas(
      walk(plan(resolution=10, flare_rule=FlareRule(share=Frac(1, 3))), days=2,
           events=flares(2)), 2), (30,)),
    Ex(21, "A tenth of 80 m in fifties: never below one, day 2", lambda: quotas(
      walk(plan(resolution=50, flare_rule=FlareRule(share=Frac(1, 10))), days=2,
           events=flares(2)), 2), (50,)),
    Ex(21, "The window stands still: after a flare of 2 days on day 4 the step comes on",
      lambda: rises(walk(plan(flare_rule=HALF), days=13, events=flares(4))), (1, 13)),
    Ex(21, "A flare of 8 days: review due on days 7 and 8", lambda: reviews(
      walk(plan(flare_rule=FlareRule(days=8)), days=8, events=flares(1)), 7, 8), (False, True)),
    Ex(21, "4 days from day 1 and from day 25: review due on days 27 and 28", lambda: reviews(
      walk(plan(flare_rule=FlareRule(days=4)), days=28, events=flares(1, 25)), 27, 28),
      (False, True)),
    Ex(21, "4 days from day 1 and from day 26: review due on days 28 and 29", lambda: reviews(
      walk(plan(flare_rule=FlareRule(days=4)), days=29, events=flares(1, 26)), 28, 29),
      (False, False)),
    Ex(21, "A flare comes before a hold: day 3",
      lambda: states(walk(days=3, events=[*flares(3), hold(2, 9)]), 3), ("FLARE",)),
)  # fmt: skip

RUNNING = (
    Ex(22, "Held on days 4 to 6: days 4 and 7",
      lambda: states(walk(days=7, events=[hold(4, 6)]), 4, 7), ("HELD", "RUNNING")),
    Ex(22, "… the quota stays and the window stands still: rises on days",
      lambda: rises(walk(days=18, events=[hold(4, 6)])), (1, 11, 18)),
    Ex(23, "Increments not allowed: days 1, 8 and 29",
      lambda: quotas(walk(STEADY, days=29), 1, 8, 29), (80, 80, 80)),
    Ex(23, "… and the plan on days 1 and 29",
      lambda: states(walk(STEADY, days=29), 1, 29), ("STEADY", "STEADY")),
    Ex(23, "Increments not allowed at a goal of 70 m: day 1",
      lambda: states(walk(plan(increments_allowed=False, goal=70), days=1), 1), ("STEADY",)),
    Ex(23, "Increments not allowed, a poor window: no review comes of it, day 15",
      lambda: reviews(walk(STEADY, days=15, missed=TWO_POOR_WEEKS), 15), (False,)),
    Ex(23, "Goal 90 m, reached on day 8: days 7, 8, 21 and 22",
      lambda: states(walk(TO_90, days=22), 7, 8, 21, 22),
      ("RUNNING", "GOAL_REACHED", "GOAL_REACHED", "MAINTENANCE")),
    Ex(23, "… paused on days 10 and 11, which are not spent there: days 23 and 24",
      lambda: states(walk(TO_90, days=24, events=[pause(10, 11)]), 23, 24),
      ("GOAL_REACHED", "MAINTENANCE")),
    Ex(23, "… a step back on day 24, the goal again on day 31: days 24, 31, 44 and 45",
      lambda: states(walk(TO_90, days=45, events=[StepBack(on=day(24))]), 24, 31, 44, 45),
      ("RUNNING", "GOAL_REACHED", "GOAL_REACHED", "MAINTENANCE")),
    Ex(23, "At the goal poor windows ask for no review: day 29", lambda: reviews(
      walk(TO_90, days=29, missed=range(9, 29, 2)), 29), (False,)),
)  # fmt: skip

DUE = (
    Ex(24, "Mondays, Wednesdays and Fridays: days 1 to 5", lambda: quotas(
      walk(plan(weekdays={0, 2, 4}), days=5), 1, 2, 3, 4, 5), (80, None, 80, None, 80)),
    Ex(24, "60 m at most on days 3 to 5: days 2, 3, 5 and 6",
      lambda: quotas(walk(days=6, events=[override(3, 5, 60)]), 2, 3, 5, 6), (80, 60, 60, 80)),
    Ex(24, "100 m at most on days 3 to 5: it only lowers, day 3",
      lambda: quotas(walk(days=3, events=[override(3, 5, 100)]), 3), (80,)),
    Ex(24, "60 m on days 3 to 5 and 40 m on days 4 to 6: days 3 to 6", lambda: quotas(
      walk(days=6, events=[override(3, 5, 60), override(4, 6, 40)]), 3, 4, 5, 6),
      (60, 40, 40, 40)),
    Ex(24, "40 m on days 3 to 5 and 60 m on days 4 to 6: days 3 to 6", lambda: quotas(
      walk(days=6, events=[override(3, 5, 40), override(4, 6, 60)]), 3, 4, 5, 6),
      (40, 40, 40, 60)),
    Ex(24, "60 m at most in a flare at half: days 3 and 5", lambda: quotas(
      walk(plan(flare_rule=HALF), days=5, events=[*flares(3), override(3, 5, 60)]), 3, 5),
      (40, 60)),
    Ex(24, "30 m at most in a hold: day 3",
      lambda: quotas(walk(days=3, events=[hold(3, 5), override(3, 5, 30)]), 3), (30,)),
    Ex(24, "An override of 0 m",
      lambda: refused(lambda: walk(days=1, events=[override(3, 5, 0)])), "ValueError"),
    Ex(24, "An override of 15 m at a resolution of 10", lambda: refused(
      lambda: walk(plan(resolution=10), days=1, events=[override(3, 5, 15)])), "ValueError"),
    Ex(24, "An override of 10 m at a resolution of 10", lambda: refused(
      lambda: walk(plan(resolution=10), days=1, events=[override(3, 5, 10)])), "accepted"),
    Ex(25, "60 m at most on days 3 to 5: the window stands still, rises on days",
      lambda: rises(walk(days=11, events=[override(3, 5, 60)])), (1, 11)),
    Ex(25, "80 m at most on days 3 to 5, which lowers nothing: rises on days",
      lambda: rises(walk(days=11, events=[override(3, 5, 80)])), (1, 8)),
    Ex(25, "12 repetitions, 12 of them done each day, every day needed: day 8",
      lambda: quotas(walk(TWELVE, days=8, only=a_week_of(12)), 8), (13,)),
    Ex(25, "… 11 of 12 done each day",
      lambda: quotas(walk(TWELVE, days=8, only=a_week_of(11)), 8), (13,)),
    Ex(25, "… 10 of 12 done each day",
      lambda: quotas(walk(TWELVE, days=8, only=a_week_of(10)), 8), (12,)),
    Ex(25, "… 10 of 12 done where 11 were shown",
      lambda: quotas(walk(TWELVE, days=8, only=a_week_of(10, due=11)), 8), (13,)),
    Ex(25, "… 10 of 12 done, once where 12 and once where 10 were shown", lambda: quotas(
      walk(TWELVE, days=8, only=[*a_week_of(5, due=12), *a_week_of(5, due=10)]), 8), (13,)),
    Ex(25, "… 6 and 5 of 12 done each day: they add up", lambda: quotas(
      walk(TWELVE, days=8, only=[*a_week_of(6), *a_week_of(5)]), 8), (13,)),
    Ex(25, "… 9 of 10, just nine tenths, where 10 were shown",
      lambda: quotas(walk(TWELVE, days=8, only=a_week_of(9, due=10)), 8), (13,)),
    Ex(25, "… nothing done where 0 were shown: not met", lambda: quotas(
      walk(TWELVE, days=8, only=[*a_week_of(0, due=0)[:6], done(7, 12)]), 8), (12,)),
    Ex(25, "A session on a rest day is not counted: Mondays and Tuesdays, done on others", lambda:
      quotas(walk(plan(weekdays={0, 1}), days=8, only=[done(3, 80), done(7, 80)]), 8), (80,)),
    Ex(30, "Two poor weeks: review due on days 8, 14 and 15",
      lambda: reviews(walk(days=15, missed=TWO_POOR_WEEKS), 8, 14, 15), (False, False, True)),
    Ex(30, "… and a good third week: days 21 and 22",
      lambda: reviews(walk(days=22, missed=TWO_POOR_WEEKS), 21, 22), (True, False)),
    Ex(35, "200 m done each day: day 8",
      lambda: quotas(walk(days=8, only=a_week_of(200)), 8), (90,)),
    Ex(35, "A session on day 8 itself changes nothing on day 8", lambda: quotas(
      walk(days=8, missed=(2, 4, 6), also=[done(8, 80)]), 8), (80,)),
    Ex(35, "Twice the quota on day 5 makes up for nothing missed on day 4", lambda: quotas(
      walk(HUNDRED, days=8, missed=(2, 3, 4), also=[done(5, 80)]), 8), (80,)),
)  # fmt: skip
