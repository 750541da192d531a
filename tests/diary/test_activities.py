"""The person's own list of activities."""

import pytest

from accounts.models import Patient
from common.refusal import Refused
from diary import selectors
from diary.models import Activity
from diary.services import activities
from tests.cast import NOON


def add(patient: Patient, name: str, **changes: str) -> Activity:
    said = {"category": "movement", "unit": "SECONDS"} | changes
    return activities.add_activity(patient=patient, name=name, now=NOON, **said)


def test_a_name_is_kept_without_needless_spaces(alice: Patient) -> None:
    assert add(alice, "  Tai   chi\n").name == "Tai chi"


def test_the_same_name_in_any_case_gives_the_activity_there_is(
    alice: Patient, walking: Activity
) -> None:
    assert add(alice, "WALKING", category="social", unit="STEPS") == walking
    assert walking.unit == "SECONDS"


def test_two_people_can_use_the_same_name(walking: Activity, bob: Patient) -> None:
    assert add(bob, "Walking") != walking


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_name_that_is_empty_or_too_long_is_refused(alice: Patient, name: str) -> None:
    with pytest.raises(Refused):
        add(alice, name)


@pytest.mark.parametrize("wrong", [{"category": "sport"}, {"unit": "MILES"}])
def test_a_category_or_unit_that_does_not_exist_is_refused(
    alice: Patient, wrong: dict[str, str]
) -> None:
    with pytest.raises(Refused):
        add(alice, "Running", **wrong)


def test_a_character_no_database_keeps_is_left_out(alice: Patient) -> None:
    assert add(alice, "Tai\0chi").name == "Taichi"


def test_it_can_be_renamed(walking: Activity) -> None:
    activities.rename_activity(activity=walking, name="A stroll")
    assert Activity.objects.get().name == "A stroll"


def test_a_name_that_is_taken_is_refused_and_nothing_changes(
    alice: Patient, walking: Activity
) -> None:
    other = add(alice, "Swimming")
    with pytest.raises(Refused, match="already"):
        activities.rename_activity(activity=other, name="walking")
    assert other.name == "Swimming"


def test_an_archived_activity_leaves_the_list_and_frees_its_name(
    alice: Patient, walking: Activity
) -> None:
    activities.archive_activity(activity=walking, now=NOON)
    assert not selectors.activities(alice)
    assert add(alice, "Walking") != walking


def test_it_comes_back_unless_its_name_was_taken_meanwhile(
    alice: Patient, walking: Activity
) -> None:
    activities.archive_activity(activity=walking, now=NOON)
    activities.restore_activity(activity=walking)
    assert list(selectors.activities(alice)) == [walking]
    activities.archive_activity(activity=walking, now=NOON)
    add(alice, "Walking")
    with pytest.raises(Refused):
        activities.restore_activity(activity=walking)
