"""A published lesson in its module, and a version that waits for approval."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client
    from wagtail.models import TaskState

    from accounts.models import Patient, User
    from education.models import Lesson, Picture
    from tests.education.reader import Reader


@pytest.fixture
def lesson(db: None) -> "Lesson":
    from tests.education.making import a_lesson

    return a_lesson()


@pytest.fixture
def waiting(lesson: "Lesson", edie: "User") -> "TaskState":
    """Edie has changed the lesson's title and sent it in."""
    lesson.title = "Your quota, again"
    lesson.save_revision(user=edie)
    lesson.get_workflow().start(lesson, edie)
    return lesson.current_workflow_task_state


@pytest.fixture
def writing(edie: "User", client_of: "Callable[[Patient | User], Client]") -> "Client":
    """Edie's browser."""
    return client_of(edie)


@pytest.fixture
def picture(writing: "Client") -> "Picture":
    """A circle that Edie has sent."""
    from education.models import Picture
    from tests.education.editing import picture_file

    writing.post("/editor/pictures/add/", {"name": "A circle", "file": picture_file()})
    return Picture.objects.get()


@pytest.fixture
def reader(alice: "Patient", client_of: "Callable[[Patient | User], Client]") -> "Iterator[Reader]":
    """Alice with her browser, at noon."""
    import time_machine

    from tests.cast import NOON
    from tests.education.reader import Reader

    with time_machine.travel(NOON, tick=False):
        yield Reader(alice, client_of(alice))
