"""Each small change to the engine is noticed by a worked example."""

import pytest

from tests.engine.mutants import MUTANTS, Mutant, first_noticed

UNCHANGED = Mutant("nothing", "amounts", "class Unit", "class Unit")


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda each: each.what)
def test_a_small_change_is_noticed(mutant: Mutant) -> None:
    assert first_noticed(mutant) is not None


def test_the_engine_as_it_stands_passes_in_the_same_way() -> None:
    assert first_noticed(UNCHANGED) is None


def test_there_are_enough_of_them() -> None:
    assert len(MUTANTS) >= 20
