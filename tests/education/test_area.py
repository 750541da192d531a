"""The editor area holds what leads somewhere, and says it in the words of editors."""

import re

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import TaskState

from accounts.models import Patient, User
from education.models import Lesson, Picture, Source
from education.services import approving
from tests.education.editing import ClientOf, edit, form_of
from tests.education.making import a_practice

LISTS = ["lessons", "modules", "practices", "pages", "sources", "pictures"]
WAGTAILS = re.compile(r"moderation|workflow|snippet|resubmit", re.IGNORECASE)


def words(page: str) -> str:
    """What a person reads of a page, and what is read to them."""
    page = re.sub(r"<(script|template|style|svg)\b.*?</\1>", "", page, flags=re.DOTALL)
    labels = " ".join(re.findall(r'(?:aria-label|title|placeholder)="([^"]*)"', page))
    return f"{labels} {re.sub(r'<[^>]*>', ' ', page)}"


@pytest.mark.parametrize("kind", LISTS)
def test_no_list_offers_what_nobody_may_do(
    kind: str, writing: Client, lesson: Lesson, picture: Picture
) -> None:
    a_practice()
    page = writing.get(reverse(f"education_{kind}:list")).text
    assert "<table" in page or kind == "pages"
    assert "bulk-action" not in page
    assert "Delete" not in words(page)


def test_wagtails_checks_and_usage_are_not_there(writing: Client, lesson: Lesson) -> None:
    for page in (writing.get(edit(lesson)).text, writing.get("/editor/lessons/add/").text):
        assert "Toggle checks" not in page
        assert "Usage" not in words(page)
        assert "Toggle status" in page
    with pytest.raises(NoReverseMatch):
        reverse("education_lessons:usage", args=[lesson.pk])


def test_a_source_and_a_picture_say_which_texts_they_are_in(
    writing: Client, lesson: Lesson, picture: Picture
) -> None:
    source = reverse("education_sources:edit", args=[Source.objects.get().pk])
    assert f'<a href="{edit(lesson)}">Your quota</a>' in writing.get(source).text
    shown = reverse("education_pictures:edit", args=[picture.pk])
    assert "No text has it." in writing.get(shown).text


def test_each_step_is_said_in_our_words(writing: Client, lesson: Lesson, khan: User) -> None:
    page = writing.get(edit(lesson)).text
    assert "Send in for approval" in page
    assert not WAGTAILS.search(words(page))
    sent = form_of(writing, lesson) | {"title": "Another"}
    page = writing.post(edit(lesson), sent | {"action-submit": "1"}, follow=True).text
    assert "“Another” is sent in. Somebody else looks at it now." in page
    page = writing.get(edit(lesson)).text
    assert "Take it back" in page
    assert not WAGTAILS.search(words(page))
    page = writing.post(edit(lesson), sent | {"action-cancel-workflow": "1"}, follow=True).text
    assert "“Another” is taken back. You can go on writing." in page
    writing.post(edit(lesson), sent | {"action-submit": "1"})
    state = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    approving.ask_for_changes(task_state=state, comment="Shorter.", by=khan)
    page = writing.get(edit(lesson)).text
    assert "Send in again" in page
    assert not WAGTAILS.search(words(page))


def test_what_was_done_is_told_in_our_words(
    writing: Client, waiting: TaskState, khan: User
) -> None:
    approving.ask_for_changes(task_state=waiting, comment="Shorter.", by=khan)
    lesson = Lesson.objects.get()
    page = words(writing.get(reverse("education_lessons:history", args=[lesson.pk])).text)
    assert "Sent in for approval" in page
    assert "Sent back with a word" in page
    assert "Shorter." in page
    assert not WAGTAILS.search(page)


def test_pictures_are_chosen_in_our_words(writing: Client, db: None) -> None:
    page = writing.get(reverse("education_picture:choose")).text
    assert not WAGTAILS.search(words(page.replace("\\u003C", "<").replace('\\"', '"')))


@pytest.mark.parametrize("path", ["nonsense/", "lessons/edit/no-such-lesson/", "users/"])
def test_a_page_that_is_not_there_speaks_to_editors(path: str, writing: Client) -> None:
    answer = writing.get(f"/editor/{path}")
    assert answer.status_code == 404
    assert "Your drafts, and what waits for somebody" in answer.text
    assert 'href="/editor/"' in answer.text
    assert "Your diary" not in answer.text


def test_others_are_told_what_they_are_told_everywhere(
    alice: Patient, writing: Client, client_of: ClientOf
) -> None:
    for answer in (client_of(alice).get("/editor/nonsense/"), writing.get("/nonsense/")):
        assert answer.status_code == 404
        assert "Your drafts" not in answer.text
