"""Rules 13 to 18 and 27 to 29: what is declared, days away and coming back."""

from fractions import Fraction as Frac

from pacing.engine import (
    Flare,
    Resume,
    Reviewed,
    SafetyHold,
    SafetyRelease,
    StepBack,
)
from tests.engine.cases.example import Example as Ex
from tests.engine.walk import (
    day,
    done,
    hold,
    override,
    pause,
    plan,
    quotas,
    refused,
    reviews,
    states,
    walk,
)

FROM_100 = plan(levels_taken=(Frac(80), Frac(90), Frac(100)))
FROM_120 = plan(levels_taken=(Frac(80), Frac(90), Frac(100), Frac(110), Frac(120)))
TWO_POOR_WEEKS = (1, 2, 3, 8, 9, 10)


def safety(number: int) -> SafetyHold:
    return SafetyHold(on=day(number))


def release(number: int) -> SafetyRelease:
    return SafetyRelease(on=day(number))


def resume(number: int) -> Resume:
    return Resume(on=day(number))


STEPS_BACK = (
    Ex(13, "A step back declared on day 16: days 15, 16, 22 and 23",
      lambda: quotas(walk(days=23, events=[StepBack(on=day(16))]), 15, 16, 22, 23),
      (100, 90, 90, 100)),
    Ex(13, "Two different ones on day 23, of 1 and of 2 steps: days 22 and 23",
      lambda: quotas(walk(days=23, events=[
          StepBack(on=day(23)), StepBack(on=day(23), steps=2)]), 22, 23), (110, 80)),
    Ex(13, "One of 0 steps on day 4: the window begins anew, days 8, 10 and 11",
      lambda: quotas(walk(days=11, events=[StepBack(on=day(4), steps=0)]), 8, 10, 11),
      (80, 80, 90)),
    Ex(13, "One of -1 steps", lambda: refused(lambda: StepBack(on=day(1), steps=-1)), "ValueError"),
    Ex(14, "Two poor weeks, reviewed on day 16: review due on days 14, 15 and 16",
      lambda: reviews(walk(days=16, missed=TWO_POOR_WEEKS, events=[Reviewed(on=day(16))]),
                      14, 15, 16), (False, True, False)),
    Ex(14, "29 days away, reviewed on day 30 after a session: days 29, 30 and 31", lambda: reviews(
      walk(days=31, only=[done(29, 80)], events=[Reviewed(on=day(30))]), 29, 30, 31),
      (True, False, False)),
)  # fmt: skip

HOLDS = (
    Ex(15, "Safety hold on day 3, release on day 6: days 2, 3, 5 and 6",
      lambda: states(walk(days=6, events=[safety(3), release(6)]), 2, 3, 5, 6),
      ("RUNNING", "SAFETY_HOLD", "SAFETY_HOLD", "RUNNING")),
    Ex(15, "Nothing is due in it: days 2 to 6",
      lambda: quotas(walk(days=6, events=[safety(3), release(6)]), 2, 3, 4, 5, 6),
      (80, None, None, None, 80)),
    Ex(15, "Hold and release on day 3: the hold stands on days 3 and 4",
      lambda: states(walk(days=4, events=[safety(3), release(3)]), 3, 4),
      ("SAFETY_HOLD", "SAFETY_HOLD")),
    Ex(15, "Hold on day 3, release on day 5, hold on day 7: days 4, 6 and 7",
      lambda: states(walk(days=7, events=[safety(7), release(5), safety(3)]), 4, 6, 7),
      ("SAFETY_HOLD", "RUNNING", "SAFETY_HOLD")),
    Ex(15, "Hold six days before the start: day 1",
      lambda: states(walk(days=1, events=[safety(-5)]), 1), ("SAFETY_HOLD",)),
    Ex(15, "Hold on day 3, paused on days 3 to 5: the hold comes first, day 4",
      lambda: states(walk(days=4, events=[safety(3), pause(3, 5)]), 4), ("SAFETY_HOLD",)),
    Ex(16, "Paused on days 4 to 6, the window stands still: days 3, 4, 6, 7, 10 and 11",
      lambda: quotas(walk(days=11, events=[pause(4, 6)]), 3, 4, 6, 7, 10, 11),
      (80, None, None, 80, 80, 90)),
    Ex(16, "Paused on days 4 to 6 and 6 to 9: days 4, 9 and 10",
      lambda: states(walk(days=10, events=[pause(4, 6), pause(6, 9)]), 4, 9, 10),
      ("PAUSED", "PAUSED", "RUNNING")),
    Ex(16, "A pause that ends before it begins",
      lambda: refused(lambda: pause(5, 4)), "ValueError"),
    Ex(16, "A pause of one day", lambda: refused(lambda: pause(5, 5)), "accepted"),
)  # fmt: skip

AWAY = (
    Ex(17, "At 100 m, nothing done from day 1: days 14, 15 and 28",
      lambda: quotas(walk(FROM_100, days=28, only=[]), 14, 15, 28), (100, 80, 80)),
    Ex(17, "Nothing done for 28 days: days 28 and 29",
      lambda: states(walk(days=29, only=[]), 28, 29), ("RUNNING", "REBASELINE_DUE")),
    Ex(17, "… and a session on day 30 does not lift it: day 31",
      lambda: states(walk(days=31, only=[done(30, 80)]), 31), ("REBASELINE_DUE",)),
    Ex(17, "… and a review is due: days 28 and 29, the poor windows reviewed on day 28",
      lambda: reviews(walk(days=29, only=[], events=[Reviewed(on=day(28))]), 28, 29),
      (False, True)),
    Ex(17, "At 120 m, a session on day 16 only: a second gap on day 31, days 15, 30 and 31",
      lambda: quotas(walk(FROM_120, days=31, only=[done(16, 100)]), 15, 30, 31), (100, 100, 80)),
    Ex(17, "At 100 m, paused on days 2 to 20, a session on day 1: days 1 and 21",
      lambda: quotas(walk(FROM_100, days=21, only=[done(1, 100)], events=[pause(2, 20)]), 1, 21),
      (100, 80)),
    Ex(18, "At 100 m, safety hold on days 3 to 5: days 2 and 6",
      lambda: quotas(walk(FROM_100, days=6, events=[safety(3), release(6)]), 2, 6), (100, 90)),
    Ex(18, "The window begins anew: the next step on day 13",
      lambda: quotas(walk(FROM_100, days=13, events=[safety(3), release(6)]), 12, 13), (90, 100)),
    Ex(18, "At 120 m, on hold on days 2 to 20: the gap's two steps, not three; days 21 and 22",
      lambda: quotas(walk(FROM_120, days=22, events=[safety(2), release(21)]), 21, 22),
      (100, 100)),
    Ex(18, "On hold until the day before the start: day 1", lambda: quotas(
      walk(FROM_100, days=1, events=[safety(-3), release(1)]), 1), (90,)),
    Ex(18, "Released the day before the start: day 1", lambda: quotas(
      walk(FROM_100, days=1, events=[safety(-3), release(0)]), 1), (100,)),
    Ex(18, "Hold on days 3 to 5, paused on days 6 and 7: the step back waits, days 6 and 8",
      lambda: quotas(walk(FROM_100, days=8, events=[safety(3), release(6), pause(6, 7)]), 6, 8),
      (None, 90)),
    Ex(26, "At 100 m, paused on days 2 to 20, a session on day 10: day 21",
      lambda: quotas(walk(FROM_100, days=21, only=[done(1, 100), done(10, 20)],
                          events=[pause(2, 20)]), 21), (100,)),
    Ex(26, "… and a session of 0 m on day 10 counts as nothing done",
      lambda: quotas(walk(FROM_100, days=21, only=[done(1, 100), done(10, 0)],
                          events=[pause(2, 20)]), 21), (80,)),
)  # fmt: skip

EVENTS = (
    Ex(27, "One flare declared twice on day 16 goes one step back: days 15 and 16", lambda:
      quotas(walk(days=16, events=[Flare(on=day(16)), Flare(on=day(16))]), 15, 16), (100, 90)),
    Ex(27, "One step back declared twice on day 16: days 15 and 16", lambda:
      quotas(walk(days=16, events=[StepBack(on=day(16))] * 2), 15, 16), (100, 90)),
    Ex(28, "Paused on days 4 to 10, resumed on day 6: days 5 and 6",
      lambda: states(walk(days=6, events=[pause(4, 10), resume(6)]), 5, 6),
      ("PAUSED", "RUNNING")),
    Ex(28, "Held on days 4 to 10, resumed on day 6: days 5 and 6",
      lambda: states(walk(days=6, events=[hold(4, 10), resume(6)]), 5, 6), ("HELD", "RUNNING")),
    Ex(28, "60 m on days 4 to 10, resumed on day 6: days 5 and 6",
      lambda: quotas(walk(days=6, events=[override(4, 10, 60), resume(6)]), 5, 6), (60, 80)),
    Ex(28, "Resumed on day 3, paused on days 4 to 6: day 4",
      lambda: states(walk(days=4, events=[resume(3), pause(4, 6)]), 4), ("PAUSED",)),
    Ex(28, "Resumed on day 4, paused on days 4 to 6: the pause never begins, day 4",
      lambda: states(walk(days=4, events=[resume(4), pause(4, 6)]), 4), ("RUNNING",)),
    Ex(28, "Paused on days 4 to 10 and 8 to 9, resumed on day 6: days 7, 8 and 10", lambda: states(
      walk(days=10, events=[pause(4, 10), pause(8, 9), resume(6)]), 7, 8, 10),
      ("RUNNING", "PAUSED", "RUNNING")),
    Ex(29, "A flare on the day before the start: day 1",
      lambda: states(walk(days=1, events=[Flare(on=day(0))]), 1), ("RUNNING",)),
    Ex(29, "A step back before the start: day 1", lambda:
      quotas(walk(FROM_100, days=1, events=[StepBack(on=day(0))]), 1), (100,)),
    Ex(29, "Paused from before the start to day 2: days 2 and 3",
      lambda: states(walk(days=3, events=[pause(-3, 2)]), 2, 3), ("PAUSED", "RUNNING")),
    Ex(29, "… but resumed the day before the start: day 1",
      lambda: states(walk(days=1, events=[pause(-3, 2), resume(0)]), 1), ("RUNNING",)),
)  # fmt: skip
