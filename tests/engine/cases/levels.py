"""Rules 7 to 12: the levels, steps up and steps back."""

from fractions import Fraction as Frac

from pacing.engine import Compounding, Fixed, StepBack, Unit
from tests.engine.cases.example import Example as Ex
from tests.engine.walk import codes, day, plan, quotas, states, steps, walk

TAKEN = (Frac(80), Frac(90), Frac(100))
TEN_MINUTES = plan(unit=Unit.SECONDS, resolution=60, baseline=Frac(600))
WEEKS = (1, 8, 15, 22, 29, 36, 43, 50)


def minutes(seconds: tuple[int | None, ...]) -> tuple[Frac, ...]:
    return tuple(Frac(each or 0, 60) for each in seconds)


HALF_A_MINUTE_A_DAY = plan(
    unit=Unit.SECONDS,
    resolution=30,
    baseline=Frac(180),
    start_fraction=Frac(1),
    increment=Fixed(amount=30),
    step_days=1,
    weekly_cap=None,
    attendance_gate=Frac(0),
)

LEVELS = (
    Ex(7, "The first day: quota and step",
      lambda: (*quotas(walk(days=1), 1), *steps(walk(days=1), 1)), (80, 0)),
    Ex(7, "A baseline of 10 min, in min",
      lambda: minutes(quotas(walk(TEN_MINUTES, days=1), 1)), (Frac(8),)),
    Ex(7, "Levels taken of 80, 90 and 100 m: first quota", lambda:
      quotas(walk(plan(levels_taken=TAKEN), days=8), 1, 8), (100, 110)),
    Ex(7, "Levels taken of 80, 90 and 100 m: step", lambda:
      steps(walk(plan(levels_taken=TAKEN), days=8), 1, 8), (2, 3)),
    Ex(8, "+10 % of the baseline: weeks 1 to 4",
      lambda: quotas(walk(days=22), 1, 8, 15, 22), (80, 90, 100, 110)),
    Ex(8, "+10 % compounding, goal 200 m: weeks 1 to 4", lambda: quotas(
      walk(plan(increment=Compounding(fraction=Frac(1, 10)), goal=200), days=22), 1, 8, 15, 22),
      (80, 88, 97, 106)),
    Ex(8, "+5 m: weeks 1 to 4", lambda: quotas(
      walk(plan(increment=Fixed(amount=5)), days=22), 1, 8, 15, 22), (80, 85, 90, 95)),
    Ex(8, "Baseline 200 m, goal 300 m: weeks 1 to 8",
      lambda: quotas(walk(plan(baseline=Frac(200), goal=300), days=50), *WEEKS),
      (160, 180, 200, 220, 240, 260, 280, 300)),
    Ex(8, "+½ min a day from 3 min, no cap, no gate: days 2 to 6, in min",
      lambda: minutes(quotas(walk(HALF_A_MINUTE_A_DAY, days=6), 2, 3, 4, 5, 6)),
      (Frac(7, 2), Frac(4), Frac(9, 2), Frac(5), Frac(11, 2))),
    Ex(8, "Baseline 10 min, every session done: weeks 1 to 8, in min",
      lambda: minutes(quotas(walk(TEN_MINUTES, days=50), *WEEKS)),
      (Frac(8), Frac(9), Frac(10), Frac(11), Frac(12), Frac(13), Frac(14), Frac(15))),
    Ex(9, "Baseline 105 m in tens of metres: 84, 94.5, 105 and 115.5 m become",
      lambda: quotas(walk(plan(baseline=Frac(105), resolution=10), days=22), 1, 8, 15, 22),
      (80, 90, 100, 120)),
    Ex(10, "Goal 95 m: weeks 1 to 4",
      lambda: quotas(walk(plan(goal=95), days=22), 1, 8, 15, 22), (80, 90, 95, 95)),
    Ex(10, "Goal 95 m in fives; 90 + 10 rounds past it: step in weeks 1 to 4",
      lambda: steps(walk(plan(goal=95, resolution=5), days=22), 1, 8, 15, 22), (0, 1, 2, 2)),
    Ex(10, "Goal 70 m, below the first level: quota and state on day 1",
      lambda: (*quotas(walk(plan(goal=70), days=1), 1), *states(walk(plan(goal=70), days=1), 1)),
      (70, "GOAL_REACHED")),
    Ex(10, "Goal 90 m, levels taken of 80, 90 and 100 m: quota and step on day 1", lambda: (
      *quotas(walk(plan(goal=90, levels_taken=TAKEN), days=1), 1),
      *steps(walk(plan(goal=90, levels_taken=TAKEN), days=1), 1)), (90, 1)),
    Ex(11, "A step back from 100 m", lambda: quotas(
      walk(plan(levels_taken=TAKEN), days=2, events=[StepBack(on=day(2))]), 1, 2), (100, 90)),
    Ex(11, "Five steps back from 100 m", lambda: quotas(
      walk(plan(levels_taken=TAKEN), days=2, events=[StepBack(on=day(2), steps=5)]), 1, 2),
      (100, 80)),
    Ex(11, "A step back from the only level", lambda: quotas(
      walk(days=2, events=[StepBack(on=day(2))]), 1, 2), (80, 80)),
    Ex(11, "Tens of metres; 80, 84, 88 and 92 m show as 80, 80, 90, 90: one step back", lambda:
      steps(walk(plan(resolution=10, levels_taken=(Frac(80), Frac(84), Frac(88), Frac(92))), days=2,
                 events=[StepBack(on=day(2))]), 1, 2), (3, 1)),
    Ex(12, "+50 m: weeks 1 to 4, at most a fifth more each week", lambda: quotas(
      walk(plan(increment=Fixed(amount=50)), days=22), 1, 8, 15, 22), (80, 96, 115, 138)),
    Ex(12, "+50 m, no cap: weeks 1 to 4", lambda: quotas(
      walk(plan(increment=Fixed(amount=50), weekly_cap=None), days=22), 1, 8, 15, 22),
      (80, 130, 180, 230)),
    Ex(12, "A cap of 0: one resolution is always allowed", lambda: quotas(
      walk(plan(weekly_cap=Frac(0)), days=15), 1, 8, 15), (80, 81, 82)),
    Ex(12, "A cap of 10 % from 80 m: exactly at the limit is not past it", lambda: codes(
      walk(plan(weekly_cap=Frac(1, 10), increment=Fixed(amount=8)), days=8), 8), ("STEP_UP",)),
    Ex(12, "A step every 3 days: the fourth waits, 80 m being only a week old on day 10", lambda:
      quotas(walk(plan(step_days=3), days=13), 1, 4, 7, 10, 13), (80, 90, 96, 96, 106)),
    Ex(12, "80 m and 60 m in the week before: steps due every 3 days wait", lambda: quotas(
      walk(plan(step_days=3, before=(60,) * 7), days=10), 1, 4, 7, 10), (80, 80, 80, 90)),
    Ex(12, "60 m four dates before the start only: day 4 waits, day 7 does not", lambda: quotas(
      walk(plan(step_days=3, before=(60, 80, 80, 80)), days=7), 4, 7), (80, 90)),
    Ex(12, "Goal 95 m, +50 m: the cap first, then the goal", lambda: quotas(
      walk(plan(goal=100, increment=Fixed(amount=50)), days=15), 8, 15), (96, 100)),
    Ex(12, "A step that waits starts a window of its own", lambda: codes(
      walk(plan(step_days=3), days=12), 10, 12), ("STEP_CAPPED", "STEP_CAPPED")),
)  # fmt: skip
