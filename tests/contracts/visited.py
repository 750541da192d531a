"""Every page, fetched once for each person who may read it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from django.urls import reverse

from tests.contracts.addresses import addresses
from tests.contracts.matrix import MATRIX, Rule, Whose
from tests.contracts.pages import Node, read
from tests.contracts.people import Worlds
from tests.contracts.visits import text_of, undone
from tests.world import World

ROUND = [
    address
    for address in addresses()
    if address.third_party and not address.takes and not address.for_editors
]
NO_PAGES = {
    *("gallery", "account_logout", "education_picture_file", "mfa_download_recovery_codes"),
    *("reminders:feed", "manifest", "service_worker", "healthz", "readyz", "status"),
}
"""Not for people: the gallery shows each part several times over. The others are no pages."""


@dataclass(frozen=True)
class Page:
    """A page as one person got it."""

    name: str
    person: str
    path: str
    status: int
    headers: dict[str, str]
    html: str

    def __str__(self) -> str:
        return f"{self.path} ({self.person})"

    @cached_property
    def tree(self) -> Node:
        return read(self.html)


def paths(worlds: Worlds, person: str) -> Iterator[tuple[str, str]]:
    """The names and paths of every page this person may read, in every state declared."""
    for name, rule in MATRIX.items():
        if rule.reads and _reads(rule, person) and name not in NO_PAGES:
            yield from ((name, path) for path in states(name, rule, worlds.alice))
    for address in ROUND:
        if address.name not in NO_PAGES:
            yield address.name, address.path()


def states(name: str, rule: Rule, world: World) -> list[str]:
    """The paths of a page: as it is reached, and the further ones its rule names."""
    first = reverse(name, kwargs=rule.at(world))
    further = [reverse(name, kwargs=rule.at(world) | values) for values in rule.also]
    return [
        first,
        *further,
        *(first + query.format(walking=world.walking.pk) for query in rule.queries),
    ]


def _reads(rule: Rule, person: str) -> bool:
    whose = {"alice": set(Whose), "newcomer": {Whose.PUBLIC, Whose.OWN}}
    return rule.whose in whose.get(person, {Whose.PUBLIC})


def fetch(worlds: Worlds, person: str) -> list[Page]:
    """Each of them; those that lead elsewhere are left out, since that page is here too."""
    browser = worlds.browser(person)
    found = [_page(name, person, path, browser.get) for name, path in paths(worlds, person)]
    found.append(_page("nowhere", person, "/nowhere/", browser.get))
    return [page for page in found if page is not None and page.status in {200, 404}]


def fetch_wrong(worlds: Worlds) -> list[Page]:
    """Alice's pages as they answer a form that was left empty, and one filled with nonsense."""
    browser, found = worlds.browser("alice"), list[Page | None]()
    for name, rule in MATRIX.items():
        if rule.post is not None and rule.reads:
            path = states(name, rule, worlds.alice)[0] + rule.posts_to
            for typed in ("", "nonsense"):
                post = dict.fromkeys(rule.post(worlds.alice), typed)
                found.append(_page(name, "alice", path, partial(browser.post, data=post)))
    return [page for page in found if page is not None and page.status == 422]


def _page(name: str, person: str, path: str, ask: Callable[[str], Any]) -> Page | None:
    """The page that answers, or None where the answer is no page."""
    with undone():
        answer = ask(path)
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return None
    return Page(name, person, path, answer.status_code, dict(answer.headers), text_of(answer))
