"""A hard day: one tap, and nothing in the plan changes."""

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import time_machine
from django.test import Client
from django.urls import reverse

from diary.models import DayCheckIn, TimerRun
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


def small_start(client: Client) -> dict[str, str]:
    """What the button of Start small posts."""
    html = client.get(reverse("hard_day")).content.decode()
    form = html[: html.index("Start small: Walking")].rpartition("<form")[2]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))


def test_start_small_runs_the_timer_to_half_of_the_number(alices: Client, plan: "Plan") -> None:
    assert "Start 4 minutes" in alices.get(reverse("hard_day")).content.decode()
    alices.post(reverse("timer_start"), small_start(alices))
    run = TimerRun.objects.get()
    assert (run.target, run.rest_seconds) == (240, 30 * 60)


def test_start_small_is_the_next_part_where_there_are_parts(
    alices: Client, plan_in_two: "Plan"
) -> None:
    alices.post(reverse("timer_start"), small_start(alices))
    assert TimerRun.objects.get().target == 240


def test_a_short_part_counts_as_a_part_and_the_rest_stays_due(
    alices: Client, plan: "Plan", clock: time_machine.Traveller
) -> None:
    alices.post(reverse("timer_start"), small_start(alices))
    clock.shift(240)
    alices.post(reverse("timer_stop"), {"when": "target"})
    html = alices.get(reverse("today")).content.decode()
    assert "4 minutes of 8 minutes, noted today" in html
    assert "Start 4 minutes" in html


def test_once_all_is_done_the_page_offers_no_more(alices: Client, plan: "Plan") -> None:
    alices.post(reverse("session_done", args=[plan.pk]), {"client_uuid": str(uuid4())})
    html = alices.get(reverse("hard_day")).content.decode()
    assert "Walking, 8 minutes: done for today." in html
    assert "Nothing more is due today." in html
    assert "Start small" not in html
    assert "split it" not in html


def test_without_a_plan_there_is_nothing_to_start(alices: Client) -> None:
    assert "Start small" not in alices.get(reverse("hard_day")).content.decode()
