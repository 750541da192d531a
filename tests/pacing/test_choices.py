"""What a person can choose, and the ranges of section 6 of docs/engine.md."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing.choices import Choices, Tried
from pacing.engine import BaselineError, Unit, forecast
from pacing.ranges import usual_resolution

START = date(2026, 4, 8)


def tried(*amounts: int, apart: int = 1) -> tuple[Tried, ...]:
    first = date(2026, 4, 1)
    return tuple(
        Tried(on=first + timedelta(days=apart * number), amount=amount, entry=uuid4())
        for number, amount in enumerate(amounts)
    )


def measured(**changed: Any) -> Choices:
    return replace(Choices.defaults(unit="SECONDS", tried=tried(660, 540)), **changed)


def test_the_suggestion_is_a_fifth_below_the_mean() -> None:
    choices = measured()
    assert (choices.first_quota, choices.resolution) == (480, 60)
    assert choices.start_from == Fraction(600)
    assert choices.problems() == {}


def test_without_a_try_the_suggestion_is_five_minutes() -> None:
    choices = Choices.defaults(unit="SECONDS")
    assert (choices.first_quota, choices.measured, choices.problems()) == (300, False, {})


@pytest.mark.parametrize("unit", ["METRES", "STEPS", "REPETITIONS"])
def test_other_units_need_a_try(unit: str) -> None:
    with pytest.raises(BaselineError):
        Choices.defaults(unit=unit)


@pytest.mark.parametrize(
    ("unit", "baseline", "resolution"),
    [
        ("SECONDS", 600, 60),
        ("SECONDS", 599, 30),
        ("SECONDS", 300, 30),
        ("SECONDS", 100, 10),
        ("SECONDS", 9, 1),
        ("METRES", 1000, 100),
        ("METRES", 999, 50),
        ("METRES", 200, 10),
        ("METRES", 90, 1),
        ("STEPS", 4000, 100),
        ("REPETITIONS", 12, 1),
        ("REPETITIONS", 4, 1),
    ],
)
def test_the_usual_resolution_is_at_most_a_tenth(unit: str, baseline: int, resolution: int) -> None:
    assert usual_resolution(Unit(unit), Fraction(baseline)) == resolution


@given(unit=st.sampled_from(list(Unit)), baseline=st.integers(25, 100_000))
def test_the_suggestion_is_always_in_range(unit: Unit, baseline: int) -> None:
    choices = Choices.defaults(unit=unit, tried=tried(baseline, baseline))
    assert choices.problems() == {}
    assert forecast(choices.terms(START))[0] == (START, choices.first_quota)


def test_a_draft_comes_back_as_it_was() -> None:
    for choices in (
        measured(),
        measured(growth="fixed", step_amount=60, step_fraction=None, goal=1200),
        measured(flare_share=Fraction(1, 2), weekdays=frozenset({1, 4})),
        Choices.defaults(unit="SECONDS"),
    ):
        assert Choices.from_json(choices.to_json()) == choices


RANGES: list[tuple[str, dict[str, Any]]] = [
    ("start_fraction", {"start_fraction": Fraction(49, 100)}),
    ("start_fraction", {"start_fraction": Fraction(91, 100)}),
    ("resolution", {"resolution": 0}),
    ("resolution", {"resolution": 0, "goal": 1200}),
    ("resolution", {"resolution": 120}),
    ("tried", {"tried": tried(600)}),
    ("tried", {"tried": tried(*[600] * 8)}),
    ("tried", {"tried": tried(600, 600, apart=0)}),
    ("tried", {"tried": tried(600, 600, apart=14)}),
    ("step_fraction", {"step_fraction": Fraction(4, 100)}),
    ("step_fraction", {"step_fraction": Fraction(21, 100)}),
    ("step_fraction", {"step_fraction": None}),
    ("step_amount", {"growth": "fixed"}),
    ("step_amount", {"growth": "fixed", "step_amount": 0}),
    ("step_amount", {"growth": "fixed", "step_amount": 601}),
    ("growth", {"growth": "wildly"}),
    ("goal", {"growth": "compounding"}),
    ("goal", {"goal": 0}),
    ("goal", {"goal": 86_460}),
    ("goal", {"goal": 901}),
    ("goal", {"goal": 480}),
    ("step_days", {"step_days": 6}),
    ("step_days", {"step_days": 29}),
    ("weekdays", {"weekdays": frozenset({0})}),
    ("weekdays", {"weekdays": frozenset({0, 7})}),
    ("sessions_per_day", {"sessions_per_day": 0}),
    ("sessions_per_day", {"sessions_per_day": 7}),
    ("rest_minutes", {"rest_minutes": 9}),
    ("rest_minutes", {"rest_minutes": 241}),
    ("flare_back", {"flare_back": 3}),
    ("flare_back", {"flare_back": -1}),
    ("flare_days", {"flare_days": 1}),
    ("flare_days", {"flare_days": 8}),
    ("flare_share", {"flare_share": Fraction(1, 3)}),
]


@pytest.mark.parametrize(("field", "changed"), RANGES)
def test_each_range_is_kept(field: str, changed: dict[str, Any]) -> None:
    assert list(measured(**changed).problems()) == [field]


EDGES: list[dict[str, Any]] = [
    {"start_fraction": Fraction(1, 2)},
    {"start_fraction": Fraction(9, 10)},
    {"step_fraction": Fraction(1, 20), "step_days": 28},
    {"step_fraction": Fraction(1, 5), "step_days": 7},
    {"growth": "compounding", "goal": 540},
    {"growth": "fixed", "step_amount": 600},
    {"growth": "none"},
    {"goal": 86_400},
    {"weekdays": frozenset({0, 3})},
    {"sessions_per_day": 6, "rest_minutes": 240},
    {"rest_minutes": 10},
    {"flare_back": 0, "flare_days": 2},
    {"flare_back": 2, "flare_days": 7, "flare_share": Fraction(1, 2)},
    {"tried": tried(*[600] * 7)},
    {"tried": tried(600, 600, apart=13)},
]


@pytest.mark.parametrize("changed", EDGES)
def test_the_edges_are_inside(changed: dict[str, Any]) -> None:
    assert measured(**changed).problems() == {}


@pytest.mark.parametrize(
    "changed",
    [
        {"start_from": Fraction(400)},
        {"start_fraction": Fraction(4, 5)},
        {"unit": Unit.METRES},
    ],
)
def test_what_is_not_measured_is_five_minutes(changed: dict[str, Any]) -> None:
    chosen = replace(Choices.defaults(unit="SECONDS"), **changed)
    assert "start_from" in chosen.problems()


def test_repetitions_may_be_counted_as_coarsely_as_there_are() -> None:
    few = Choices.defaults(unit="REPETITIONS", tried=tried(4, 4))
    assert (few.first_quota, few.problems()) == (3, {})
    assert list(replace(few, resolution=4).problems()) == ["resolution"]


def test_what_goes_on_keeps_its_start_unseen() -> None:
    odd = measured(start_fraction=Fraction(1, 9), tried=())
    assert odd.problems(goes_on=True) == {}
    assert set(odd.problems()) == {"start_fraction", "tried", "resolution"}


def test_other_tries_bring_their_own_resolution() -> None:
    chosen = Choices.defaults(unit="SECONDS").tried_again(tried(120, 120))
    assert (chosen.resolution, chosen.start_fraction, chosen.measured) == (10, Fraction(4, 5), True)
    kept = measured(start_fraction=Fraction(1, 2)).tried_again(tried(1200, 1200))
    assert (kept.start_fraction, kept.first_quota) == (Fraction(1, 2), 600)


def test_numbers_before_are_rounded_as_the_terms_are() -> None:
    choices = replace(Choices.defaults(unit=Unit.SECONDS), resolution=60)
    assert choices.terms(date(2026, 3, 2), before=(66, 95, 20)).before == (60, 120, 60)
