"""The path, a module, and where the person goes on."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from education.models import Lesson, LessonProgress
from tests.cast import NOON
from tests.education.making import a_lesson, a_module, a_practice
from tests.education.reader import Reader


@pytest.fixture
def path(db: None) -> dict[str, Lesson]:
    """Two modules of two lessons each."""
    first, second = a_module("pain", 2), a_module("pacing", 6)
    places = {"alarm": (first, 1), "scan": (first, 2), "quota": (second, 1), "steps": (second, 2)}
    return {
        key: a_lesson(key, title=key.title(), module=module, position=position)
        for key, (module, position) in places.items()
    }


def done(reader: Reader, key: str, *, hours_ago: int = 1, **facts: Any) -> None:
    """The person opened it so long ago; `facts` of the row, such as when it was finished."""
    at = NOON - timedelta(hours=hours_ago)
    row = {"patient": reader.patient, "lesson_key": key, "started_at": at, "opened_at": at}
    LessonProgress.objects.create(**(row | facts))


def next_up(html: str) -> str:
    """What stands in the card on top."""
    return html.split("card--warm", 1)[1].split("</section>", 1)[0]


def test_someone_new_begins_at_the_beginning(reader: Reader, path: dict[str, Lesson]) -> None:
    card = next_up(reader.opens("path"))
    assert "Your next lesson" in card
    assert ">Alarm</a>" in card


def test_the_lesson_opened_last_is_gone_on_with(reader: Reader, path: dict[str, Lesson]) -> None:
    done(reader, "quota", hours_ago=9)
    done(reader, "steps", hours_ago=1, position=1)
    card = next_up(reader.opens("path"))
    assert "Go on where you stopped" in card
    assert f"{reverse('education:lesson', args=['steps'])}#part-1" in card


def test_what_is_read_is_counted(reader: Reader, path: dict[str, Lesson]) -> None:
    done(reader, "alarm", finished_at=NOON)
    html = reader.opens("path")
    assert "1 of 4 lessons read." in html
    assert "1 of 2 read · 6 minutes" in html


def test_a_module_that_is_read_is_ticked(reader: Reader, path: dict[str, Lesson]) -> None:
    for key in ("alarm", "scan"):
        done(reader, key, finished_at=NOON)
    assert reader.opens("path").count('class="is-done"') == 1


def test_when_all_is_read_nothing_is_pressed_on_anyone(
    reader: Reader, path: dict[str, Lesson]
) -> None:
    for key in path:
        done(reader, key, finished_at=NOON)
    html = reader.opens("path")
    assert "You have read all 4 lessons." in html
    assert "Your next lesson" not in html


def test_practices_stand_beside_the_path(reader: Reader, path: dict[str, Lesson]) -> None:
    a_practice()
    assert reverse("education:practice", args=["4-7-8"]) in reader.opens("path")


def test_a_path_without_lessons_says_so(reader: Reader) -> None:
    assert "Nothing to read yet" in reader.opens("path")


def test_a_module_lists_its_lessons_in_order(reader: Reader, path: dict[str, Lesson]) -> None:
    html = reader.opens("module", "pacing")
    assert "Module 2 of 2" in html
    assert html.index(">Quota</a></h3>") < html.index(">Steps</a></h3>")


def test_a_module_that_is_read_leads_to_the_next(reader: Reader, path: dict[str, Lesson]) -> None:
    for key in ("alarm", "scan"):
        done(reader, key, finished_at=NOON)
    html = reader.opens("module", "pain")
    assert "You have read this module" in html
    assert reverse("education:module", args=["pacing"]) in html


def test_a_module_that_is_not_there_is_404(reader: Reader, path: dict[str, Lesson]) -> None:
    assert reader.client.get(reverse("education:module", args=["none"])).status_code == 404


def test_the_path_takes_six_queries(
    reader: Reader,
    path: dict[str, Lesson],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    reader.opens("path")
    with django_assert_max_num_queries(6):
        reader.opens("path")
