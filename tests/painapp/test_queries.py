"""How many queries the daily pages take (docs/performance.md), however long the diary is."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from diary.models import ActivityEntry, DayCheckIn, Purpose, Source
from pacing.models import Plan
from tests.cast import NOON, TODAY
from tests.world import DAY, build

if TYPE_CHECKING:
    from accounts.models import Patient


@pytest.fixture
def lived(alices: Client, alice: "Patient") -> Plan:
    """Five weeks of a life, and the plan that runs."""
    return build(alice, today=TODAY, now=NOON).plan


@pytest.fixture
def lived_long(lived: Plan, alice: "Patient") -> None:
    """Three years of diary before them."""
    days = [TODAY - number * DAY for number in range(40, 1000)]
    said = {"recorded_at": NOON, "zone": "UTC"}
    DayCheckIn.objects.bulk_create(
        DayCheckIn(patient=alice, on=on, pain=5, updated_at=NOON, recorded_on=on, **said)
        for on in days
    )
    ActivityEntry.objects.bulk_create(
        ActivityEntry(
            patient=alice,
            activity=lived.activity,
            occurred_on=on,
            amount=600,
            purpose=Purpose.OTHER,
            source=Source.FORM,
            recorded_on=on,
            recorded_by=alice.user,
            client_uuid=f"00000000-0000-4000-8000-{number:012}",
            **said,
        )
        for number, on in enumerate(days)
    )


def test_today_takes_9_queries(
    alices: Client, lived: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    alices.get(reverse("today"))  # keeps what it shows
    with django_assert_max_num_queries(9):
        alices.get(reverse("today"))


def test_a_long_diary_adds_none_to_today(
    alices: Client,
    lived_long: None,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    alices.get(reverse("today"))
    with django_assert_max_num_queries(9):
        alices.get(reverse("today"))


def test_a_long_diary_adds_no_word_to_today(
    alices: Client, lived: Plan, request: pytest.FixtureRequest
) -> None:
    before = len(alices.get(reverse("today")).content)
    request.getfixturevalue("lived_long")
    assert len(alices.get(reverse("today")).content) == before


def test_progress_takes_9_queries(
    alices: Client, lived: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    url = reverse("pacing:progress", args=[lived.pk])
    alices.get(url)  # notes that she came
    with django_assert_max_num_queries(9):
        alices.get(url)


def test_a_hard_day_takes_6_queries(
    alices: Client, lived: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):
        alices.post(reverse("hard_day"))
