"""The timer, as a person meets it: by the server's clock, and it asks before it notes too much."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client

from accounts.models import Patient
from diary import selectors
from diary.models import Activity, ActivityEntry, TimerRun
from pacing.models import Plan

HERE = "/timer/"


def start(
    alices: Client, activity: Activity, purpose: str = "OTHER", key: UUID | None = None
) -> Any:
    said = {"activity": activity.pk, "purpose": purpose, "client_uuid": key or uuid4()}
    return alices.post(f"{HERE}start/", said)


def stop(alices: Client, when: str = "now", **said: Any) -> Any:
    return alices.post(f"{HERE}stop/", {"when": when, **said})


def timer(alices: Client) -> Any:
    return alices.get(HERE).context["timer"]


def run() -> TimerRun:
    return TimerRun.objects.latest("started_at")


def test_without_a_run_it_leads_to_today(alices: Client) -> None:
    assert alices.get(HERE)["Location"] == "/today/"


def test_a_run_is_shown_with_its_start_and_no_stop(alices: Client, walking: Activity) -> None:
    assert start(alices, walking)["Location"] == HERE
    page = timer(alices)
    assert (page.state, page.title, page.started_words) == ("run", "Walking", "13:00")
    assert (page.target_seconds, page.stop_words) == (None, "")


def test_a_planned_session_runs_to_the_number_shown(
    alices: Client, walking: Activity, plan: Plan
) -> None:
    start(alices, walking, "PLANNED")
    page = timer(alices)
    assert (page.target_seconds, page.target_words, page.stop_words) == (480, "8 minutes", "13:08")
    assert "No more, no less" in page.advice


def test_a_try_out_has_no_target_and_says_when_to_stop(
    alices: Client, walking: Activity, trying: Plan
) -> None:
    start(alices, walking, "TRIAL")
    page = timer(alices)
    assert page.target_seconds is None
    assert "before it bites" in page.advice
    assert page.close_url == f"/plan/{trying.pk}/trials/"


@pytest.mark.parametrize("purpose", ["PLANNED", "TRIAL"])
def test_without_a_plan_only_the_diary_is_timed(
    alices: Client, walking: Activity, purpose: str
) -> None:
    assert start(alices, walking, purpose)["Location"] == "/today/"
    assert not TimerRun.objects.exists()


def test_once_all_is_done_the_plan_asks_no_more(
    alices: Client, walking: Activity, plan: Plan, clock: time_machine.Traveller
) -> None:
    start(alices, walking, "PLANNED")
    clock.shift(480)
    stop(alices, "target")
    assert start(alices, walking, "PLANNED")["Location"] == "/today/"
    assert selectors.running_timer(walking.patient) is None


def test_starting_twice_is_one_run_and_another_start_leads_to_it(
    alices: Client, walking: Activity
) -> None:
    key = uuid4()
    for chosen in (key, key, uuid4()):
        assert start(alices, walking, key=chosen)["Location"] == HERE
    assert TimerRun.objects.get().client_uuid == key


@pytest.mark.parametrize(
    "wrong", [{"activity": "x"}, {"purpose": "FUN"}, {"client_uuid": ""}, {"purpose": "x" * 5000}]
)
def test_a_start_that_makes_no_sense_starts_nothing(
    alices: Client, walking: Activity, wrong: dict[str, str]
) -> None:
    said = {"activity": walking.pk, "purpose": "OTHER", "client_uuid": uuid4()}
    assert alices.post(f"{HERE}start/", said | wrong)["Location"] == "/today/"
    assert not TimerRun.objects.exists()


def test_steps_are_not_timed(alices: Client, walking: Activity) -> None:
    Activity.objects.update(unit="STEPS")
    assert start(alices, walking)["Location"] == "/today/"
    assert not TimerRun.objects.exists()


def test_stopping_notes_the_time_by_the_servers_clock(
    alices: Client, walking: Activity, clock: time_machine.Traveller
) -> None:
    start(alices, walking)
    clock.shift(330)
    assert stop(alices)["Location"] == "/diary/"
    entry = ActivityEntry.objects.get()
    assert (entry.amount, entry.source) == (330, "timer")


def test_at_the_target_the_page_says_stop(
    alices: Client, walking: Activity, plan: Plan, clock: time_machine.Traveller
) -> None:
    start(alices, walking, "PLANNED")
    clock.shift(481)
    body = alices.get(HERE).content.decode()
    assert timer(alices).state == "stop"
    assert "Well done. That is 8 minutes." in body


def test_a_target_passed_unseen_is_asked_about(
    alices: Client, walking: Activity, plan: Plan, clock: time_machine.Traveller
) -> None:
    start(alices, walking, "PLANNED")
    clock.shift(3600)
    body = alices.get(HERE).content.decode()
    assert "You reached 8 minutes at 13:08." in body
    assert stop(alices, "target")["Location"] == "/today/"
    assert ActivityEntry.objects.latest("recorded_at").amount == 480


def test_stop_now_notes_up_to_twice_the_target_and_asks_above(
    alices: Client, walking: Activity, plan: Plan, clock: time_machine.Traveller
) -> None:
    start(alices, walking, "PLANNED")
    clock.shift(961)
    assert stop(alices)["Location"] == HERE
    assert run().stopped_at is None
    clock.shift(-1)
    assert stop(alices)["Location"] == "/today/"
    assert ActivityEntry.objects.latest("recorded_at").amount == 960


def test_hours_without_a_target_are_asked_about(
    alices: Client, walking: Activity, clock: time_machine.Traveller
) -> None:
    start(alices, walking)
    clock.shift(3 * 3600 + 1)
    assert stop(alices)["Location"] == HERE
    assert "Your timer has run since 13:00." in alices.get(HERE).content.decode()
    stop(alices, "other", minutes="40")
    assert ActivityEntry.objects.get().amount == 2400


def test_the_target_is_never_noted_before_it_was_reached(
    alices: Client, walking: Activity, plan: Plan, clock: time_machine.Traveller
) -> None:
    start(alices, walking, "PLANNED")
    clock.shift(60)
    stop(alices, "target")
    assert ActivityEntry.objects.latest("recorded_at").amount == 60


@pytest.mark.parametrize("minutes", ["", "lots", "0", "-3", "1441", "9" * 300])
def test_minutes_that_make_no_sense_are_told_and_the_run_goes_on(
    alices: Client, walking: Activity, clock: time_machine.Traveller, minutes: str
) -> None:
    start(alices, walking)
    clock.shift(600)
    response = stop(alices, "other", minutes=minutes)
    assert response.status_code == 422
    assert "<title>Error:" in response.content.decode()
    assert response.context["timer"].typed == minutes[:20]
    assert run().stopped_at is None


def test_an_unknown_way_to_stop_is_told(alices: Client, walking: Activity) -> None:
    start(alices, walking)
    assert stop(alices, "sometime").status_code == 422
    assert run().stopped_at is None


def test_an_unknown_way_to_stop_with_minutes_notes_the_minutes(
    alices: Client, walking: Activity, clock: time_machine.Traveller
) -> None:
    start(alices, walking)
    clock.shift(600)
    stop(alices, "sometime", minutes="5")
    assert ActivityEntry.objects.latest("recorded_at").amount == 300


def test_a_part_begun_before_the_night_belongs_to_that_day(
    alices: Client, walking: Activity, plan_in_two: Plan, clock: time_machine.Traveller
) -> None:
    start(alices, walking, "PLANNED")
    clock.shift(240)
    stop(alices, "target")
    start(alices, walking, "PLANNED")
    clock.shift(16 * 60 * 60)
    assert timer(alices).title == "Walking · part 2 of 2"


def test_a_slip_of_the_finger_notes_nothing(
    alices: Client, walking: Activity, clock: time_machine.Traveller
) -> None:
    start(alices, walking)
    clock.shift(3)
    stop(alices)
    assert not ActivityEntry.objects.exists()
    assert run().stopped_at is not None


def test_stopping_twice_notes_once(
    alices: Client, walking: Activity, clock: time_machine.Traveller
) -> None:
    start(alices, walking)
    clock.shift(300)
    key = run().pk
    for _ in range(2):
        assert stop(alices, run=key)["Location"] == "/diary/"
        clock.shift(60)
    assert ActivityEntry.objects.get().amount == 300


def test_an_old_tab_does_not_stop_a_later_run(
    alices: Client, walking: Activity, clock: time_machine.Traveller
) -> None:
    start(alices, walking)
    old = run().pk
    clock.shift(60)
    stop(alices, run=old)
    start(alices, walking)
    clock.shift(60)
    stop(alices, run=old)
    assert selectors.running_timer(walking.patient) is not None


def test_a_pause_is_not_counted_and_pressing_twice_is_pressing_once(
    alices: Client, walking: Activity, clock: time_machine.Traveller
) -> None:
    start(alices, walking)
    for to, seconds in [("pause", 60), ("pause", 100), ("run", 100), ("run", 50)]:
        clock.shift(seconds)
        assert alices.post(f"{HERE}pause/", {"to": to})["Location"] == HERE
    clock.shift(60)
    stop(alices)
    assert ActivityEntry.objects.get().amount == 170


def test_a_paused_run_says_so(alices: Client, walking: Activity) -> None:
    start(alices, walking)
    alices.post(f"{HERE}pause/", {"to": "pause"})
    assert "Go on" in alices.get(HERE).content.decode()


def test_letting_go_notes_nothing_and_can_be_undone(
    alices: Client, walking: Activity, clock: time_machine.Traveller
) -> None:
    start(alices, walking)
    clock.shift(300)
    key = run().pk
    alices.post(f"{HERE}discard/", {"run": key})
    assert not ActivityEntry.objects.exists()
    assert alices.post(f"{HERE}{key}/go-on/")["Location"] == HERE
    assert selectors.running_timer(walking.patient) == run()


def test_letting_go_without_a_run_does_no_harm(alices: Client) -> None:
    for what in ("discard", "stop", "pause"):
        assert alices.post(f"{HERE}{what}/").status_code == 302


def test_between_two_parts_there_is_rest(
    alices: Client, walking: Activity, plan_in_two: Plan, clock: time_machine.Traveller
) -> None:
    start(alices, walking, "PLANNED")
    page = timer(alices)
    assert (page.title, page.target_seconds) == ("Walking · part 1 of 2", 240)
    assert page.done_label == "Done. Now I rest"
    clock.shift(300)
    assert stop(alices, "target")["Location"] == HERE
    page = timer(alices)
    assert (page.state, page.rest_words, page.next_words) == ("rest", "30 minutes", "13:34")


def test_after_the_rest_the_next_part_starts_and_after_it_all_is_done(
    alices: Client, walking: Activity, plan_in_two: Plan, clock: time_machine.Traveller
) -> None:
    start(alices, walking, "PLANNED")
    clock.shift(240)
    stop(alices, "target")
    clock.shift(1801)
    page = timer(alices)
    assert page.state == "rested"
    alices.post(f"{HERE}start/", page.next_fields)
    assert timer(alices).title == "Walking · part 2 of 2"
    clock.shift(240)
    assert stop(alices, "target")["Location"] == "/today/"
    assert alices.get(HERE)["Location"] == "/today/"


def test_yesterdays_rest_is_over(
    alices: Client, walking: Activity, plan_in_two: Plan, clock: time_machine.Traveller
) -> None:
    start(alices, walking, "PLANNED")
    clock.shift(240)
    stop(alices, "target")
    clock.shift(24 * 3600)
    assert alices.get(HERE)["Location"] == "/today/"


def test_another_persons_timer_is_not_found(
    alices: Client,
    client_of: Callable[..., Client],
    bob: Patient,
    walking: Activity,
    clock: time_machine.Traveller,
) -> None:
    start(alices, walking)
    clock.shift(60)
    bobs, key = client_of(bob), run().pk
    assert start(bobs, walking).status_code == 404
    assert bobs.get(HERE)["Location"] == "/today/"
    for what in ("stop", "pause", "discard"):
        assert bobs.post(f"{HERE}{what}/", {"run": key, "when": "now"}).status_code == 404
    assert bobs.post(f"{HERE}{key}/go-on/").status_code == 404
    assert run().stopped_at is None


@pytest.mark.parametrize("what", ["start", "stop", "pause", "discard"])
def test_nothing_starts_or_stops_by_a_get(alices: Client, what: str) -> None:
    assert alices.get(f"{HERE}{what}/").status_code == 405
