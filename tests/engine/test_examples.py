"""Each worked example of docs/engine.md comes out as written."""

import pytest

from tests.engine.cases.example import Example
from tests.engine.examples import EXAMPLES


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"rule {each.rule}: {each.says}")
def test_a_worked_example_comes_out_as_written(example: Example) -> None:
    assert example.work_out() == example.answer


def test_no_two_examples_of_a_rule_say_the_same() -> None:
    said = [(example.rule, example.says) for example in EXAMPLES]
    assert len(said) == len(set(said))
