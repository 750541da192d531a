"""What a diary's tests share: an activity of Alice's, and short ways to note and to post."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
import time_machine

from tests.cast import NOON, TODAY

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import Patient, User
    from diary.models import Activity, ActivityEntry

YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def walking(alice: "Patient") -> "Activity":
    from diary.services import activities

    return activities.add_activity(
        patient=alice, name="Walking", category="movement", unit="SECONDS", now=NOON
    )


@pytest.fixture
def note(alice: "Patient", walking: "Activity") -> "Callable[..., ActivityEntry]":
    """Notes 8 minutes of walking today, but for what the test says otherwise."""
    from diary.models import Purpose, Source
    from diary.services import entries

    def noted(amount: int = 480, on: date = TODAY, **changes: Any) -> "ActivityEntry":
        said: dict[str, Any] = {
            "patient": alice,
            "activity": walking,
            "purpose": Purpose.OTHER,
            "source": Source.FORM,
            "today": TODAY,
            "by": alice.user,
            "now": NOON,
            "client_uuid": uuid4(),
        }
        return entries.log(amount=amount, occurred_on=on, **(said | changes))

    return noted


@pytest.fixture
def at_noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def alices(
    at_noon: None, alice: "Patient", client_of: "Callable[[Patient | User], Client]"
) -> "Client":
    """Alice’s browser, at noon on the day of the tests."""
    return client_of(alice)
