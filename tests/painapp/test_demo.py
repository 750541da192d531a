"""The demo world: made-up people in an empty database, and nowhere else."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from pytest_django import Settings

from accounts.models import Patient, User
from diary.models import ActivityEntry, DayCheckIn, Purpose
from education.models import ThoughtRecord
from pacing.models import Decision, PlanEvent
from pacing.selectors import active_plans, screening_due
from tests.cast import NOON, TODAY


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


def test_nothing_nags_ruth_on_the_first_look(demo: Patient) -> None:
    assert screening_due(demo, TODAY) is None


def test_sam_has_just_signed_up(demo: Patient) -> None:
    sam = Patient.objects.get(user__email="sam@demo.example")
    assert not ActivityEntry.objects.filter(patient=sam).exists()
    assert sam.zone_confirmed_at is None


def test_everyone_in_the_demo_is_marked_as_made_up(demo: Patient) -> None:
    assert not User.objects.filter(is_demo=False).exists()


def test_the_demo_needs_an_empty_database(demo: Patient) -> None:
    with pytest.raises(CommandError, match="needs an empty one"):
        call_command("demo")


def test_the_demo_is_refused_in_production(db: None, settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="not for production"):
        call_command("demo")
    assert not User.objects.exists()
