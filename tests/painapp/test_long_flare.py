"""A flare noted in the diary that lasts longer than seven days asks the safety questions again."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.models import Patient, User
from diary.models import FlareEpisode
from pacing.models import Screening
from painapp.selectors import day_facts, questions_due, read_today
from tests.cast import NOON, TODAY
from tests.world import build

DAY = timedelta(days=1)


def flare(alice: Patient, first: int, last: int | None) -> None:
    """A flare from and to so many days ago."""
    ended = None if last is None else TODAY - last * DAY
    FlareEpisode.objects.create(patient=alice, first_on=TODAY - first * DAY, last_on=ended)


def eighth(alice: Patient) -> date | None:
    return day_facts(alice, TODAY).long_flare


@pytest.mark.parametrize(("first", "last"), [(7, 0), (9, 2), (7, None), (20, 5)])
def test_more_than_seven_days_are_long(alice: Patient, first: int, last: int | None) -> None:
    flare(alice, first, last)
    assert eighth(alice) == TODAY - (first - 7) * DAY


@pytest.mark.parametrize(("first", "last"), [(6, 0), (9, 3), (6, None), (0, None)])
def test_seven_days_are_not(alice: Patient, first: int, last: int | None) -> None:
    flare(alice, first, last)
    assert eighth(alice) is None


def test_a_short_one_since_hides_no_long_one(alice: Patient) -> None:
    flare(alice, 20, 10)
    flare(alice, 2, None)
    assert eighth(alice) == TODAY - 13 * DAY


def test_another_persons_flare_asks_nothing(alice: Patient, bob: Patient) -> None:
    flare(bob, 20, 5)
    assert eighth(alice) is None


def test_it_asks_again_while_a_plan_runs(alice: Patient) -> None:
    build(alice, today=TODAY, now=NOON)
    flare(alice, 9, 0)
    assert questions_due(read_today(alice, TODAY), TODAY) == Screening.Kind.AFTER_FLARE


def test_today_and_the_plan_ask_for_the_same(
    alice: Patient, client_of: "Callable[[Patient | User], Client]"
) -> None:
    build(alice, today=TODAY, now=NOON)
    browser = client_of(alice)
    with time_machine.travel(NOON, tick=False):
        for asked in (False, True):
            for page in ("today", "pacing:plan"):
                html = browser.get(reverse(page)).content.decode()
                assert ("It is time to ask them again." in html) is asked
            FlareEpisode.objects.update(first_on=TODAY - 9 * DAY, last_on=TODAY)
