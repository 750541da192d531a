"""Noting something done, as a person meets it."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core import signing
from django.core.signing import BadSignature
from django.test import Client
from django.urls import reverse

from accounts.models import Patient
from diary.models import Activity, ActivityEntry, Purpose
from diary.services import activities
from pacing.models import Plan
from tests.cast import NOON, TODAY

HERE = "/diary/log/"
NEW = f"{HERE}?new=1"


def of(activity: Activity, **query: str) -> str:
    rest = "".join(f"&{name}={value}" for name, value in query.items())
    return f"{HERE}?activity={activity.pk}{rest}"


def post(alices: Client, url: str, **said: Any) -> Any:
    usual = {"amount": "8", "occurred_on": TODAY, "client_uuid": uuid4()}
    return alices.post(url, usual | said)


def new(alices: Client, url: str = NEW, **said: Any) -> Any:
    usual = {"name": "Tea with Mo", "category": "social", "unit": "SECONDS"}
    return post(alices, url, **(usual | said))


def purposes(alices: Client, url: str) -> list[str]:
    fields = alices.get(url).context["page"].form.fields
    return [value for value, _ in fields["purpose"].choices] if "purpose" in fields else []


def test_it_asks_first_what_it_was(alices: Client, walking: Activity) -> None:
    body = alices.get(f"{HERE}?on=2026-04-05").content.decode()
    assert f"?activity={walking.pk}&amp;on=2026-04-05" in body
    assert "Tai chi" in body
    assert "?idea=walking" not in body


@pytest.mark.parametrize("on", ["2026-04-08", "soon", "", "9999-12-31"])
def test_a_day_that_cannot_be_is_today(alices: Client, on: str) -> None:
    assert alices.get(f"{HERE}?on={on}").context["on"] == TODAY


def test_an_activity_of_ones_own_is_noted(alices: Client, walking: Activity) -> None:
    response = post(alices, of(walking), amount="3½", note="Round the block")
    assert response["Location"] == "/today/"
    entry = ActivityEntry.objects.get()
    assert (entry.amount, entry.purpose, entry.source) == (210, "OTHER", "form")
    assert (entry.note, entry.occurred_on) == ("Round the block", TODAY)


def test_what_was_noted_can_be_undone(alices: Client, walking: Activity) -> None:
    body = alices.post(
        of(walking),
        {"amount": "8", "occurred_on": "2026-04-05", "client_uuid": uuid4()},
        follow=True,
    ).content.decode()
    entry = ActivityEntry.objects.get()
    assert "Noted: Walking, 8 minutes." in body
    assert f"/diary/entry/{entry.pk}/remove/" in body


def test_what_was_noted_can_not_be_read_in_a_cookie(alices: Client, walking: Activity) -> None:
    post(alices, of(walking))
    sealed = alices.cookies["messages"].value
    with pytest.raises(BadSignature):
        signing.get_cookie_signer("django.contrib.messages").unsign_object(sealed)


def test_a_notice_that_was_altered_is_let_go(alices: Client) -> None:
    alices.cookies["messages"] = "altered"
    answer = alices.get(reverse("today"))
    assert answer.status_code == 200
    assert answer.cookies["messages"].value == ""


def test_a_day_before_leads_to_its_week(alices: Client, walking: Activity) -> None:
    response = post(alices, of(walking), occurred_on="2026-03-30")
    assert response["Location"] == "/diary/week/2026-03-30/"
    assert ActivityEntry.objects.get().recall_days == 8


def test_the_same_form_sent_twice_is_one_entry(alices: Client, walking: Activity) -> None:
    key = uuid4()
    for _ in range(3):
        assert post(alices, of(walking), client_uuid=key).status_code == 302
    assert ActivityEntry.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": ""},
        {"amount": "lots"},
        {"amount": "0"},
        {"amount": "-5"},
        {"amount": "1441"},
        {"amount": "9" * 500},
        {"occurred_on": "2026-04-08"},
        {"occurred_on": "2026-02-30"},
        {"occurred_on": ""},
        {"occurred_on": "1899-01-01"},
        {"note": "x" * 501},
        {"client_uuid": "x"},
    ],
)
def test_a_wrong_answer_is_told_and_keeps_what_was_typed(
    alices: Client, walking: Activity, wrong: dict[str, str]
) -> None:
    response = post(alices, of(walking), **({"note": "My own words"} | wrong))
    assert response.status_code == 422
    assert "<title>Error:" in response.content.decode()
    assert wrong.get("note", "My own words") in response.content.decode()
    assert not ActivityEntry.objects.exists()


def test_a_note_with_a_character_no_database_keeps_is_told(
    alices: Client, walking: Activity
) -> None:
    assert post(alices, of(walking), note="a\0b").status_code == 422


NOBODYS = "activity=01890000-0000-7000-8000-000000000000"


@pytest.mark.parametrize("query", ["activity=x", NOBODYS, "idea=bungee", "idea="])
def test_what_does_not_exist_is_not_found(alices: Client, query: str) -> None:
    assert alices.get(f"{HERE}?{query}").status_code == 404


def test_another_persons_activity_is_not_found(
    alices: Client, client_of: Callable[..., Client], bob: Patient, walking: Activity
) -> None:
    bobs = client_of(bob)
    assert bobs.get(of(walking)).status_code == 404
    assert post(bobs, of(walking)).status_code == 404
    assert not ActivityEntry.objects.exists()


def test_something_new_is_put_on_the_list_and_noted(alices: Client) -> None:
    new(alices, unit="REPETITIONS", amount="12")
    entry = ActivityEntry.objects.get()
    assert (entry.amount, entry.activity.name, entry.activity.unit) == (
        12,
        "Tea with Mo",
        "REPETITIONS",
    )


def test_an_idea_keeps_where_it_came_from(alices: Client) -> None:
    initial = alices.get(f"{HERE}?idea=tai-chi").context["page"].form.initial
    new(alices, f"{HERE}?idea=tai-chi", name=initial["name"], category=initial["category"])
    assert Activity.objects.get().idea == "tai-chi"


def test_a_name_on_the_list_that_is_counted_otherwise_is_told(
    alices: Client, walking: Activity
) -> None:
    response = new(alices, name="walking", unit="STEPS", amount="900")
    assert response.status_code == 422
    assert "is counted in: Minutes" in response.content.decode()
    assert not ActivityEntry.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "x" * 61}, {"category": "sport"}, {"unit": "MILES"}]
)
def test_something_new_that_is_wrong_leaves_no_trace(alices: Client, wrong: dict[str, str]) -> None:
    assert new(alices, **wrong).status_code == 422
    assert not Activity.objects.exists()


def test_without_a_plan_nothing_is_asked_about_one(alices: Client, walking: Activity) -> None:
    assert purposes(alices, of(walking)) == []
    post(alices, of(walking), purpose="PLANNED")
    assert ActivityEntry.objects.get().purpose == Purpose.OTHER


def test_while_trying_out_a_try_out_is_offered(
    alices: Client, walking: Activity, trying: Plan
) -> None:
    assert purposes(alices, of(walking)) == ["TRIAL", "OTHER"]
    post(alices, of(walking), purpose="TRIAL")
    assert ActivityEntry.objects.get().purpose == Purpose.TRIAL


def test_while_a_plan_runs_a_session_is_offered_first(
    alices: Client, walking: Activity, plan: Plan
) -> None:
    assert purposes(alices, of(walking))[0] == "PLANNED"
    assert alices.get(of(walking)).context["page"].form.initial["purpose"] == "PLANNED"
    post(alices, of(walking), purpose="PLANNED")
    assert ActivityEntry.objects.get(occurred_on=TODAY).purpose == Purpose.PLANNED


def test_a_session_on_a_day_before_the_plan_is_told(
    alices: Client, walking: Activity, plan: Plan
) -> None:
    response = post(alices, of(walking), purpose="PLANNED", occurred_on="2026-04-06")
    assert response.status_code == 422
    assert "No plan ran for this on Monday 6 April" in response.content.decode()


@pytest.mark.parametrize("purpose", ["", "FUN"])
def test_a_purpose_that_does_not_exist_is_told(
    alices: Client, walking: Activity, plan: Plan, purpose: str
) -> None:
    assert post(alices, of(walking), purpose=purpose).status_code == 422


def test_a_plan_for_another_activity_offers_nothing(
    alices: Client, alice: Patient, plan: Plan
) -> None:
    reading = activities.add_activity(
        patient=alice, name="Reading", category="leisure", unit="SECONDS", now=NOON
    )
    assert purposes(alices, of(reading)) == []


def test_a_timer_is_offered_for_what_is_counted_in_time(alices: Client, walking: Activity) -> None:
    assert "/timer/start/" in alices.get(of(walking)).content.decode()
    Activity.objects.update(unit="STEPS")
    assert "/timer/start/" not in alices.get(of(walking)).content.decode()


def test_a_timer_started_from_here_counts_for_the_plan_that_runs(
    alices: Client, walking: Activity, plan: Plan
) -> None:
    assert alices.get(of(walking)).context["page"].timer_purpose == Purpose.PLANNED
