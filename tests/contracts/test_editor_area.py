"""Where lessons are written: every address of it, as each person, and nothing of any diary."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.contrib.admin.utils import quote
from django.test import Client
from django.urls import NoReverseMatch

from education.models import Lesson
from tests.cast import make_writer
from tests.contracts.addresses import Address, addresses
from tests.contracts.people import Worlds
from tests.contracts.tables import changed, tables
from tests.contracts.visits import SIGN_IN, text_of, undone
from tests.education.making import a_lesson
from tests.world import mark

SIGNING_OUT = {"wagtailadmin_logout"}
AREA = [
    address for address in addresses() if address.for_editors and address.name not in SIGNING_OUT
]


@pytest.fixture
def lesson(worlds: Worlds) -> Iterator[Lesson]:
    with undone():
        yield a_lesson("a-lesson-of-ours")


def path_of(address: Address, lesson: Lesson) -> str:
    """Its path, with the lesson's own key where it takes one."""
    if "/" in address.name:
        return f"/{address.pattern}"
    for pk in (quote(lesson.pk), 1):
        with suppress(NoReverseMatch):
            return address.path(**{name: pk if name == "pk" else 1 for name in address.takes})
    raise AssertionError(address)


def answers(browser: Client, lesson: Lesson) -> Iterator[tuple[str, str, int, str, str]]:
    """Every address, read and posted to: method, path, status, where it leads, body."""
    for address in AREA:
        for method in ("get", "post"):
            with undone():
                path = path_of(address, lesson)
                answer = getattr(browser, method)(path)
                to = answer.headers.get("Location", "")
                yield method, path, answer.status_code, to, text_of(answer)


def test_a_visitor_is_asked_to_sign_in_at_every_address(worlds: Worlds, lesson: Lesson) -> None:
    for method, path, status, to, _ in answers(Client(), lesson):
        assert to.startswith(SIGN_IN) or status == 404, (method, path, status)


@pytest.mark.parametrize("person", ["alice", "bob", "ada"])
def test_for_patients_and_administrators_there_is_nothing(
    person: str, worlds: Worlds, lesson: Lesson
) -> None:
    browser = worlds.browser(person)
    before = tables()
    for method, path, status, to, _ in answers(browser, lesson):
        if not path.endswith("/account/"):
            assert status == 404, (method, path, to)
    assert changed(before, tables()) == []


def test_who_writes_lessons_meets_no_error_and_nobodys_diary(
    worlds: Worlds, lesson: Lesson
) -> None:
    browser = Client(raise_request_exception=False)
    browser.force_login(make_writer("Dr Khan", "approver"))
    before = tables()
    seen = 0
    for method, path, status, to, body in answers(browser, lesson):
        assert status < 500, (method, path)
        assert not to.startswith(SIGN_IN)
        seen += status == 200
        for person in ("alice", "bob"):
            world = getattr(worlds, person)
            assert mark(world.patient) not in body, path
            assert world.patient.user.email not in body, path
    assert seen > 50
    assert changed(before, tables()) == []


@pytest.mark.parametrize("role", ["editor", "approver"])
def test_who_writes_lessons_reads_no_page_of_a_diary(role: str, worlds: Worlds) -> None:
    browser = Client()
    browser.force_login(make_writer("Edie", role))
    for path in ("/today/", "/diary/", "/plan/", "/goals/", "/you/", "/timer/"):
        assert browser.get(path).status_code == 404
