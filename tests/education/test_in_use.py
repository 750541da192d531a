"""What somebody stands for stays as it is: pictures and sources of texts that patients read."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from education.models import Approval, Lesson, Picture, Source
from education.models.uses import texts_with
from education.services import approving
from tests.cast import NOON
from tests.education.editing import ClientOf, picture_file

TICKS = dict.fromkeys(Approval.STATEMENTS, True)
STAYS = "so its file stays"


def show(lesson: Lesson, picture: Picture, by: User, **facts: Any) -> Lesson:
    """The lesson's newest version, with the picture in it."""
    one = lesson.get_latest_revision_as_object()
    one.body.append(("picture", {"picture": picture, "alternative": "A circle"}))
    for name, value in facts.items():
        setattr(one, name, value)
    one.save_revision(user=by)
    return Lesson.objects.get(pk=lesson.pk)


def send_in(lesson: Lesson, by: User) -> Any:
    return lesson.get_workflow().start(lesson, by).current_task_state


def approve(lesson: Lesson, *, of: User, by: User) -> None:
    state = send_in(lesson, of)
    approving.approve(task_state=state, ticks=TICKS, comment="", by=by, now=NOON)


def put_another_file(browser: Client, picture: Picture) -> str:
    """Tries to; what the page says."""
    address = reverse("education_pictures:edit", args=[picture.pk])
    sent = {"name": "A square", "file": picture_file((10, 10))}
    return browser.post(address, sent, follow=True).content.decode()


def is_as_it_was(picture: Picture) -> bool:
    return bytes(Picture.objects.get(pk=picture.pk).data) == bytes(picture.data)


def test_a_picture_that_no_text_shows_can_be_another(writing: Client, picture: Picture) -> None:
    assert STAYS not in put_another_file(writing, picture)
    assert not is_as_it_was(picture)


def test_a_picture_in_a_mere_draft_can_be_another(
    writing: Client, lesson: Lesson, picture: Picture, edie: User
) -> None:
    show(lesson, picture, edie)
    put_another_file(writing, picture)
    assert not is_as_it_was(picture)


def test_a_picture_that_patients_see_stays_and_the_page_says_what_to_do(
    writing: Client, lesson: Lesson, picture: Picture, edie: User, khan: User
) -> None:
    approve(show(lesson, picture, edie), of=edie, by=khan)
    assert STAYS in writing.get(reverse("education_pictures:edit", args=[picture.pk])).text
    assert STAYS in put_another_file(writing, picture)
    assert is_as_it_was(picture)
    assert Picture.objects.get().name == "A circle"


def test_a_picture_that_an_approver_looks_at_stays(
    writing: Client, lesson: Lesson, picture: Picture, edie: User
) -> None:
    send_in(show(lesson, picture, edie), edie)
    assert STAYS in put_another_file(writing, picture)
    assert is_as_it_was(picture)


def test_a_picture_approved_for_tomorrow_stays(
    writing: Client, lesson: Lesson, picture: Picture, edie: User, khan: User
) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    approve(show(lesson, picture, edie, go_live_at=tomorrow), of=edie, by=khan)
    assert "picture" not in {block.block_type for block in Lesson.objects.get().body}
    assert STAYS in put_another_file(writing, picture)
    assert is_as_it_was(picture)


def test_taken_from_its_readers_a_picture_can_be_another(
    writing: Client, lesson: Lesson, picture: Picture, edie: User, khan: User
) -> None:
    approve(show(lesson, picture, edie), of=edie, by=khan)
    Lesson.objects.get().unpublish()
    put_another_file(writing, picture)
    assert not is_as_it_was(picture)


def test_its_name_among_editors_may_change(
    writing: Client, lesson: Lesson, picture: Picture, edie: User, khan: User
) -> None:
    approve(show(lesson, picture, edie), of=edie, by=khan)
    address = reverse("education_pictures:edit", args=[picture.pk])
    writing.post(address, {"name": "A round one"})
    assert Picture.objects.get().name == "A round one"
    assert is_as_it_was(picture)


@pytest.mark.parametrize("kind", ["education_pictures", "education_sources"])
def test_nobody_deletes_pictures_or_sources(
    kind: str, lesson: Lesson, picture: Picture, khan: User, client_of: ClientOf
) -> None:
    pk = picture.pk if kind == "education_pictures" else Source.objects.get().pk
    client_of(khan).post(reverse(f"{kind}:delete", args=[pk]))
    assert Picture.objects.exists()
    assert Source.objects.exists()


def change_source(browser: Client) -> str:
    source = Source.objects.get()
    address = reverse("education_sources:edit", args=[source.pk])
    sent = {"key": source.key, "title": "Another", "read": "full", "authors": "", "year": 2020}
    return browser.post(address, sent | {"where": ""}).content.decode()


def test_a_source_that_an_approver_looks_at_stays(
    writing: Client, lesson: Lesson, edie: User
) -> None:
    lesson.unpublish()
    send_in(lesson, edie)
    assert "Add another one instead" in change_source(writing)
    assert Source.objects.get().title == "A study"


def test_a_text_has_what_stands_in_what_patients_read_or_in_its_newest_version(
    lesson: Lesson, picture: Picture, edie: User
) -> None:
    assert texts_with(str(picture.pk)) == []
    show(lesson, picture, edie)
    assert texts_with(str(picture.pk)) == [lesson]
    assert texts_with("a-source") == [lesson]
