"""The editor area at its address: who comes in, what is open, and forged requests."""

from io import BytesIO
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState

from accounts.models import Patient, User
from education.models import Approval, Lesson, Picture, Source
from education.quality import look_over
from education.selectors import approval_of
from tests.cast import NOON
from tests.education.editing import (
    TICKED,
    ClientOf,
    approve_page,
    body_of,
    edit,
    form_of,
    picture_file,
    the_waiting,
)
from tests.education.making import DATES, a_lesson, a_source

ALL = ["", "lessons/", "modules/", "practices/", "pages-of-ours/", "sources/", "pictures/"]
SHUT = ["pages/", "reports/workflow/", "workflows/list/", "users/", "groups/", "collections/"]
SHUT += ["login/", "password_reset/", "api/main/pages/", "snippets/", "test404/", "nonsense/"]
MARK = "Bob's secret words"


@pytest.mark.parametrize("path", ALL)
def test_editors_and_approvers_come_in(
    path: str, edie: User, khan: User, client_of: ClientOf
) -> None:
    for person in (edie, khan):
        assert client_of(person).get(f"/editor/{path}").status_code == 200


@pytest.mark.parametrize("path", [*ALL, "statistics/", "lessons/add/", *SHUT])
def test_for_everyone_else_there_is_nothing_there(
    path: str, alice: Patient, ada: User, client_of: ClientOf
) -> None:
    Authenticator.objects.create(user=ada, type="totp", data={"secret": "x"})
    for person in (alice, ada):
        assert client_of(person).get(f"/editor/{path}").status_code == 404


def test_a_visitor_signs_in_first(client: Client, db: None) -> None:
    assert client.get("/editor/")["Location"].startswith("/account/login/?next=/editor/")


def test_an_editor_without_a_second_step_sets_one_up_first(writing: Client, edie: User) -> None:
    Authenticator.objects.all().delete()
    assert writing.get("/editor/lessons/")["Location"] == reverse("mfa_index")


@pytest.mark.parametrize("path", SHUT)
def test_what_is_not_needed_is_shut_for_editors_too(path: str, writing: Client) -> None:
    assert writing.get(f"/editor/{path}").status_code == 404


def test_the_menu_holds_only_what_is_there(writing: Client) -> None:
    text = writing.get("/editor/").content.decode()
    for name in ("Lessons", "Modules", "Practices", "Pages", "Sources", "Pictures", "Statistics"):
        assert f'"{name}"' in text
    for name in ("Reports", "Settings", "Snippets", "Help", "Users"):
        assert f'"{name}"' not in text


def test_nothing_of_a_page_there_is_from_elsewhere(writing: Client, lesson: Lesson) -> None:
    for path in ("/editor/", edit(lesson)):
        answer = writing.get(path)
        policy = answer["Content-Security-Policy"]
        assert "script-src 'self';" in policy + ";"
        assert "default-src 'none'" in policy
        assert "gravatar" not in answer.content.decode()
        assert "http" not in policy


def test_the_wider_policy_ends_at_that_address(client: Client, db: None) -> None:
    policy = client.get("/")["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy


def test_a_draft_is_saved_and_patients_read_what_was_there(writing: Client, lesson: Lesson) -> None:
    sent = form_of(writing, lesson) | {"title": "Another title"}
    writing.post(edit(lesson), sent)
    kept = Lesson.objects.get()
    assert kept.title == "Your quota"
    assert kept.get_latest_revision_as_object().title == "Another title"


def test_line_ends_are_kept_as_they_were(writing: Client, lesson: Lesson) -> None:
    sent = form_of(writing, lesson) | {"body-0-value": "One line.\r\n\r\nAnother."}
    writing.post(edit(lesson), sent)
    body = Lesson.objects.get().get_latest_revision_as_object().body
    assert body[0].value == "One line.\n\nAnother."


def test_what_was_sent_back_is_changed_sent_in_again_and_approved(
    writing: Client, lesson: Lesson, khan: User, client_of: ClientOf
) -> None:
    sent, approver = form_of(writing, lesson), client_of(khan)
    writing.post(edit(lesson), sent | {"title": "First", "action-submit": "1"})
    says_no = {"answer": "reject", "comment": "Shorter."}
    approver.post(approve_page(the_waiting()), says_no)
    writing.post(edit(lesson), sent | {"title": "Second"})
    writing.post(edit(lesson), sent | {"title": "Third", "action-submit": "1"})
    page = approve_page(the_waiting())
    assert "Third" in approver.get(page).content.decode()
    approver.post(page, TICKED)
    assert Lesson.objects.get().title == "Third"


def test_a_picture_stays_in_its_lesson(
    writing: Client, lesson: Lesson, picture: Picture, khan: User, client_of: ClientOf
) -> None:
    block = ("picture", {"picture": picture, "alternative": "A circle"})
    lesson.body.append(block)
    sent = form_of(writing, lesson) | body_of(lesson) | {"action-submit": "1"}
    writing.post(edit(lesson), sent)
    client_of(khan).post(approve_page(the_waiting()), TICKED)
    kept = Lesson.objects.get()
    [value] = [each.value for each in kept.body if each.block_type == "picture"]
    assert (value["picture"], value["alternative"]) == (picture, "A circle")


def test_a_picture_that_was_not_chosen_is_asked_for(writing: Client, lesson: Lesson) -> None:
    lesson.body.append(("picture", {"picture": None, "alternative": "A circle"}))
    assert "Choose the picture, or take its place away." in look_over(lesson).must


@pytest.mark.parametrize("action", ["action-publish", "action-approve"])
def test_a_forged_publication_of_ones_own_work_publishes_nothing(
    action: str, writing: Client, lesson: Lesson
) -> None:
    writing.post(edit(lesson), form_of(writing, lesson) | {"title": "Forged", action: "1"})
    assert Lesson.objects.get().title == "Your quota"
    assert not Approval.objects.exists()


def test_sent_in_it_waits_and_cannot_be_changed(writing: Client, lesson: Lesson) -> None:
    sent = form_of(writing, lesson) | {"title": "Another title", "action-submit": "1"}
    writing.post(edit(lesson), sent)
    assert Lesson.objects.get().workflow_in_progress
    writing.post(edit(lesson), sent | {"title": "Too late"})
    assert Lesson.objects.get().get_latest_revision_as_object().title == "Another title"


def test_what_has_banned_words_is_saved_but_not_sent_in(writing: Client, lesson: Lesson) -> None:
    sent = form_of(writing, lesson) | {"title": "A cure"}
    answer = writing.post(edit(lesson), sent | {"action-submit": "1"})
    assert "promises or sells" in answer.content.decode()
    assert not Lesson.objects.get().workflow_in_progress
    writing.post(edit(lesson), sent)
    assert Lesson.objects.get().get_latest_revision_as_object().title == "A cure"
    assert "promises or sells" in writing.get(edit(lesson)).content.decode()


def test_a_lesson_without_sources_is_not_sent_in(writing: Client, lesson: Lesson) -> None:
    sent = form_of(writing, lesson) | {"body-5-deleted": "1", "action-submit": "1"}
    assert "Name its sources." in writing.post(edit(lesson), sent).content.decode()


def test_an_empty_lesson_is_kept_as_a_draft_and_not_sent_in(writing: Client) -> None:
    from tests.education.making import a_module

    sent = {"title": "New", "key": "new", "body-count": 0, "module": a_module().pk, "minutes": 3}
    sent |= {"position": 9, "strength": "", "known_words": ""}
    refused = writing.post("/editor/lessons/add/", sent | {"action-submit": "1"})
    assert refused.status_code == 200
    assert not Lesson.objects.exists()
    writing.post("/editor/lessons/add/", sent)
    assert not Lesson.objects.get(key="new").live


def test_a_broken_link_is_refused_with_words_and_nothing_is_lost(
    writing: Client, lesson: Lesson
) -> None:
    sent = form_of(writing, lesson) | {"body-0-value": "See [this](https://elsewhere.example)."}
    text = writing.post(edit(lesson), sent).content.decode()
    assert "is not a link we can keep" in text
    assert "See [this](https://elsewhere.example)." in text


def test_pasted_html_comes_out_as_text(writing: Client, lesson: Lesson) -> None:
    pasted = '<p class="MsoNormal"><script>alert(1)</script>Hi</p>'
    writing.post(edit(lesson), form_of(writing, lesson) | {"body-0-value": pasted})
    latest = Lesson.objects.get().get_latest_revision()
    answer = writing.get(reverse("education_lessons:revisions_view", args=[lesson.pk, latest.pk]))
    text = answer.content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_the_key_of_a_lesson_stays(writing: Client, lesson: Lesson) -> None:
    writing.post(edit(lesson), form_of(writing, lesson) | {"key": "another"})
    assert Lesson.objects.get().get_latest_revision_as_object().key == "quota"


def test_two_editors_at_once_lose_nothing(
    writing: Client, lesson: Lesson, khan: User, client_of: ClientOf
) -> None:
    hers, theirs = form_of(writing, lesson), form_of(client_of(khan), lesson)
    writing.post(edit(lesson), hers | {"title": "Edie's"})
    client_of(khan).post(edit(lesson), theirs | {"title": "Khan's"})
    titles = {revision.content["title"] for revision in Lesson.objects.get().revisions}
    assert {"Edie's", "Khan's"} <= titles


def test_an_approver_reads_it_as_patients_would_and_approves(
    waiting: TaskState, khan: User, client_of: ClientOf
) -> None:
    page = client_of(khan).get(approve_page(waiting)).content.decode()
    assert "You stop when the time is up." in page
    assert "The facts match the sources." in page
    assert "<details open>" in page, "what is said to each answer is read as well"
    compare = reverse(
        "education_lessons:revisions_compare",
        args=[waiting.workflow_state.object_id, "live", waiting.revision_id],
    )
    assert compare in page
    assert ", again</" in client_of(khan).get(compare).content.decode()
    answer = client_of(khan).post(approve_page(waiting), TICKED)
    assert answer["Location"] == "/editor/"
    lesson = Lesson.objects.get()
    assert lesson.title == "Your quota, again"
    assert approval_of(lesson) is not None


@pytest.mark.parametrize("left_out", Approval.STATEMENTS)
def test_a_statement_left_out_is_said(
    left_out: str, waiting: TaskState, khan: User, client_of: ClientOf
) -> None:
    sent = {name: said for name, said in TICKED.items() if name != left_out}
    answer = client_of(khan).post(approve_page(waiting), sent)
    assert answer.status_code == 422
    assert "If it is not, ask for changes instead." in answer.content.decode()
    assert not Approval.objects.exists()


def test_it_is_sent_back_with_a_word_that_its_author_reads(
    waiting: TaskState, khan: User, edie: User, client_of: ClientOf
) -> None:
    sent = {"answer": "reject", "comment": "Shorter, please."}
    client_of(khan).post(approve_page(waiting), sent)
    assert "Shorter, please." in client_of(edie).get("/editor/").content.decode()
    assert "Shorter, please." in client_of(edie).get(edit(Lesson.objects.get())).content.decode()


def test_forged_approvals_of_ones_own_are_404_or_refused(
    waiting: TaskState, edie: User, client_of: ClientOf
) -> None:
    from accounts import roles
    from accounts.models import Role

    roles.grant(user=edie, role=Role.APPROVER)
    client = client_of(User.objects.get(pk=edie.pk))
    lesson = Lesson.objects.get()
    act = reverse("education_lessons:workflow_action", args=[lesson.pk, "approve", waiting.pk])
    assert client.post(approve_page(waiting), TICKED).status_code == 404
    client.post(act, TICKED)
    client.post(edit(lesson), {"workflow-action-name": "approve", "action-workflow-action": "1"})
    assert not Approval.objects.exists()
    assert Lesson.objects.get().title == "Your quota"


def test_an_editor_cannot_take_a_lesson_from_its_readers_but_an_approver_can(
    writing: Client, lesson: Lesson, khan: User, client_of: ClientOf
) -> None:
    address = reverse("education_lessons:unpublish", args=[lesson.pk])
    writing.post(address)
    assert Lesson.objects.get().live
    client_of(khan).post(address)
    assert not Lesson.objects.get().live


def test_nobody_deletes_a_lesson(khan: User, lesson: Lesson, client_of: ClientOf) -> None:
    client_of(khan).post(reverse("education_lessons:delete", args=[lesson.pk]))
    assert Lesson.objects.exists()


def test_versions_are_compared(waiting: TaskState, writing: Client) -> None:
    lesson = Lesson.objects.get()
    address = reverse("education_lessons:revisions_compare", args=[lesson.pk, "live", "latest"])
    assert "again" in writing.get(address).content.decode()


def test_what_is_due_is_amber_in_the_list(writing: Client, lesson: Lesson) -> None:
    assert "review-due" not in writing.get("/editor/lessons/").content.decode()
    Lesson.objects.update(review_by=DATES["written_on"])
    assert "review-due" in writing.get("/editor/lessons/").content.decode()
    assert "review-due" in writing.get("/editor/").content.decode()


def test_a_cited_source_is_not_changed(writing: Client, lesson: Lesson) -> None:
    source = a_source()
    address = reverse("education_sources:edit", args=[source.pk])
    sent = {"key": source.key, "title": "Another", "read": "full", "authors": "", "year": "2020"}
    sent |= {"where": ""}
    assert "Add another one instead" in writing.post(address, sent).content.decode()
    Lesson.objects.get().unpublish()
    writing.post(address, sent)
    assert Source.objects.get().title == "Another"


def test_a_picture_is_drawn_anew_and_served(writing: Client, client: Client) -> None:
    writing.post("/editor/pictures/add/", {"name": "A path", "file": picture_file((2000, 100))})
    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (1280, 64)
    answer = client.get(reverse("education_picture_file", args=[picture.pk]))
    assert answer["Content-Type"] == "image/webp"
    assert answer.content[:4] == b"RIFF"


def test_a_file_that_is_no_picture_is_refused_with_words(writing: Client) -> None:
    for content in (b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", b"\x89PNG\r\n"):
        file = BytesIO(content)
        file.name = "x.png"
        answer = writing.post("/editor/pictures/add/", {"name": "X", "file": file})
        text = answer.content.decode()
        assert "is not a picture we can use" in text or "is broken" in text
    assert not Picture.objects.exists()


def test_editors_see_nobodys_words_in_the_statistics(
    writing: Client, lesson: Lesson, bob: Patient
) -> None:
    from education.services import learning

    prompt = next(iter(lesson.body.blocks_by_name("own_words"))).id
    facts = {"prompt": prompt, "words": MARK, "now": NOON, "client_uuid": uuid4()}
    learning.say_in_own_words(patient=bob, lesson=lesson, **facts)
    learning.open_lesson(patient=bob, lesson=lesson, now=NOON)
    for path in ("/editor/statistics/", "/editor/statistics/?lesson=quota"):
        text = writing.get(path).content.decode()
        assert "fewer than 5" in text or "lesson=quota" in path
        assert MARK not in text
        assert str(bob.pk) not in text


def test_patients_read_no_draft_by_its_address(alice: Patient, client_of: ClientOf) -> None:
    draft = a_lesson("draft", live=False)
    for path in (edit(draft), reverse("education_lessons:history", args=[draft.pk])):
        assert client_of(alice).get(path).status_code == 404
