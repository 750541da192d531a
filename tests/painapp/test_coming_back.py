"""Someone who comes back after a week or more is greeted, and nothing is counted against them."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from diary.models import Activity, DayTag
from diary.services import check_in
from tests.cast import NOON, TODAY
from tests.painapp.doing import noted

if TYPE_CHECKING:
    from collections.abc import Callable

    from accounts.models import Patient, User
    from pacing.models import Plan

DAY = timedelta(days=1)
WELCOME = "Good to see you again."


@pytest.fixture
def after(
    alice: "Patient",
    walking: Activity,
    plan: "Plan",
    clock: time_machine.Traveller,
    client_of: "Callable[[Patient | User], Client]",
) -> "Callable[[int], str]":
    """Today, so many days after Alice last noted something: her walk of the plan's first day."""
    noted(walking, 480)

    def today(days: int) -> str:
        clock.move_to(NOON + days * DAY)
        return client_of(alice).get(reverse("today")).content.decode()

    return today


def test_after_a_week_with_nothing_noted_a_person_is_greeted(
    after: "Callable[[int], str]",
) -> None:
    assert WELCOME not in after(7)
    assert f"{WELCOME} You go on from here. One thing today." in after(8)


def test_what_was_not_done_is_not_counted_on_coming_back(after: "Callable[[int], str]") -> None:
    assert "planned days." in after(7)
    html = after(17)
    assert "planned." not in html
    assert "planned days." not in html
    assert "leave it. That is fine." in html


def test_anything_noted_since_is_no_coming_back(
    alice: "Patient", after: "Callable[[int], str]"
) -> None:
    check_in.set_hard_day(
        patient=alice, on=TODAY + 5 * DAY, hard=True, today=TODAY + 5 * DAY, now=NOON + 5 * DAY
    )
    assert WELCOME not in after(12)
    assert WELCOME in after(13)


def test_a_tag_alone_is_something_noted(alice: "Patient", after: "Callable[[int], str]") -> None:
    DayTag.objects.create(patient=alice, on=TODAY + 5 * DAY, tag="visitors")
    assert WELCOME not in after(12)


def test_once_something_is_noted_the_greeting_is_over(
    alice: "Patient", walking: Activity, after: "Callable[[int], str]"
) -> None:
    assert WELCOME in after(10)
    check_in.set_hard_day(
        patient=alice, on=TODAY + 10 * DAY, hard=True, today=TODAY + 10 * DAY, now=NOON + 10 * DAY
    )
    assert WELCOME not in after(10)


def test_after_four_weeks_the_way_back_leads_over_new_tries(
    after: "Callable[[int], str]",
) -> None:
    html = after(30)
    assert f"{WELCOME} Nothing is due today." in html
    assert "Time for new try-outs" in html


def test_a_newcomer_does_not_come_back(
    bob: "Patient", clock: time_machine.Traveller, client_of: "Callable[[Patient | User], Client]"
) -> None:
    bob.created_at = NOON - 3 * DAY
    bob.save()
    assert WELCOME not in client_of(bob).get(reverse("today")).content.decode()
