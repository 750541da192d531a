"""Visits to an address by each person, and what is wrong with the answers."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.contracts.matrix import Rule, Whose
from tests.contracts.people import PEOPLE, Worlds
from tests.contracts.tables import changed, rows_of, tables, writing
from tests.world import mark

SIGN_IN = "/account/login/"
LET_IN = {200, 204, 302}
SAID_NO = LET_IN | {400, 403, 404, 409, 422}
KEPT_BY_READING = {"pacing_dayshown"}
"""What was shown is kept: reading writes it, and so does a page that shows itself to a post."""

CHANGING = re.compile(
    r'(csrfmiddlewaretoken" value=")[^"]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request and what it led to; `body` is that of the page where redirects ended."""

    person: str
    method: str
    status: int
    to: str
    body: str
    changed: list[str]
    alices_changed: list[str]

    def __str__(self) -> str:
        return f"{self.person} {self.method} → {self.status} {self.to}".strip()


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens in here did not happen."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def address(name: str, rule: Rule, worlds: Worlds) -> str:
    """The path at which Alice finds it."""
    return reverse(name, kwargs=rule.at(worlds.alice))


class Visits:
    """Visits to one state of the database; each is undone before the next."""

    def __init__(self, worlds: Worlds) -> None:
        self.alice = worlds.alice.patient
        self.cookies = {person: worlds.browser(person).cookies for person in PEOPLE}
        self.all_before, self.hers_before = tables(), rows_of(self.alice)

    def visit(self, person: str, method: str, path: str, post: dict[str, Any]) -> Visit:
        """One request by one person in a browser of their own."""
        with undone():
            browser = Client()
            browser.cookies.load(self.cookies[person].output(attrs=[], header=""))
            send: Any = browser.get if method == "GET" else browser.post
            with writing() as sent:
                response = send(path, post if method == "POST" else None)
            all_after, hers_after = self.all_before, self.hers_before
            if sent:
                all_after, hers_after = tables(), rows_of(self.alice)
            to = response.headers.get("Location", "")
            landed = browser.get(to, follow=True) if to.startswith("/") else response
            return Visit(
                person=person,
                method=method,
                status=response.status_code,
                to=to,
                body=text_of(landed),
                changed=changed(self.all_before, all_after),
                alices_changed=changed(self.hers_before, hers_after),
            )


def text_of(response: Any) -> str:
    """The body, streamed or not."""
    return b"".join(response).decode("utf-8", "replace")


def problems(name: str, rule: Rule, worlds: Worlds) -> list[str]:
    """Everything that is wrong with how an address answers people."""
    path, post = address(name, rule, worlds), rule.post(worlds.alice) if rule.post else {}
    visits, found = Visits(worlds), []
    for person in PEOPLE:
        for method, to in (("GET", path), ("POST", path + rule.posts_to)):
            seen = visits.visit(person, method, to, post)
            found += [f"{name}: {seen}: {wrong}" for wrong in judge(rule, seen, worlds)]
    return found


def judge(rule: Rule, seen: Visit, worlds: Worlds) -> Iterator[str]:
    """What is wrong with one visit."""
    if (wrong := wrong_status(rule, seen)) is not None:
        yield wrong
    if seen.person != "alice":
        alice = worlds.alice.patient
        yield from (
            f"shows {word}" for word in (mark(alice), alice.user.email) if word in seen.body
        )
        if seen.alices_changed and not (rule.whose == Whose.HELD and let_in(rule, seen)):
            yield f"changed Alice's {seen.alices_changed}"
    written = set(seen.changed) - (KEPT_BY_READING if rule.reads else set())
    if not let_in(rule, seen) and written:
        yield f"changed {sorted(written)}"
    hers = seen.person == "alice" and seen.method == "POST" and rule.post is not None
    if hers and rule.writes and not seen.changed:
        yield "changed nothing, so that the others' refusals would prove nothing"


def let_in(rule: Rule, seen: Visit) -> bool:
    """Whether this person may do this here."""
    if seen.method not in rule.methods:
        return False
    return (
        seen.person
        in {
            Whose.PUBLIC: PEOPLE,
            Whose.HELD: PEOPLE,
            Whose.OWN: ("alice", "bob"),
            Whose.ROW: ("alice",),
        }[rule.whose]
    )


def wrong_status(rule: Rule, seen: Visit) -> str | None:
    """What the answer's status has against the rule."""
    if seen.person == "nobody" and rule.whose not in {Whose.PUBLIC, Whose.HELD}:
        return None if seen.to.startswith(SIGN_IN) else "expected the sign-in page"
    if let_in(rule, seen):
        allowed = SAID_NO if (seen.person, seen.method) == ("bob", "POST") else LET_IN
        good = seen.status in allowed and not seen.to.startswith(SIGN_IN)
        return None if good else "expected to be let in"
    if seen.status == 404 or (seen.status == 405 and seen.method not in rule.methods):
        return None
    if rule.reads and let_in(rule, replace(seen, method="GET")):
        return None  # a page that takes no posts may show itself; that it keeps nothing is judged
    return "expected 404" if seen.method in rule.methods else "expected 405"


def same_for_all(text: str) -> str:
    """A body without what is new at each visit: tokens and identities."""
    return CHANGING.sub("·", text)
