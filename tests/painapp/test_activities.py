"""My activities: renamed, taken off the list, brought back; what was noted stays."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

from diary.models import Activity

if TYPE_CHECKING:
    from collections.abc import Callable

    from accounts.models import Patient, User
    from pacing.models import Plan


def listed(client: Client) -> str:
    return client.get(reverse("activities")).content.decode()


def rename(client: Client, activity: Activity, name: str) -> int:
    return client.post(reverse("activity_edit", args=[activity.pk]), {"name": name}).status_code


def test_an_empty_list_says_how_it_fills(alices: Client) -> None:
    assert "It fills by itself when you note what you did." in listed(alices)


def test_an_activity_gets_another_name(alices: Client, walking: Activity) -> None:
    assert rename(alices, walking, "Going out") == 302
    assert "Going out" in listed(alices)


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "\x00"])
def test_a_name_that_can_not_be_is_refused_and_kept_in_the_box(
    alices: Client, walking: Activity, name: str
) -> None:
    assert rename(alices, walking, name) == 422
    walking.refresh_from_db()
    assert walking.name == "Walking"


def test_a_name_that_is_taken_is_refused(
    alices: Client, alice: "Patient", walking: Activity
) -> None:
    Activity.objects.create(
        patient=alice, name="Tai chi", category="movement", created_at=walking.created_at
    )
    assert rename(alices, walking, "TAI CHI") == 422


def test_an_activity_goes_off_the_list_and_comes_back(alices: Client, walking: Activity) -> None:
    alices.post(reverse("activity_remove", args=[walking.pk]))
    assert "off your list" in listed(alices)
    assert "Walking" not in listed(alices)
    alices.post(reverse("activity_restore", args=[walking.pk]))
    assert "Walking" in listed(alices)


def test_an_activity_with_an_open_plan_stays(
    alices: Client, walking: Activity, plan: "Plan"
) -> None:
    alices.post(reverse("activity_remove", args=[walking.pk]))
    assert "End the plan first." in listed(alices)
    walking.refresh_from_db()
    assert walking.archived_at is None


@pytest.mark.parametrize("name", ["activity_edit", "activity_remove", "activity_restore"])
def test_another_persons_activity_does_not_exist(
    name: str,
    walking: Activity,
    bob: "Patient",
    client_of: "Callable[[Patient | User], Client]",
) -> None:
    answer = client_of(bob).post(reverse(name, args=[walking.pk]), {"name": "Mine"})
    assert answer.status_code == 404
