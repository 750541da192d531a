"""Today, as a person meets it: what is due, why, and one tap to note it."""

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from diary.models import ActivityEntry, Purpose, Source
from diary.services.check_in import rate
from pacing.models import DayShown
from tests.cast import NOON, TODAY
from tests.painapp.doing import noted

if TYPE_CHECKING:
    from collections.abc import Callable

    from accounts.models import Patient, User
    from diary.models import Activity
    from pacing.models import Plan

HOUR = 3600


def page(client: Client) -> str:
    return client.get(reverse("today")).content.decode()


def done(client: Client, plan: "Plan", client_uuid: object = None) -> None:
    posted = {"client_uuid": str(client_uuid or uuid4())}
    client.post(reverse("session_done", args=[plan.pk]), posted)


def test_the_quota_stands_in_large_print_with_its_reason(alices: Client, plan: "Plan") -> None:
    html = page(alices)
    assert "<b>8</b> minutes" in html
    assert "Why 8 minutes?" in html
    assert "You could do 10 minutes when you tried it." in html


def test_a_plan_that_begins_today_counts_no_days_before_it(alices: Client, plan: "Plan") -> None:
    html = page(alices)
    assert "Your last seven days" in html
    assert "0 of 0" not in html


def test_the_reason_leads_to_the_page_on_what_feeds_the_plan(alices: Client, plan: "Plan") -> None:
    assert reverse("how_it_feeds") in page(alices)


def test_the_number_first_shown_is_kept(alices: Client, plan: "Plan") -> None:
    page(alices)
    page(alices)
    assert DayShown.objects.get(plan=plan).quota == 480


def test_parts_are_listed_with_the_rest_between(alices: Client, plan_in_two: "Plan") -> None:
    html = page(alices)
    assert "2 parts, with 30 minutes of rest between." in html
    assert "First: 4 minutes" in html
    assert "Start 4 minutes" in html


def test_the_part_that_was_done_is_marked_and_the_next_one_offered(
    alices: Client, plan_in_two: "Plan", walking: "Activity", alice: "Patient"
) -> None:
    noted(walking, 240)
    html = page(alices)
    assert "4 minutes of 8 minutes, noted today" in html
    assert html.count('class="is-done"') == 1


def test_one_tap_notes_the_whole_quota_as_planned(alices: Client, plan: "Plan") -> None:
    done(alices, plan)
    entry = ActivityEntry.objects.get(source=Source.TODAY)
    assert (entry.amount, entry.purpose) == (480, Purpose.PLANNED)
    assert "All done for today." in page(alices)


def test_one_tap_after_a_part_notes_only_the_rest(
    alices: Client, plan: "Plan", walking: "Activity", alice: "Patient"
) -> None:
    noted(walking, 300)
    done(alices, plan)
    assert ActivityEntry.objects.get(source=Source.TODAY).amount == 180


def test_the_same_tap_twice_notes_once(alices: Client, plan: "Plan") -> None:
    once = uuid4()
    done(alices, plan, once)
    done(alices, plan, once)
    assert ActivityEntry.objects.filter(source=Source.TODAY).count() == 1


def test_a_second_tap_after_all_is_done_says_so_and_notes_nothing(
    alices: Client, plan: "Plan"
) -> None:
    done(alices, plan)
    done(alices, plan)
    assert ActivityEntry.objects.filter(source=Source.TODAY).count() == 1
    assert "There is nothing more to do for this plan today." in page(alices)


@pytest.mark.parametrize("posted", [{}, {"client_uuid": "x"}, {"client_uuid": "\x00"}])
def test_a_tap_that_arrives_broken_notes_nothing_and_says_so(
    alices: Client, plan: "Plan", posted: dict[str, str]
) -> None:
    answer = alices.post(reverse("session_done", args=[plan.pk]), posted, follow=True)
    assert "That did not arrive." in answer.content.decode()
    assert not ActivityEntry.objects.filter(source=Source.TODAY).exists()


def test_undo_takes_the_latest_session_back_and_can_be_undone(alices: Client, plan: "Plan") -> None:
    done(alices, plan)
    alices.post(reverse("session_undo", args=[plan.pk]))
    html = page(alices)
    assert "I have done it" in html
    entry = ActivityEntry.objects.get(source=Source.TODAY)
    assert reverse("entry_restore", args=[entry.pk]) in html


def test_undo_with_nothing_to_undo_changes_nothing(alices: Client, plan: "Plan") -> None:
    before = ActivityEntry.objects.count()
    alices.post(reverse("session_undo", args=[plan.pk]))
    assert ActivityEntry.objects.filter(removed_at=None).count() == before


@pytest.mark.parametrize("name", ["session_done", "session_undo"])
def test_another_persons_plan_does_not_exist(
    name: str, plan: "Plan", bob: "Patient", client_of: "Callable[[Patient | User], Client]"
) -> None:
    answer = client_of(bob).post(reverse(name, args=[plan.pk]), {"client_uuid": str(uuid4())})
    assert answer.status_code == 404


def test_without_a_plan_the_page_invites_to_begin(alices: Client) -> None:
    html = page(alices)
    assert "Start with one small thing" in html
    assert reverse("start") in html


def test_a_plan_that_is_being_tried_out_is_offered_to_go_on(alices: Client, trying: "Plan") -> None:
    assert reverse("pacing:trials", args=[trying.pk]) in page(alices)


def test_a_plan_that_starts_tomorrow_says_when(
    alices: Client, plan: "Plan", clock: time_machine.Traveller
) -> None:
    clock.shift(-24 * HOUR)
    assert "Walking starts on Tuesday 7 April" in page(alices)


def test_at_night_nobody_without_a_plan_is_told_of_one(
    alices: Client, clock: time_machine.Traveller
) -> None:
    clock.shift(10 * HOUR)
    html = page(alices)
    assert "Everything here waits until the morning." in html
    assert "Your plan waits" not in html


def test_at_night_the_page_is_dim_and_asks_for_nothing(
    alices: Client, plan: "Plan", clock: time_machine.Traveller
) -> None:
    clock.shift(10 * HOUR)
    html = page(alices)
    assert 'data-theme="dim"' in html
    assert "Nothing is due now" in html


def test_at_three_in_the_morning_it_is_still_yesterday(
    alices: Client, plan: "Plan", clock: time_machine.Traveller
) -> None:
    clock.shift(14 * HOUR)
    assert "Tuesday 7 April" in page(alices)


def test_no_pain_number_stands_on_today(alices: Client, plan: "Plan", alice: "Patient") -> None:
    rate(patient=alice, on=TODAY, scale="pain", value=7, today=TODAY, now=NOON)
    html = page(alices)
    assert "Today is noted" in html
    assert "pain" not in html.lower()


def test_a_timer_that_runs_is_one_tap_away(
    alices: Client, plan: "Plan", walking: "Activity"
) -> None:
    posted = {"activity": walking.pk, "purpose": "PLANNED", "client_uuid": uuid4()}
    alices.post(reverse("timer_start"), posted)
    assert "A timer is running" in page(alices)
