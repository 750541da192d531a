"""Rules 1 to 6: amounts, baselines and the terms that are refused."""

from fractions import Fraction as Frac
from typing import Any

from pacing.engine import (
    Compounding,
    Fixed,
    FlareRule,
    OfBaseline,
    Statistic,
    Trial,
    baseline,
    floor_to_resolution,
    split,
    spread_is_wide,
    to_resolution,
)
from tests.engine.cases.example import Example as Ex
from tests.engine.walk import day, plan, refused


def trials(*amounts: int) -> list[Trial]:
    return [Trial(on=day(number), amount=amount) for number, amount in enumerate(amounts, 1)]


def refused_terms(**changes: Any) -> str:
    return refused(lambda: plan(**changes))


AMOUNTS = (
    Ex(1, "449 s to whole minutes", lambda: to_resolution(449, 60), 420),
    Ex(1, "451 s to whole minutes", lambda: to_resolution(451, 60), 480),
    Ex(1, "450 s, just between two: the lower", lambda: to_resolution(450, 60), 420),
    Ex(1, "13.5 repetitions", lambda: to_resolution(Frac(27, 2), 1), 13),
    Ex(1, "10 s in whole minutes: never below one", lambda: to_resolution(10, 60), 60),
    Ex(2, "119 m in tens of metres, down", lambda: floor_to_resolution(119, 10), 110),
    Ex(2, "120 m in tens of metres, down", lambda: floor_to_resolution(120, 10), 120),
    Ex(2, "115.2 m in metres, down", lambda: floor_to_resolution(Frac(576, 5), 1), 115),
    Ex(3, "7 in 3 parts", lambda: split(7, sessions=3, resolution=1), (3, 2, 2)),
    Ex(3, "600 s in 4 parts of whole minutes",
      lambda: split(600, sessions=4, resolution=60), (180, 180, 120, 120)),
    Ex(3, "2 in 5 parts: only 2 can be had", lambda: split(2, sessions=5, resolution=1), (1, 1)),
    Ex(3, "Nothing due, in 3 parts", lambda: split(None, sessions=3, resolution=1), ()),
)  # fmt: skip

BASELINES = (
    Ex(4, "Trials of 11 and 9 min", lambda: baseline(trials(11, 9)), Frac(10)),
    Ex(4, "Trials of 8, 12 and 10 min", lambda: baseline(trials(8, 12, 10)), Frac(10)),
    Ex(4, "Trials of 3 and 4 min, exact", lambda: baseline(trials(3, 4)), Frac(7, 2)),
    Ex(4, "The median of 2, 3 and 10",
      lambda: baseline(trials(10, 2, 3), statistic=Statistic.MEDIAN), Frac(3)),
    Ex(4, "The median of 2, 3, 4 and 10",
      lambda: baseline(trials(10, 2, 4, 3), statistic=Statistic.MEDIAN), Frac(7, 2)),
    Ex(4, "The midpoint of 2, 3 and 10",
      lambda: baseline(trials(10, 2, 3), statistic=Statistic.MIDPOINT), Frac(6)),
    Ex(4, "No trial", lambda: refused(lambda: baseline([])), "BaselineError"),
    Ex(4, "14 trials of 5", lambda: baseline(trials(*[5] * 14)), Frac(5)),
    Ex(4, "15 trials", lambda: refused(lambda: baseline(trials(*[5] * 15))), "BaselineError"),
    Ex(4, "Two trials on one date",
      lambda: refused(lambda: baseline([*trials(5), *trials(6)])), "BaselineError"),
    Ex(4, "Trials of 0 and 0", lambda: refused(lambda: baseline(trials(0, 0))), "BaselineError"),
    Ex(4, "A trial below 0", lambda: refused(lambda: trials(-1)), "ValueError"),
    Ex(5, "Trials of 4, 10 and 13: more than three times the smallest",
      lambda: spread_is_wide(trials(4, 10, 13)), True),
    Ex(5, "Trials of 4, 10, 10 and 12: just three times; range 8, mean 9",
      lambda: spread_is_wide(trials(4, 10, 10, 12)), False),
    Ex(5, "Trials of 4, 4 and 10: range 6, mean 6",
      lambda: spread_is_wide(trials(4, 4, 10)), False),
    Ex(5, "Trials of 5, 5 and 14: range 9, mean 8",
      lambda: spread_is_wide(trials(5, 5, 14)), True),
    Ex(5, "No trial", lambda: refused(lambda: spread_is_wide([])), "BaselineError"),
)  # fmt: skip

TERMS = (
    Ex(6, "A resolution of 0", lambda: refused_terms(resolution=0), "TermsError: resolution"),
    Ex(6, "A baseline of 0", lambda: refused_terms(baseline=Frac(0)), "TermsError: baseline"),
    Ex(6, "A start at 0 %",
      lambda: refused_terms(start_fraction=Frac(0)), "TermsError: start_fraction"),
    Ex(6, "A start at 100 %", lambda: refused_terms(start_fraction=Frac(1)), "accepted"),
    Ex(6, "A start at 101 %",
      lambda: refused_terms(start_fraction=Frac(101, 100)), "TermsError: start_fraction"),
    Ex(6, "A first level of 80 m at a resolution of 81",
      lambda: refused_terms(resolution=81), "TermsError: baseline"),
    Ex(6, "A first level of 80 m at a resolution of 80",
      lambda: refused_terms(resolution=80), "accepted"),
    Ex(6, "A goal of 0", lambda: refused_terms(goal=0), "TermsError: goal"),
    Ex(6, "A goal of 95 at a resolution of 10",
      lambda: refused_terms(goal=95, resolution=10), "TermsError: goal"),
    Ex(6, "Compounding steps without a goal",
      lambda: refused_terms(increment=Compounding(fraction=Frac(1, 10))), "TermsError: goal"),
    Ex(6, "Steps of 0 % of the baseline",
      lambda: refused_terms(increment=OfBaseline(fraction=Frac(0))), "TermsError: increment"),
    Ex(6, "Steps of 0 m", lambda: refused_terms(increment=Fixed(amount=0)),
      "TermsError: increment"),
    Ex(6, "Steps every 0 days", lambda: refused_terms(step_days=0), "TermsError: step_days"),
    Ex(6, "Steps every 56 days", lambda: refused_terms(step_days=56), "accepted"),
    Ex(6, "Steps every 57 days", lambda: refused_terms(step_days=57), "TermsError: step_days"),
    Ex(6, "No weekday", lambda: refused_terms(weekdays=frozenset()), "TermsError: weekdays"),
    Ex(6, "An eighth weekday", lambda: refused_terms(weekdays={7}), "TermsError: weekdays"),
    Ex(6, "0 sessions a day",
      lambda: refused_terms(sessions_per_day=0), "TermsError: sessions_per_day"),
    Ex(6, "10 sessions a day", lambda: refused_terms(sessions_per_day=10), "accepted"),
    Ex(6, "11 sessions a day",
      lambda: refused_terms(sessions_per_day=11), "TermsError: sessions_per_day"),
    Ex(6, "A weekly cap below 0",
      lambda: refused_terms(weekly_cap=Frac(-1, 5)), "TermsError: weekly_cap"),
    Ex(6, "A weekly cap of 0", lambda: refused_terms(weekly_cap=Frac(0)), "accepted"),
    Ex(6, "A gate above 1",
      lambda: refused_terms(attendance_gate=Frac(4, 3)), "TermsError: attendance_gate"),
    Ex(6, "A gate of 0", lambda: refused_terms(attendance_gate=Frac(0)), "accepted"),
    Ex(6, "A session met at 0 of it",
      lambda: refused_terms(met_fraction=Frac(0)), "TermsError: met_fraction"),
    Ex(6, "A session met at all of it", lambda: refused_terms(met_fraction=Frac(1)), "accepted"),
    Ex(6, "A flare that goes -1 steps back",
      lambda: refused_terms(flare_rule=FlareRule(back_steps=-1)), "TermsError: flare_rule"),
    Ex(6, "A flare of 0 days",
      lambda: refused_terms(flare_rule=FlareRule(days=0)), "TermsError: flare_rule"),
    Ex(6, "A flare of 14 days", lambda: refused_terms(flare_rule=FlareRule(days=14)), "accepted"),
    Ex(6, "A flare of 15 days",
      lambda: refused_terms(flare_rule=FlareRule(days=15)), "TermsError: flare_rule"),
    Ex(6, "A flare at a share of 0",
      lambda: refused_terms(flare_rule=FlareRule(share=Frac(0))), "TermsError: flare_rule"),
    Ex(6, "Levels taken of 80, 90 and 90 m",
      lambda: refused_terms(levels_taken=(Frac(80), Frac(90), Frac(90))),
      "TermsError: levels_taken"),
    Ex(6, "A level taken of half a metre",
      lambda: refused_terms(levels_taken=(Frac(1, 2), Frac(80))), "TermsError: levels_taken"),
    Ex(6, "Quotas of 7 dates before", lambda: refused_terms(before=(80,) * 7), "accepted"),
    Ex(6, "Quotas of 8 dates before",
      lambda: refused_terms(before=(80,) * 8), "TermsError: before"),
)  # fmt: skip
