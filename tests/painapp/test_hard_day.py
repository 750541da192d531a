"""A hard day: one tap, and nothing in the plan changes."""

from typing import TYPE_CHECKING

from django.test import Client
from django.urls import reverse

from diary.models import DayCheckIn
from pacing.adapters import day
from tests.cast import TODAY

if TYPE_CHECKING:
    from accounts.models import Patient
    from pacing.models import Plan


def tap(client: Client, **posted: str) -> str:
    return client.post(reverse("hard_day"), posted, follow=True).content.decode()


def test_one_tap_notes_the_day(alices: Client, alice: "Patient") -> None:
    assert "Noted: a hard day" in tap(alices)
    assert DayCheckIn.objects.get(patient=alice, on=TODAY).hard_day


def test_a_second_tap_is_the_same_as_one(alices: Client, alice: "Patient") -> None:
    tap(alices)
    assert "Noted: a hard day" in tap(alices)
    assert DayCheckIn.objects.filter(patient=alice).count() == 1


def test_undo_takes_the_note_away(alices: Client, alice: "Patient") -> None:
    tap(alices)
    assert "One tap notes it." in tap(alices, undo="1")
    assert not DayCheckIn.objects.filter(patient=alice, hard_day=True).exists()


def test_the_page_says_that_the_number_stays(alices: Client, plan: "Plan") -> None:
    assert "Walking stays at 8 minutes." in tap(alices)


def test_the_plans_day_is_the_same_before_and_after(alices: Client, plan: "Plan") -> None:
    before = day(plan, TODAY)
    tap(alices)
    assert day(plan, TODAY) == before


def test_looking_at_the_page_notes_nothing(alices: Client) -> None:
    alices.get(reverse("hard_day"))
    assert not DayCheckIn.objects.exists()


def test_every_page_carries_the_one_tap(alices: Client, plan: "Plan") -> None:
    html = alices.get(reverse("today")).content.decode()
    assert f'<form method="post" action="{reverse("hard_day")}"' in html
