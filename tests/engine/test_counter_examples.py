"""Where a rule and an invariant part ways: the rule decides, and the case stays here."""

from dataclasses import replace
from fractions import Fraction

import pytest

from pacing.engine import Course, Flare, FlareRule, OfBaseline, TermsError
from tests.engine.walk import MONDAYS, day, done, pause, plan, quotas, walk

FROM_100 = plan(levels_taken=(Fraction(80), Fraction(90), Fraction(100)))


def test_i5_something_done_in_a_pause_spares_the_step_back_of_a_gap() -> None:
    away = [done(1, 100)]
    seen = [*away, done(10, 5)]
    quiet = walk(FROM_100, days=21, events=[pause(2, 20)], only=away)
    lively = walk(FROM_100, days=21, events=[pause(2, 20)], only=seen)
    assert (quotas(quiet, 21), quotas(lively, 21)) == ((80,), (100,))


def test_i5_something_done_on_a_rest_day_can_keep_the_gate_open() -> None:
    terms = plan(weekdays=MONDAYS, attendance_gate=Fraction(1, 2))
    first_monday_only = walk(terms, days=15, only=[done(1, 80)])
    and_on_a_sunday = walk(terms, days=15, only=[done(1, 80), done(7, 1)])
    assert quotas(first_monday_only, 15) == (80,)
    assert quotas(and_on_a_sunday, 15) == (90,)


def test_i9_a_flare_in_the_week_after_another_can_spare_the_step_back_of_a_third() -> None:
    terms = plan(levels_taken=FROM_100.levels_taken, flare_rule=FlareRule(days=3))
    two = [Flare(on=day(2)), Flare(on=day(12))]
    assert quotas(walk(terms, days=12, events=two), 12) == (80,)
    assert quotas(walk(terms, days=12, events=[*two, Flare(on=day(11))]), 12) == (90,)


def test_i24_quotas_before_that_are_no_multiples_can_make_a_step_that_does_not_rise() -> None:
    terms = plan(
        resolution=5,
        baseline=Fraction(50, 3),
        start_fraction=Fraction(3, 10),
        increment=OfBaseline(fraction=Fraction(1, 20)),
        step_days=1,
        weekly_cap=Fraction(1, 20),
        attendance_gate=Fraction(0),
        before=(1,),
    )
    course = Course(terms)
    while course.on < day(5):
        course.close(())
    assert course.levels[-1] < course.levels[-2]
    with pytest.raises(TermsError, match="must rise"):
        replace(terms, levels_taken=course.levels)
