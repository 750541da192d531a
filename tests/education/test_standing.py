"""Where editors find their drafts, and how each text stands."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import TaskState

from accounts.models import User
from education.editor.standing import standing
from education.models import Approval, Lesson
from education.services import approving
from tests.cast import NOON
from tests.education.editing import ClientOf, approve_page, edit, form_of
from tests.education.making import a_lesson, draft

TICKS = dict.fromkeys(Approval.STATEMENTS, True)
LATER = datetime(2099, 5, 1, 9, tzinfo=UTC)


def marks(lesson: Lesson) -> list[str]:
    return [mark.words for mark in standing(Lesson.objects.get(pk=lesson.pk)).marks]


def change(lesson: Lesson, by: User, title: str = "Another title") -> Lesson:
    one = Lesson.objects.get(pk=lesson.pk).get_latest_revision_as_object()
    one.title = title
    one.save_revision(user=by)
    return Lesson.objects.get(pk=lesson.pk)


def section(page: str, heading: str) -> str:
    """What stands under a heading of the home page."""
    found = re.search(rf"<h2>{heading}</h2>(.*?)</section>", page, re.DOTALL)
    assert found, heading
    return found[1]


def test_what_patients_read_is_live(lesson: Lesson) -> None:
    assert marks(lesson) == ["live"]


def test_a_new_text_is_a_draft(edie: User, db: None) -> None:
    assert marks(draft(a_lesson("new", live=False), edie)) == ["draft"]


def test_a_draft_of_a_live_lesson_is_seen_in_the_list(
    writing: Client, lesson: Lesson, edie: User
) -> None:
    change(lesson, edie)
    assert marks(lesson) == ["live", "draft with changes"]
    row = writing.get("/editor/lessons/").text
    assert "draft with changes" in row
    assert "“Another title”" in row
    assert "Edie" in row


def test_what_waits_and_what_was_sent_back_is_marked(waiting: TaskState, khan: User) -> None:
    lesson = Lesson.objects.get()
    assert marks(lesson) == ["live", "waiting for approval"]
    approving.ask_for_changes(task_state=waiting, comment="Shorter.", by=khan)
    assert marks(lesson) == ["live", "sent back"]


def test_what_is_approved_for_a_date_says_which(lesson: Lesson, edie: User, khan: User) -> None:
    lesson.go_live_at = LATER
    lesson.save_revision(user=edie)
    state = lesson.get_workflow().start(lesson, edie).current_task_state
    approving.approve(task_state=state, ticks=TICKS, comment="", by=khan, now=NOON)
    assert marks(lesson) == ["live", "scheduled for 1 May 2099"]


def test_once_approved_no_draft_is_left(waiting: TaskState, khan: User) -> None:
    approving.approve(task_state=waiting, ticks=TICKS, comment="", by=khan, now=NOON)
    found = standing(Lesson.objects.get())
    assert [mark.words for mark in found.marks] == ["live"]
    assert (found.newer, found.renamed, found.checked_by) == (None, "", "Dr Khan")


def test_what_was_taken_from_the_readers_is_no_draft_until_it_is_changed(
    lesson: Lesson, edie: User
) -> None:
    lesson.unpublish()
    assert marks(lesson) == ["taken from the readers"]
    change(lesson, edie)
    assert marks(lesson) == ["taken from the readers", "draft with changes"]


def test_an_editor_finds_their_drafts_and_those_of_others_at_home(
    writing: Client, lesson: Lesson, edie: User, khan: User
) -> None:
    change(lesson, edie, "Edie's title")
    change(a_lesson("steps", position=2), khan, "Khan's title")
    home = writing.get("/editor/").text
    assert f'<a href="{edit(lesson)}">Edie&#x27;s title</a>' in section(home, "Your drafts")
    assert "Khan" not in section(home, "Your drafts")
    assert "Khan&#x27;s title" in section(home, "Drafts of others")


def test_what_waits_or_was_sent_back_is_not_among_the_drafts(
    writing: Client, waiting: TaskState, khan: User
) -> None:
    assert "You have no drafts." in writing.get("/editor/").text
    approving.ask_for_changes(task_state=waiting, comment="Shorter.", by=khan)
    assert "You have no drafts." in writing.get("/editor/").text


def test_from_what_waits_its_author_comes_to_the_text_and_takes_it_back(
    writing: Client, waiting: TaskState, khan: User, client_of: ClientOf
) -> None:
    lesson = Lesson.objects.get()
    waits = section(writing.get("/editor/").text, "Waiting for approval")
    assert f'href="{edit(lesson)}"' in waits
    assert "Edie" in waits
    its_approver = client_of(khan).get("/editor/").text
    assert f'href="{approve_page(waiting)}"' in section(its_approver, "Waiting for approval")
    writing.post(edit(lesson), form_of(writing, lesson) | {"action-cancel-workflow": "1"})
    assert marks(lesson) == ["live", "draft with changes"]


@pytest.mark.parametrize("kind", ["lessons", "modules", "practices", "pages"])
def test_a_list_asks_no_more_for_more_texts(kind: str, writing: Client, lesson: Lesson) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            writing.get(reverse(f"education_{kind}:list"))
        return len(queries)

    asked()
    before = asked()
    for number in range(3):
        a_lesson(f"more-{number}", position=number + 5)
    assert asked() <= before + 3  # the module of each, which the list names
