"""The worked examples: one table, shared by the tests, the mutants and docs/engine.md."""

from tests.engine.cases.amounts import AMOUNTS, BASELINES, TERMS
from tests.engine.cases.days import DUE, FLARES, GATE, RUNNING
from tests.engine.cases.declared import AWAY, EVENTS, HOLDS, STEPS_BACK
from tests.engine.cases.example import Example
from tests.engine.cases.levels import LEVELS
from tests.engine.cases.reasons import CODES, FACTS, FORECAST

EXAMPLES: tuple[Example, ...] = tuple(
    sorted(
        (
            *AMOUNTS, *BASELINES, *TERMS, *LEVELS, *STEPS_BACK, *HOLDS, *AWAY, *EVENTS,
            *GATE, *FLARES, *RUNNING, *DUE, *CODES, *FACTS, *FORECAST,
        ),
        key=lambda example: example.rule,
    )
)  # fmt: skip
