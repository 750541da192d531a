"""Changing an entry, taking it out, bringing it back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import Patient
from diary.models import Activity, ActivityEntry, EntryRevision, Purpose
from pacing.models import Plan
from tests.cast import TODAY
from tests.painapp.doing import noted


@pytest.fixture
def entry(walking: Activity) -> ActivityEntry:
    return noted(walking, 480, Purpose.OTHER, note="By the river")


def url(entry: ActivityEntry, what: str = "") -> str:
    return f"/diary/entry/{entry.pk}/{what}"


def post(alices: Client, entry: ActivityEntry, **said: Any) -> Any:
    usual = {"amount": "8", "occurred_on": TODAY, "note": "By the river"}
    return alices.post(url(entry), usual | said)


def test_the_form_shows_what_holds(alices: Client, entry: ActivityEntry) -> None:
    body = alices.get(url(entry)).content.decode()
    for shown in ('value="8"', 'value="2026-04-07"', "By the river", "minutes"):
        assert shown in body


def test_a_change_is_kept_with_how_it_was(alices: Client, entry: ActivityEntry) -> None:
    response = post(alices, entry, amount="3:20", occurred_on="2026-04-05", note="")
    assert response["Location"] == "/diary/week/2026-04-05/"
    changed = ActivityEntry.objects.get()
    assert (changed.amount, changed.note, changed.recall_days) == (200, "", 2)
    assert EntryRevision.objects.get().before["note"] == "By the river"


@pytest.mark.parametrize(
    "wrong",
    [{"amount": "x"}, {"amount": ""}, {"occurred_on": "2026-04-08"}, {"note": "x" * 501}],
)
def test_a_wrong_change_is_told_and_changes_nothing(
    alices: Client, entry: ActivityEntry, wrong: dict[str, str]
) -> None:
    response = post(alices, entry, **({"note": "New words"} | wrong))
    assert response.status_code == 422
    assert wrong.get("note", "New words") in response.content.decode()
    assert ActivityEntry.objects.get().note == "By the river"
    assert not EntryRevision.objects.exists()


def test_an_entry_can_become_a_session_of_the_plan_that_runs(
    alices: Client, entry: ActivityEntry, plan: Plan
) -> None:
    post(alices, entry, purpose="PLANNED")
    assert ActivityEntry.objects.get(pk=entry.pk).purpose == Purpose.PLANNED


def test_a_session_cannot_move_to_before_its_plan(
    alices: Client, entry: ActivityEntry, plan: Plan
) -> None:
    post(alices, entry, purpose="PLANNED")
    assert post(alices, entry, purpose="PLANNED", occurred_on="2026-04-06").status_code == 422
    assert post(alices, entry, purpose="OTHER", occurred_on="2026-04-06").status_code == 302


def test_a_try_out_of_an_activity_without_a_plan_stays_one(
    alices: Client, entry: ActivityEntry
) -> None:
    ActivityEntry.objects.update(purpose=Purpose.TRIAL)
    post(alices, entry, purpose="TRIAL", amount="9")
    changed = ActivityEntry.objects.get()
    assert (changed.purpose, changed.amount) == (Purpose.TRIAL, 540)


def test_it_is_taken_out_and_brought_back(alices: Client, entry: ActivityEntry) -> None:
    response = alices.post(url(entry, "remove/") + "?to=diary", follow=True)
    body = response.content.decode()
    assert "Taken out: Walking." in body
    assert url(entry, "restore/") in body
    assert ActivityEntry.objects.get().removed_at is not None
    alices.post(url(entry, "restore/"))
    assert ActivityEntry.objects.get().removed_at is None


def test_taking_out_leads_back_to_where_it_was_asked(alices: Client, entry: ActivityEntry) -> None:
    assert alices.post(url(entry, "remove/"))["Location"] == "/today/"
    ActivityEntry.objects.update(occurred_on="2026-04-05")
    assert alices.post(url(entry, "restore/"))["Location"] == "/diary/week/2026-04-05/"


def test_an_entry_that_was_taken_out_leads_to_its_week(
    alices: Client, entry: ActivityEntry
) -> None:
    alices.post(url(entry, "remove/"))
    assert alices.get(url(entry))["Location"] == f"/diary/week/{TODAY}/"
    assert post(alices, entry, amount="3")["Location"] == f"/diary/week/{TODAY}/"
    assert ActivityEntry.objects.get().amount == 480


def test_nothing_is_taken_out_by_a_get(alices: Client, entry: ActivityEntry) -> None:
    assert alices.get(url(entry, "remove/")).status_code == 405
    assert alices.get(url(entry, "restore/")).status_code == 405


@pytest.mark.parametrize("what", ["", "remove/", "restore/"])
def test_another_persons_entry_is_not_found(
    alices: Client,
    client_of: Callable[..., Client],
    bob: Patient,
    entry: ActivityEntry,
    what: str,
) -> None:
    assert client_of(bob).post(url(entry, what)).status_code == 404
    assert ActivityEntry.objects.get().removed_at is None
