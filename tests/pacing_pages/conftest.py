"""Pacing's pages with the clock set to the cast's noon."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import Patient, User
    from tests.pacing.walker import Walker
    from tests.pacing_pages.browser import Browser


@pytest.fixture(autouse=True)
def noon(now: datetime) -> Iterator[None]:
    """It is noon of the cast's day."""
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def walker(alice: "Patient", today: date, now: datetime) -> "Walker":
    """Alice with an activity and nothing else."""
    from tests.pacing.walker import Walker

    return Walker(alice, today, now)


@pytest.fixture
def browser(alice: "Patient", client_of: "Callable[[Patient | User], Client]") -> "Browser":
    """Alice, signed in."""
    from tests.pacing_pages.browser import Browser

    return Browser(client_of(alice))
