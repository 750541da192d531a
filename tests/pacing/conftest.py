"""Plans to test with. Django is imported inside the fixtures: it is not set up yet."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from accounts.models import Patient
    from tests.pacing.walker import Walker


@pytest.fixture
def walker(alice: "Patient", today: date, now: datetime) -> "Walker":
    """Alice with an activity and nothing else."""
    from tests.pacing.walker import Walker

    return Walker(alice, today, now)


@pytest.fixture
def walking(walker: "Walker") -> "Walker":
    """Alice with a plan that starts tomorrow: 8 minutes, a minute more each week."""
    return walker.starts()
