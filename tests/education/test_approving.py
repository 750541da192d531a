"""Written by one, approved by another, published: and no other way round it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Revision, TaskState

from accounts import roles
from accounts.models import Role, User
from common import clock
from common.refusal import Refused
from education.models import Approval, Lesson
from education.selectors import approval_of, lesson_for
from education.services import approving
from tests.cast import NOON, make_writer
from tests.education.making import BLOCKS, a_lesson

TICKS = dict.fromkeys(Approval.STATEMENTS, True)


def approve(state: TaskState, by: User, **more: Any) -> Approval:
    return approving.approve(
        **({"task_state": state, "ticks": TICKS, "comment": "", "by": by, "now": NOON} | more)
    )


def the_lesson() -> Lesson:
    return Lesson.objects.get(key="quota")


def change(by: User, **facts: Any) -> Lesson:
    lesson = the_lesson().get_latest_revision_as_object()
    for name, value in facts.items():
        setattr(lesson, name, value)
    lesson.save_revision(user=by)
    return the_lesson()


def send_in(by: User) -> TaskState:
    return the_lesson().get_workflow().start(the_lesson(), by).current_task_state


def test_what_is_approved_is_published_and_says_by_whom(waiting: TaskState, khan: User) -> None:
    approve(waiting, khan)
    lesson = lesson_for("quota")
    assert lesson is not None
    assert lesson.title == "Your quota, again"
    approval = approval_of(lesson)
    assert approval is not None
    assert (approval.by_name, approval.at) == ("Dr Khan", NOON)


def test_until_then_patients_read_what_was_there(waiting: TaskState) -> None:
    assert the_lesson().title == "Your quota"
    assert approval_of(the_lesson()) is None


@pytest.mark.parametrize("left_out", Approval.STATEMENTS)
def test_each_of_the_five_statements_must_be_ticked(
    left_out: str, waiting: TaskState, khan: User
) -> None:
    with pytest.raises(Refused):
        approve(waiting, khan, ticks=TICKS | {left_out: False})
    assert the_lesson().title == "Your quota"


def test_an_author_does_not_approve_their_own(waiting: TaskState, edie: User) -> None:
    roles.grant(user=edie, role=Role.APPROVER)
    with pytest.raises(Refused, match="did not write it"):
        approve(waiting, edie)


def test_who_wrote_an_earlier_version_of_it_is_an_author_too(lesson: Lesson, khan: User) -> None:
    change(khan, title="By Khan")
    edie = make_writer("Edie", "editor")
    change(edie, summary="A comma, more.")
    with pytest.raises(Refused, match="did not write it"):
        approve(send_in(edie), khan)


def test_who_wrote_what_was_published_before_may_approve_what_came_after(
    lesson: Lesson, edie: User, khan: User
) -> None:
    change(khan, title="By Khan")
    approve(send_in(khan), make_writer("Dr Lee", "approver"))
    change(edie, title="By Edie")
    approve(send_in(edie), khan)
    assert the_lesson().title == "By Edie"


def test_an_editor_approves_nothing(waiting: TaskState) -> None:
    other = make_writer("Another", "editor")
    with pytest.raises(Refused):
        approve(waiting, other)


def test_a_superuser_approves_nothing(waiting: TaskState, ada: User) -> None:
    with pytest.raises(Refused):
        approve(waiting, ada)


def test_a_change_after_the_approval_withdraws_it_once_it_is_read(
    waiting: TaskState, edie: User, khan: User
) -> None:
    approve(waiting, khan)
    lesson = change(edie, title="Changed once more")
    assert approval_of(lesson) is not None  # patients still read what was approved
    lesson.publish_shipped(lesson.latest_revision)
    assert approval_of(the_lesson()) is None


def test_a_version_that_was_approved_is_never_written_over(
    waiting: TaskState, edie: User, khan: User
) -> None:
    revision = approve(waiting, khan).revision
    lesson = the_lesson()
    lesson.title = "Smuggled in"
    lesson.save_revision(user=edie, overwrite_revision=revision)
    assert Revision.objects.get(pk=revision.pk).content["title"] == "Your quota, again"


def test_a_version_that_waits_is_never_written_over(waiting: TaskState, edie: User) -> None:
    lesson = the_lesson().get_latest_revision_as_object()
    lesson.title = "Smuggled in"
    lesson.save_revision(user=edie, overwrite_revision=waiting.revision)
    waiting.revision.refresh_from_db()
    assert waiting.revision.content["title"] == "Your quota, again"


def test_only_the_newest_version_is_approved(waiting: TaskState, edie: User, khan: User) -> None:
    change(edie, title="Newer")
    with pytest.raises(Refused, match="newer version"):
        approve(waiting, khan)


def test_nothing_is_published_without_an_approval(waiting: TaskState, khan: User) -> None:
    for user in (None, khan):
        with pytest.raises(PermissionDenied):
            waiting.revision.publish(user=user, skip_permission_checks=True)
    assert the_lesson().title == "Your quota"


def test_what_is_scheduled_is_approved_first_and_read_from_its_date(
    lesson: Lesson, edie: User, khan: User
) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    lesson.title, lesson.go_live_at = "Later", tomorrow
    lesson.save_revision(user=edie)
    approve(send_in(edie), khan)
    assert (the_lesson().title, the_lesson().live) == ("Your quota", True)
    call_command("keep_texts")
    assert the_lesson().title == "Your quota"
    with time_machine.travel(tomorrow + timedelta(minutes=1)):
        call_command("keep_texts")
    assert (the_lesson().title, the_lesson().approved_schedule) == ("Later", False)


@pytest.fixture
def set_date(settings: Settings, tmp_path: Path) -> None:
    """It is NOON of the cast, whatever the machine says."""
    settings.CLOCK_FILE = tmp_path / "clock"
    clock.set_to(NOON)


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("year", [2026, 2099], ids=["past by the machine", "far away"])
def test_where_the_date_is_a_set_one_a_text_is_read_from_its_day_by_it(
    live: bool, year: int, set_date: None, edie: User, khan: User
) -> None:
    lesson, day = a_lesson(live=live), NOON.replace(year=year) + timedelta(days=3)
    lesson.title, lesson.go_live_at = "Later", day
    lesson.save_revision(user=edie)
    approve(send_in(edie), khan)
    assert (the_lesson().title == "Later", the_lesson().live) == (not live, live)
    assert the_lesson().scheduled_revision.approved_go_live_at == day
    call_command("keep_texts")
    assert the_lesson().live is live
    clock.set_to(day + timedelta(minutes=1))
    call_command("keep_texts")
    kept = the_lesson()
    assert (kept.title, kept.live, kept.go_live_at) == ("Later", True, day)
    assert not kept.approved_schedule


def test_where_the_date_is_a_set_one_a_text_is_taken_away_by_it(
    set_date: None, lesson: Lesson
) -> None:
    Lesson.objects.update(expire_at=NOON + timedelta(days=3))
    call_command("keep_texts")
    assert the_lesson().live
    clock.advance(timedelta(days=4))
    call_command("keep_texts")
    assert (the_lesson().live, the_lesson().expired) == (False, True)


def test_what_is_scheduled_and_not_approved_stays_unread(lesson: Lesson, edie: User) -> None:
    lesson.title = "Later"
    revision = lesson.save_revision(user=edie)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=NOON)
    with pytest.raises(PermissionDenied):
        call_command("keep_texts")
    assert the_lesson().title == "Your quota"


def test_a_text_whose_time_is_over_is_taken_away(lesson: Lesson) -> None:
    Lesson.objects.update(expire_at=NOON)
    call_command("keep_texts")
    assert not the_lesson().live


@pytest.mark.parametrize(
    ("blocks", "says"),
    [
        ([*BLOCKS[:-1]], "sources"),
        ([("text", "A cure for all."), *BLOCKS[1:]], "cure"),
        ([("text", "[x](app:nowhere)"), *BLOCKS[1:]], "nowhere"),
        ([], "Write the text"),
    ],
)
def test_what_is_not_ready_is_not_approved(
    blocks: Any, says: str, lesson: Lesson, edie: User, khan: User
) -> None:
    from education import streams

    change(edie, body=streams.to_body(blocks, of="lesson/quota"))
    with pytest.raises(Refused, match=says):
        approve(send_in(edie), khan)


def test_changes_are_asked_for_with_a_word(waiting: TaskState, khan: User) -> None:
    with pytest.raises(Refused):
        approving.ask_for_changes(task_state=waiting, comment=" ", by=khan)
    approving.ask_for_changes(task_state=waiting, comment="Shorter, please.", by=khan)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.comment) == ("rejected", "Shorter, please.")
    with pytest.raises(Refused, match="no longer"):
        approve(waiting, khan)


def test_a_forged_answer_through_the_workflow_is_denied(waiting: TaskState, edie: User) -> None:
    roles.grant(user=edie, role=Role.APPROVER)
    for action in ("approve", "reject", "publish"):
        with pytest.raises(PermissionDenied):
            waiting.task.specific.on_action(waiting, edie, action, **TICKS)


def test_the_database_keeps_an_author_from_approving(waiting: TaskState, edie: User) -> None:
    facts = {"revision": waiting.revision, "author": edie, "by": edie, "at": NOON} | TICKS
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.create(**facts)


@pytest.mark.parametrize("left_out", Approval.STATEMENTS)
def test_the_database_keeps_only_approvals_with_all_five(
    left_out: str, waiting: TaskState, edie: User, khan: User
) -> None:
    facts = {"revision": waiting.revision, "author": edie, "by": khan, "at": NOON}
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.create(**facts, **(TICKS | {left_out: False}))
