"""Pacing's pages with the clock set to the cast's noon."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import Patient, User
    from pacing.models import Plan
    from tests.pacing.walker import Walker
    from tests.pacing_pages.browser import Browser


@pytest.fixture(autouse=True)
def noon(now: datetime) -> "Iterator[time_machine.Traveller]":
    """It is noon of the cast's day."""
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def walker(alice: "Patient", today: date, now: datetime) -> "Walker":
    """Alice with an activity and nothing else."""
    from tests.pacing.walker import Walker

    return Walker(alice, today, now)


@pytest.fixture
def trying(walker: "Walker") -> "Walker":
    """Alice, asked about safety, with a plan that waits for tries."""
    walker.answers()
    walker.begins()
    return walker


@pytest.fixture
def building(trying: "Walker") -> "Walker":
    """Alice with three tries of 10 minutes on average, in the midst of building her plan."""
    from pacing.services import drafts

    trying.tries(11, 9, 10)
    drafts.save_choices(plan=trying.plan, choices=trying.choices())
    return trying


@pytest.fixture
def walking(alice: "Patient", today: date, now: datetime) -> "Walker":
    """Alice, ten days into a plan: 8 minutes in the first week, 9 from the eighth day on."""
    from datetime import timedelta

    from tests.pacing.walker import Walker

    long_ago = timedelta(days=10)
    walker = Walker(alice, today - long_ago, now - long_ago).starts(goal=900)
    walker.walks(range(1, 10))
    return walker


@pytest.fixture
def of_bob(bob: "Patient", today: date, now: datetime) -> "Plan":
    """Another person's plan."""
    from tests.pacing.walker import Walker

    return Walker(bob, today, now).starts().plan


@pytest.fixture
def browser(alice: "Patient", client_of: "Callable[[Patient | User], Client]") -> "Browser":
    """Alice, signed in."""
    from tests.pacing_pages.browser import Browser

    return Browser(client_of(alice), alice.user)
