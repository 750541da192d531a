"""Ideas to start from."""

from pathlib import Path

import pytest

from accounts.models import Patient
from diary import library
from diary.models import Activity, Category
from diary.scales import SCALES as QUESTIONS
from diary.services import activities
from tests.cast import NOON

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("idea", library.IDEAS, ids=lambda idea: idea.slug)
def test_every_idea_can_be_put_on_the_list_and_has_its_picture(
    alice: Patient, idea: library.Idea
) -> None:
    activity = activities.add_activity(
        patient=alice,
        name=str(idea.name),
        category=idea.category,
        unit=idea.unit,
        idea=idea.slug,
        now=NOON,
    )
    assert library.idea(activity.idea) is idea
    assert (ROOT / "static" / "img" / f"{library.drawing_of(activity)}.svg").exists()


@pytest.mark.parametrize("category", Category)
def test_every_category_has_a_picture(category: Category) -> None:
    drawing = library.drawing_of(Activity(name="Own", category=category))
    assert (ROOT / "static" / "img" / f"{drawing}.svg").exists()


def test_an_unknown_idea_is_none() -> None:
    assert library.idea("bungee") is None


def test_pain_is_asked_last() -> None:
    assert list(QUESTIONS)[-1] == "pain"


def test_no_two_ideas_look_the_same() -> None:
    drawings = [idea.drawing for idea in library.IDEAS]
    assert len(set(drawings)) == len(drawings)
