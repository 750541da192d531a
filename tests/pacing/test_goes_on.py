"""Invariant I24: a chapter that continues a plan begins at the number it left."""

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from pacing import adapters
from pacing.engine import PlanState
from tests.pacing.walker import Walker

CALM = {PlanState.RUNNING, PlanState.GOAL_REACHED, PlanState.MAINTENANCE}


@pytest.mark.parametrize("kind", ["CONTINUES", "STEADY"])
@settings(max_examples=8)
@given(
    done=st.lists(st.sampled_from([0.5, 1, 1, 1]), min_size=1, max_size=24),
    step_days=st.sampled_from([7, 10, 28]),
    flare=st.integers(1, 24),
)
def test_it_begins_at_the_number_it_left(
    walking: Walker, kind: str, done: list[float], step_days: int, flare: int
) -> None:
    with transaction.atomic():
        for number, share in enumerate(done, start=1):
            if number == flare:
                walking.flares(number)
            row = walking.shows(number)
            assert row is not None
            walking.note(number, int((row.quota or 2) * share))
        last = len(done)
        left = adapters.stand(walking.plan, walking.day(last))
        if left is not None and left.state in CALM:
            walking.changes(kind, last, choices=walking.choices(step_days=step_days))
            reached = adapters.stand(walking.plan, walking.day(last + 1))
            assert reached is not None
            assert (reached.quota, reached.levels) == (left.quota, left.levels)
            assert reached.before[:-1] == left.before[-6:]
        transaction.set_rollback(True)
