"""Other programs call the engine by these names and signatures."""

import inspect
from dataclasses import FrozenInstanceError, fields, is_dataclass
from enum import StrEnum
from typing import Any

import pytest

from pacing import engine
from pacing.engine import Flare, Terms, TermsError, Unit
from tests.engine.walk import HUNDRED, START, plan

FIELDS = {
    "Trial": "on amount",
    "OfBaseline": "fraction",
    "Compounding": "fraction",
    "Fixed": "amount",
    "FlareRule": "back_steps days share",
    "Terms": "unit resolution baseline start start_fraction increment step_days goal weekdays "
    "sessions_per_day weekly_cap attendance_gate met_fraction flare_rule goal_hold_days "
    "increments_allowed levels_taken before",
    "Flare": "on",
    "Pause": "first last",
    "Hold": "first last",
    "Override": "first last quota",
    "Resume": "on",
    "StepBack": "on steps",
    "SafetyHold": "on",
    "SafetyRelease": "on",
    "Reviewed": "on",
    "Session": "on amount due",
    "PlanDay": "on is_due quota parts step state review_due reason",
    "Reason": "code facts",
}
ENUMS = {
    "Unit": "SECONDS METRES STEPS REPETITIONS",
    "Statistic": "MEAN MEDIAN MIDPOINT",
    "PlanState": "RUNNING STEADY FLARE HELD PAUSED SAFETY_HOLD GOAL_REACHED MAINTENANCE "
    "REBASELINE_DUE",
}
SIGNATURES = {
    "baseline": "trials *statistic",
    "spread_is_wide": "trials",
    "timeline": "terms *events *sessions *last",
    "plan_day": "terms *events *sessions *on",
    "split": "quota *sessions *resolution",
    "forecast": "terms",
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_value_is_frozen_slotted_and_built_by_keyword(name: str) -> None:
    kind: Any = getattr(engine, name)
    assert is_dataclass(kind)
    assert [field.name for field in fields(kind)] == FIELDS[name].split()
    assert all(field.kw_only for field in fields(kind))
    assert "__slots__" in kind.__dict__
    assert kind.__dict__["__dataclass_params__"].frozen


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Flare(on=START).on = START  # type: ignore[misc]


@pytest.mark.parametrize("name", ENUMS)
def test_the_values_of_an_enum_are_its_names(name: str) -> None:
    kind = getattr(engine, name)
    assert issubclass(kind, StrEnum)
    assert [member.value for member in kind] == ENUMS[name].split()
    assert [member.name for member in kind] == ENUMS[name].split()


@pytest.mark.parametrize("name", SIGNATURES)
def test_a_function_takes_its_first_argument_by_position_and_the_others_by_keyword(
    name: str,
) -> None:
    parameters = inspect.signature(getattr(engine, name)).parameters.values()
    said = " ".join("*" * (each.kind is each.KEYWORD_ONLY) + each.name for each in parameters)
    assert said == SIGNATURES[name]


def test_the_defaults_of_terms_are_those_agreed() -> None:
    terms = Terms(unit=Unit.METRES, resolution=1, baseline=HUNDRED.baseline, start=START)
    assert terms == HUNDRED
    assert terms.weekdays == set(range(7))
    assert (terms.step_days, terms.sessions_per_day, terms.goal_hold_days) == (7, 1, 14)
    assert (terms.goal, terms.increments_allowed, terms.levels_taken, terms.before) == (
        None,
        True,
        (),
        (),
    )


def test_refused_terms_say_which_field_and_why() -> None:
    with pytest.raises(TermsError) as refused:
        plan(step_days=0)
    assert refused.value.field == "step_days"
    assert refused.value.why in str(refused.value)


def test_every_public_name_exists_and_the_version_is_a_whole_number() -> None:
    assert all(hasattr(engine, name) for name in engine.__all__)
    assert len(set(engine.__all__)) == len(engine.__all__)
    assert isinstance(engine.ENGINE_VERSION, int)
