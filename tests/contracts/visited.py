"""Every page, fetched once for each person who may read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse

from tests.contracts.addresses import addresses
from tests.contracts.matrix import MATRIX, Rule, Whose
from tests.contracts.pages import Node, read
from tests.contracts.people import Worlds
from tests.contracts.visits import text_of, undone
from tests.world import World

ROUND = [address for address in addresses() if address.third_party and not address.takes]
NO_PAGES = {"gallery", "account_logout", "mfa_download_recovery_codes"}
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
    found = []
    for name, path in paths(worlds, person):
        with undone():
            response: Any = browser.get(path)
        kind = response.headers.get("Content-Type", "")
        if response.status_code == 200 and kind.startswith("text/html"):
            page = Page(
                name, person, path, response.status_code, dict(response.headers), text_of(response)
            )
            found.append(page)
    return found
