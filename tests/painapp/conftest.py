"""Alice, her walking and a plan for it, for the tests of the log, an entry and the timer."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import time_machine

from tests.cast import NOON, TODAY

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import Patient, User
    from diary.models import Activity
    from pacing.models import Plan
    from tests.world import Life


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Noon on the day of the tests; `clock.shift(seconds)` lets time pass."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def alices(
    clock: time_machine.Traveller,
    alice: "Patient",
    client_of: "Callable[[Patient | User], Client]",
) -> "Client":
    """Alice’s browser, at noon."""
    return client_of(alice)


@pytest.fixture
def walking(alice: "Patient") -> "Activity":
    from diary.services import activities

    return activities.add_activity(
        patient=alice, name="Walking", category="movement", unit="SECONDS", now=NOON
    )


@pytest.fixture
def trying(alice: "Patient", walking: "Activity") -> "Plan":
    """A plan for walking that was begun and has no chapter yet."""
    from tests import world_plan

    life = _life(alice)
    world_plan.answer(life, "first", 6)
    return world_plan.begin(life, walking, None, 5)


@pytest.fixture
def plan(alice: "Patient", walking: "Activity", trying: "Plan") -> "Plan":
    """The plan agreed to yesterday: 8 minutes from today on, in one go."""
    return _agreed(_life(alice), walking, trying, parts=1)


@pytest.fixture
def plan_in_two(alice: "Patient", walking: "Activity", trying: "Plan") -> "Plan":
    """The same in two parts of 4 minutes, with 30 minutes of rest between."""
    return _agreed(_life(alice), walking, trying, parts=2)


def _life(alice: "Patient") -> "Life":
    from tests.world import Life

    return Life(alice, TODAY, NOON)


def _agreed(life: "Life", walking: "Activity", plan: "Plan", *, parts: int) -> "Plan":
    from diary.models import Purpose
    from pacing.choices import Choices
    from pacing.selectors import trials
    from pacing.services import chapters, drafts

    for days_ago, minutes in ((4, 11), (3, 10), (2, 9)):
        life.does(walking, days_ago, minutes * 60, Purpose.TRIAL)
    plan.refresh_from_db()
    usual = Choices.defaults(unit="SECONDS", tried=trials(plan))
    choices = replace(usual, sessions_per_day=parts)
    drafts.save_choices(plan=plan, choices=choices)
    chapter = chapters.propose(
        plan=plan,
        kind="FIRST",
        choices=choices,
        author=life.patient.user,
        reason="",
        now=life.at(1),
        today=life.on(1),
    )
    chapters.agree(chapter=chapter, by=life.patient.user, now=life.at(1))
    plan.refresh_from_db()
    return plan
