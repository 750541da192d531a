"""What an approver is shown beside the text: its dates, its place, its moments, its writer."""

from datetime import UTC, date, datetime
from typing import Any

from django.test import Client
from wagtail.models import TaskState

from accounts.models import User
from education.editor.facts import Fact, facts
from education.models import Lesson, Practice
from tests.education.editing import ClientOf, approve_page
from tests.education.making import a_lesson, a_practice, draft

CHANGES: dict[str, Any] = {
    "written_on": date(2026, 4, 1),
    "sources_checked_on": date(2026, 4, 2),
    "review_by": date(2028, 4, 3),
    "go_live_at": datetime(2099, 5, 1, 9, 30, tzinfo=UTC),
    "offered_at": ["flare", "hard-day"],
    "position": 4,
}


def send_in(lesson: Lesson, by: User, **changes: Any) -> TaskState:
    for name, value in changes.items():
        setattr(lesson, name, value)
    lesson.save_revision(user=by)
    return lesson.get_workflow().start(lesson, by).current_task_state


def by_name(state: TaskState) -> dict[str, Fact]:
    return {fact.name: fact for fact in facts(state.revision)}


def test_each_fact_stands_beside_the_one_patients_read(lesson: Lesson, edie: User) -> None:
    found = by_name(send_in(lesson, edie, **CHANGES))
    said = {name: (fact.now, fact.then) for name, fact in found.items() if fact.changed}
    author = said.pop("Last saved by")
    assert author[0] == "It came with the product"
    assert author[1].startswith("Edie, ")
    assert said == {
        "Written on": ("1 January 2026", "1 April 2026"),
        "Sources checked on": ("1 January 2026", "2 April 2026"),
        "Look at it again by": ("1 January 2027", "3 April 2028"),
        "Patients read it from": ("–", "1 May 2099, 09:30 UTC"),
        "Offered at": ("–", "A flare was declared · A hard day"),
        "Module and place": ("Pacing, 1", "Pacing, 4"),
    }


def test_an_unchanged_fact_is_not_marked(waiting: TaskState) -> None:
    found = by_name(waiting)
    assert [name for name, fact in found.items() if fact.changed] == ["Title", "Last saved by"]
    assert found["Patients read it from"].then == "Once it is approved"


def test_a_practice_and_a_new_text_have_their_facts_too(edie: User) -> None:
    practice = Practice.objects.get(pk=a_practice().pk)
    practice.cautions, practice.rounds = ["Not while driving."], 3
    found = {fact.name: fact for fact in facts(practice.save_revision(user=edie))}
    assert (found["Rounds"].now, found["Rounds"].then) == ("4", "3")
    assert found["Cautions"].then == "Not while driving."
    new = draft(a_lesson("new", live=False), edie)
    assert {(fact.now, fact.changed) for fact in facts(new.latest_revision)} == {("", False)}


def test_the_approver_sees_them(
    lesson: Lesson, edie: User, khan: User, client_of: ClientOf
) -> None:
    state = send_in(lesson, edie, **CHANGES)
    browser: Client = client_of(khan)
    page = browser.get(approve_page(state)).text
    for words in ("Patients read now", "1 May 2099, 09:30 UTC", "A hard day", "Edie", "changed"):
        assert words in page
