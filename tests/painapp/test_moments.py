"""At which moment of Learn a person is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from education.words import Moment
from pacing.engine import ReasonCode
from pacing.reading import past_day
from painapp.moments import OF_REASON, URGENCY, moments_of, moments_today, often
from tests.cast import TODAY

if TYPE_CHECKING:
    from accounts.models import Patient
    from pacing.models import Plan
    from pacing.reading import PlanReading

DAY = timedelta(days=1)
UNASKED = {ReasonCode.PAUSED, ReasonCode.REST_DAY, ReasonCode.STEADY}


@pytest.fixture
def reading(plan: "Plan") -> "PlanReading":
    """The plan on its first day: 8 minutes."""
    from pacing.adapters import days_for

    return days_for([plan], TODAY)[plan.pk]


@pytest.fixture
def moments(alice: "Patient") -> "Callable[..., tuple[Moment, ...]]":
    """Those of Alice's today, given readings and whether the day is a hard one."""

    def of(*readings: "PlanReading", hard: bool = False) -> tuple[Moment, ...]:
        plans = [each.plan for each in readings]
        return moments_today(alice, TODAY, plans, readings, hard=hard)

    return of


def after(reading: "PlanReading", quota: int | None, done: int) -> "PlanReading":
    """The same after a day before with that quota and so much done."""
    day = past_day(TODAY - DAY, [quota], done, share=Fraction(9, 10))
    return replace(reading, recent=(day,))


def because(reading: "PlanReading", code: ReasonCode, *, review_due: bool = False) -> "PlanReading":
    """The same with another reason."""
    reason = replace(reading.day.reason, code=code)
    day = replace(reading.day, reason=reason, review_due=review_due)
    return replace(reading, day=day)


def test_every_reason_raises_a_moment_or_is_known_to_raise_none() -> None:
    assert set(OF_REASON) | UNASKED == set(ReasonCode)


def test_every_moment_has_its_urgency() -> None:
    assert sorted(URGENCY) == sorted(Moment)


@pytest.mark.parametrize("code", sorted(OF_REASON))
def test_a_reason_raises_its_moment(
    code: str, reading: "PlanReading", moments: "Callable[..., tuple[Moment, ...]]"
) -> None:
    assert moments(because(reading, ReasonCode(code))) == (OF_REASON[code],)


@pytest.mark.parametrize("code", sorted(UNASKED))
def test_a_rest_raises_none(
    code: str, reading: "PlanReading", moments: "Callable[..., tuple[Moment, ...]]"
) -> None:
    assert moments(because(reading, ReasonCode(code))) == ()


def test_a_second_repeated_step_is_a_plateau(
    reading: "PlanReading", moments: "Callable[..., tuple[Moment, ...]]"
) -> None:
    twice = because(reading, ReasonCode.STEP_REPEATED, review_due=True)
    assert moments(twice) == (Moment.PLATEAU, Moment.STEP_REPEATED)


@pytest.mark.parametrize(
    ("quota", "done", "found"),
    [
        (480, 540, [Moment.MORE]),
        (480, 528, []),
        (480, 480, []),
        (480, 432, []),
        (480, 420, [Moment.LESS]),
        (480, 0, []),
        (None, 600, []),
    ],
)
def test_what_was_done_yesterday_raises_more_or_less(
    reading: "PlanReading",
    moments: "Callable[..., tuple[Moment, ...]]",
    quota: int | None,
    done: int,
    found: list[Moment],
) -> None:
    assert moments(after(reading, quota, done)) == (*found, Moment.NEW_PLAN)


def test_a_hard_day_comes_before_the_steps(
    reading: "PlanReading", moments: "Callable[..., tuple[Moment, ...]]"
) -> None:
    assert moments(because(reading, ReasonCode.STEP_UP), hard=True)[0] == Moment.HARD_DAY


def test_a_flare_comes_before_a_hard_day(
    reading: "PlanReading", moments: "Callable[..., tuple[Moment, ...]]"
) -> None:
    assert moments(because(reading, ReasonCode.FLARE), hard=True)[0] == Moment.FLARE


def test_a_plan_that_is_tried_out_is_the_time_before_a_first_try(
    alice: "Patient", trying: "Plan"
) -> None:
    assert moments_today(alice, TODAY, [trying], [], hard=False) == (Moment.FIRST_TRIAL,)


@pytest.mark.parametrize(("days", "welcome"), [(0, True), (13, True), (14, False)])
def test_the_first_two_weeks_are_a_welcome(alice: "Patient", days: int, welcome: bool) -> None:
    joined = alice.created_at.date()
    found = moments_today(alice, joined + days * DAY, [], [], hard=False)
    assert (Moment.WELCOME in found) == welcome


def test_a_page_names_reasons_or_moments_and_nothing_else() -> None:
    assert moments_of(["STEP_UP", "flare", "nonsense"]) == (Moment.FLARE, Moment.STEP_UP)


@pytest.mark.parametrize(
    ("days_ago", "many"), [([0, 10, 27], True), ([0, 10, 28], False), ([0, 1], False)]
)
def test_three_flares_within_28_days_are_many(days_ago: list[int], many: bool) -> None:
    flares: list[date] = [TODAY - days * DAY for days in days_ago]
    assert often(flares, TODAY) == many
