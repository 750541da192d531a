"""The demo world: made-up people in an empty database, and nowhere else."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from pytest_django import Settings

from accounts.models import Patient, User
from diary.models import ActivityEntry, DayCheckIn, Purpose
from education.models import CheckAnswer, LessonProgress, PracticeRun, TeachBack, ThoughtRecord
from pacing.models import Decision, PlanEvent
from pacing.selectors import active_plans, screening_due
from painapp.demo.people import ACCOUNTS, DemoAccount
from tests.cast import NOON, TODAY
from tests.contracts.documents import ROOT
from tests.education.making import a_lesson, a_practice


@pytest.fixture
def demo(db: None) -> Patient:
    """Ruth, ninety days on."""
    with time_machine.travel(NOON, tick=False):
        call_command("demo", verbosity=0)
    return Patient.objects.get(user__email="ruth@demo.example")


def test_ruth_has_ninety_days_of_diary_and_a_plan_she_agreed_to(demo: Patient) -> None:
    first = ActivityEntry.objects.filter(patient=demo).earliest("occurred_on").occurred_on
    assert TODAY - first == timedelta(days=89)
    assert Decision.objects.get(chapter__plan__patient=demo).outcome == "AGREED"
    assert len(active_plans(demo)) == 1


def test_ruths_story_has_a_flare_hard_days_notes_and_gaps(demo: Patient) -> None:
    assert PlanEvent.objects.filter(patient=demo, kind="FLARE").count() == 1
    days = DayCheckIn.objects.filter(patient=demo)
    assert days.filter(hard_day=True).exists()
    assert days.exclude(note="").exists()
    assert days.count() < 88


def test_ruths_trials_became_a_baseline_of_ten_minutes(demo: Patient) -> None:
    trials = ActivityEntry.objects.filter(patient=demo, purpose=Purpose.TRIAL)
    assert sum(trials.values_list("amount", flat=True)) == 3 * 600
    assert Decision.objects.get(chapter__plan__patient=demo).chapter.baseline == 600


def test_ruth_has_caught_two_thoughts_and_changed_one(demo: Patient) -> None:
    changed = [bool(row.another_way) for row in ThoughtRecord.objects.filter(patient=demo)]
    assert changed == [False, True]


@pytest.fixture
def taught(db: None) -> Patient:
    """Ruth, ninety days on, where a few of the lessons and practices are published."""
    for number, key in enumerate(
        ("by-the-clock", "hard-days", "catch-a-thought", "check-a-thought")
    ):
        a_lesson(key, position=number, title=key)
    a_practice("4-0-6")
    with time_machine.travel(NOON, tick=False):
        call_command("demo", verbosity=0)
    return Patient.objects.get(user__email="ruth@demo.example")


def test_ruth_has_read_answered_and_put_in_own_words_what_she_read(taught: Patient) -> None:
    read = LessonProgress.objects.filter(patient=taught)
    assert list(read.filter(finished_at=None).values_list("lesson_key", "position")) == [
        ("check-a-thought", 2)
    ]
    assert read.count() == 4
    assert max(row.opened_at for row in read) < NOON
    answers = CheckAnswer.objects.filter(patient=taught)
    assert dict(answers.values_list("lesson_key", "right")) == {
        "by-the-clock": True, "hard-days": False, "catch-a-thought": True,
    }  # fmt: skip
    assert TeachBack.objects.get(patient=taught).lesson_key == "by-the-clock"


def test_ruths_practices_stand_in_her_diary(taught: Patient) -> None:
    runs = PracticeRun.objects.filter(patient=taught)
    assert runs.count() == 7
    entries = ActivityEntry.objects.filter(client_uuid__in=runs.values("client_uuid"))
    assert {entry.occurred_on for entry in entries} == {run.on for run in runs}


def test_nothing_nags_ruth_on_the_first_look(demo: Patient) -> None:
    assert screening_due(demo, TODAY) is None


def test_sam_has_just_signed_up(demo: Patient) -> None:
    sam = Patient.objects.get(user__email="sam@demo.example")
    assert not ActivityEntry.objects.filter(patient=sam).exists()
    assert sam.zone_confirmed_at is None


def test_everyone_in_the_demo_is_marked_as_made_up(demo: Patient) -> None:
    assert not User.objects.filter(is_demo=False).exists()


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.name)
def test_the_read_me_names_everyone_in_the_demo(account: DemoAccount) -> None:
    assert f"| {account.email} | {account.shows} |" in (ROOT / "README.md").read_text("utf-8")


def test_the_demo_needs_an_empty_database(demo: Patient) -> None:
    with pytest.raises(CommandError, match="needs an empty one"):
        call_command("demo")


def test_the_demo_is_refused_in_production(db: None, settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="not for production"):
        call_command("demo")
    assert not User.objects.exists()
