"""Whatever is posted to or asked of any address: an answer in words, and nobody else is touched."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import given, note, settings
from hypothesis import strategies as st

from tests.contracts.addresses import Address
from tests.contracts.matrix import MATRIX, Rule
from tests.contracts.pages import forms, read
from tests.contracts.people import Worlds
from tests.contracts.tables import changed, rows_of, writing
from tests.contracts.visited import ROUND, states
from tests.contracts.visits import text_of, undone
from tests.fuzz.values import NASTY, QUERIES, changes, somebody_elses, values
from tests.world import mark

ANSWERS = {200, 204, 302, 400, 403, 404, 405, 409, 422}
POSTED = [name for name, rule in MATRIX.items() if rule.post]
READ = [name for name, rule in MATRIX.items() if rule.reads]
few = settings(max_examples=max(5, settings().max_examples // 10))


def sound_post(rule: Rule, worlds: Worlds) -> dict[str, list[str]]:
    """What Alice could send, each field as a browser would."""
    post = rule.post(worlds.alice) if rule.post else {}
    lists = {name: value if isinstance(value, list) else [value] for name, value in post.items()}
    return {name: [str(value) for value in found] for name, found in lists.items()}


def fields_of(name: str, worlds: Worlds) -> dict[str, list[str]]:
    """Every field that a form on the address's own pages has, with the values it offers."""
    found: dict[str, list[str]] = {}
    for path in states(name, MATRIX[name], worlds.alice) if MATRIX[name].reads else ():
        page = read(text_of(worlds.browser("alice").get(path)))
        for control in (control for form in forms(page, path) for control in form.controls):
            offered = found.setdefault(control.name, [])
            offered += [value for value in (control.value, *control.options) if value]
    return found


class Target:
    """An address as Alice meets it, and what Bob has before."""

    def __init__(self, name: str, worlds: Worlds) -> None:
        self.rule = MATRIX[name]
        self.path = states(name, self.rule, worlds.alice)[0]
        self.sound = sound_post(self.rule, worlds)
        self.fields = {**fields_of(name, worlds), **self.sound}
        self.bob, self.browser = worlds.bob.patient, worlds.browser("alice")
        self.before = rows_of(self.bob)

    def check(self, ask: Callable[..., Any], *sent: Any) -> None:
        """Words, not an error; nothing of Bob's read or written."""
        with undone(), writing() as written:
            answer = ask(*sent)
            assert answer.status_code in ANSWERS, answer.status_code
            assert mark(self.bob) not in text_of(answer)
            assert not written or changed(self.before, rows_of(self.bob)) == []


@pytest.fixture
def foreign(worlds: Worlds) -> list[str]:
    return somebody_elses(worlds)


@pytest.mark.parametrize("name", POSTED)
def test_a_bad_post_gets_an_answer(name: str, worlds: Worlds, foreign: list[str]) -> None:
    target = Target(name, worlds)

    @few
    @given(changes(target.fields, foreign), st.sampled_from(["", target.rule.posts_to]))
    def post(changed_fields: dict[str, list[str]], query: str) -> None:
        note(f"{target.path}{query}")
        body = {**target.sound, **changed_fields}
        target.check(target.browser.post, target.path + query, body)

    post()


@pytest.mark.parametrize("name", READ)
def test_a_bad_question_gets_an_answer(name: str, worlds: Worlds, foreign: list[str]) -> None:
    target = Target(name, worlds)
    asked = st.dictionaries(st.sampled_from(QUERIES), values(list(NASTY), foreign), max_size=2)

    @few
    @given(asked)
    def ask(query: dict[str, str]) -> None:
        target.check(target.browser.get, f"{target.path}?{urlencode(query)}")

    ask()


def fields_on(browser: Client, path: str) -> dict[str, list[str]]:
    """Every field of the forms on one page, with the values it offers."""
    with undone():
        answer = browser.get(path, follow=True)
    found: dict[str, list[str]] = {"next": ["/today/"]}
    for form in forms(read(text_of(answer)), path):
        for control in form.controls:
            found.setdefault(control.name or "x", []).append(control.value)
    return found


@pytest.mark.parametrize("theirs", ROUND, ids=lambda theirs: theirs.name)
def test_a_bad_post_to_a_sign_in_page_gets_an_answer(
    theirs: Address, worlds: Worlds, foreign: list[str]
) -> None:
    browser = worlds.browser("nobody" if theirs.public else "alice")
    fields, before = fields_on(browser, theirs.path()), rows_of(worlds.bob.patient)

    @few
    @given(changes(fields | {"email": [worlds.users["bob"].email]}, foreign))
    def post(body: dict[str, list[str]]) -> None:
        with undone():
            asking = Client()
            asking.cookies.load(browser.cookies.output(attrs=[], header=""))
            answer = asking.post(theirs.path(), body)
            assert answer.status_code in ANSWERS | {429}, answer.status_code
            assert mark(worlds.bob.patient) not in text_of(answer)
            assert changed(before, rows_of(worlds.bob.patient)) == []

    post()
