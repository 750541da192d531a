"""A guided practice that was done: the diary's entry, what Learn keeps, and taking it back."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Patient
from diary.models import Activity, ActivityEntry, Purpose
from diary.services import activities
from education.models import Practice, PracticeRun
from pacing.models import Plan
from tests.cast import NOON, TODAY
from tests.education.practising import publish

HERE = "/learn/practice/4-7-8/done/"


@pytest.fixture(autouse=True)
def breathing(alices: Client) -> Practice:
    return publish()


def done(alices: Client, path: str = HERE, **said: Any) -> Any:
    return alices.post(path, {"minutes": "1:16", "whole": "yes", "client_uuid": uuid4()} | said)


def words(answer: Any) -> str:
    return str(answer.content.decode())


def test_one_tap_writes_it_into_the_diary(alices: Client) -> None:
    assert done(alices).status_code == 302
    entry = ActivityEntry.objects.get()
    assert (entry.amount, entry.seconds, entry.occurred_on) == (76, 76, TODAY)
    assert (entry.activity.name, entry.activity.category) == ("Breathing practice", "rest")
    run = PracticeRun.objects.get()
    assert (run.practice, run.seconds, run.whole, run.on) == ("4-7-8", 76, True, TODAY)


def test_the_week_shows_it(alices: Client) -> None:
    assert "Noted: Breathing practice, 1 minute 16 seconds." in words(
        alices.get(done(alices).headers["Location"])
    )
    assert "Breathing practice" in words(alices.get("/diary/"))


def test_the_minutes_are_the_persons(alices: Client) -> None:
    done(alices, minutes="3½", whole="")
    run = PracticeRun.objects.get()
    assert (run.seconds, run.whole) == (210, False)


@pytest.mark.parametrize("minutes", ["", "soon", "0", "121", "-3", "1:2:3"])
def test_minutes_that_cannot_be_are_told(alices: Client, minutes: str) -> None:
    answer = done(alices, minutes=minutes)
    assert answer.status_code == 422
    assert "There is a problem" in words(answer)
    assert "<title>Error:" in words(answer)
    assert not ActivityEntry.objects.exists()
    assert not PracticeRun.objects.exists()


def test_sent_twice_it_is_there_once(alices: Client) -> None:
    once = uuid4()
    assert [done(alices, client_uuid=once).status_code for _ in range(2)] == [302, 302]
    assert (ActivityEntry.objects.count(), PracticeRun.objects.count()) == (1, 1)


def test_kinds_share_an_activity_even_with_a_name_of_ones_own(alices: Client) -> None:
    publish("4-0-6")
    done(alices)
    Activity.objects.update(name="My quiet minutes")
    done(alices, "/learn/practice/4-0-6/done/")
    assert {entry.activity.name for entry in ActivityEntry.objects.all()} == {"My quiet minutes"}


def test_an_activity_taken_off_the_list_is_put_on_anew(alices: Client) -> None:
    done(alices)
    activities.archive_activity(activity=Activity.objects.get(), now=NOON)
    done(alices)
    assert Activity.objects.filter(archived_at=None).count() == 1


def test_a_name_that_is_counted_otherwise_is_told(alices: Client, alice: Patient) -> None:
    activities.add_activity(
        patient=alice, name="Breathing practice", category="rest", unit="REPETITIONS", now=NOON
    )
    answer = done(alices)
    assert answer.status_code == 422
    assert "is counted in: Times" in words(answer)
    assert not PracticeRun.objects.exists()


def test_a_practice_that_editors_added_is_an_activity_of_its_own(alices: Client) -> None:
    publish("humming", title="Humming")
    done(alices, "/learn/practice/humming/done/")
    assert Activity.objects.get().name == "Humming"


def test_imagery_keeps_how_it_was(alices: Client) -> None:
    publish("imagery")
    said = {"vividness": "6", "fear_before": "8", "fear_after": ""}
    done(alices, "/learn/practice/imagery/done/", **said)
    run = PracticeRun.objects.get()
    assert (run.vividness, run.fear_before, run.fear_after) == (6, 8, None)


def test_a_rating_that_cannot_be_is_told_and_the_others_stay(alices: Client) -> None:
    publish("imagery")
    answer = done(alices, "/learn/practice/imagery/done/", vividness="12", fear_before="8")
    assert answer.status_code == 422
    assert "Choose a number from 0 to 10." in words(answer)
    assert 'name="fear_before" value="8" checked' in words(answer)


def test_without_scripts_clear_shows_the_form_again(alices: Client) -> None:
    publish("imagery")
    said = {"vividness": "6", "fear_before": "8", "clear": "vividness"}
    answer = done(alices, "/learn/practice/imagery/done/", **said)
    assert answer.status_code == 200
    assert 'name="vividness" value="6" checked' not in words(answer)
    assert 'name="fear_before" value="8" checked' in words(answer)
    assert not PracticeRun.objects.exists()


def test_after_signing_in_again_the_form_is_there(alices: Client) -> None:
    answer = alices.get(HERE)
    assert answer.status_code == 200
    assert 'value="1:16"' in words(answer)


def test_undo_takes_it_out_of_both(alices: Client) -> None:
    done(alices)
    run = PracticeRun.objects.get()
    answer = alices.post(f"/learn/practice/{run.pk}/undo/", follow=True)
    assert "Taken out: Breathing practice." in words(answer)
    assert ActivityEntry.objects.get().removed_at == NOON
    assert not PracticeRun.objects.exists()


def test_sent_again_after_undo_it_is_there_again(alices: Client) -> None:
    once = uuid4()
    done(alices, client_uuid=once)
    alices.post(f"/learn/practice/{PracticeRun.objects.get().pk}/undo/")
    done(alices, client_uuid=once)
    assert ActivityEntry.objects.get().removed_at is None
    assert PracticeRun.objects.count() == 1


def test_it_is_no_planned_session_unless_the_person_says_so(
    alices: Client, plan: Plan, walking: Activity
) -> None:
    Activity.objects.filter(pk=walking.pk).update(idea="practice-breathing")
    before = ActivityEntry.objects.filter(purpose=Purpose.PLANNED).count()
    answer = done(alices)
    entry = ActivityEntry.objects.get(amount=76)
    assert entry.purpose == Purpose.OTHER
    assert ActivityEntry.objects.filter(purpose=Purpose.PLANNED).count() == before
    page = words(alices.get(answer.headers["Location"]))
    assert "If it was part of your plan, say so here." in page
    assert "Part of my plan" in page


def test_today_and_the_plan_read_nothing_that_learn_keeps(
    alices: Client, plan: Plan, alice: Patient
) -> None:
    from django.db import connection

    kept = ("education_practicerun", "education_thoughtrecord", "education_teachback")
    with CaptureQueriesContext(connection) as asked:
        alices.get("/today/")
        alices.get("/plan/")
        alices.get(f"/plan/{plan.pk}/")
    assert len(asked) > 5
    assert not [query["sql"] for query in asked if any(table in query["sql"] for table in kept)]
