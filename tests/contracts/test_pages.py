"""Every page in every state, as each person gets it: strict policy, sound HTML, no dead ends."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest

from tests.contracts import looks
from tests.contracts.matrix import MATRIX
from tests.contracts.people import Worlds
from tests.contracts.visited import NO_PAGES, Page, fetch, fetch_wrong
from tests.contracts.visits import undone

pytestmark = pytest.mark.django_db

PEOPLE = ("nobody", "alice", "newcomer", "ada")
Look = Callable[[Page], Iterator[str]]

BAD = """<!doctype html><html><head><style>p{}</style></head><body>
<p id="a" style="color: red" onclick="x()">x</p><p id="a"></p><script>x()</script>
<img src="https://example.org/x.png"><a href="/nowhere/"></a><a href="#no">x</a>
<form method="post" action="/today/"><input name="q" aria-describedby="lost"></form>
<nav class="mainnav"><a href="/">x</a></nav></body></html>"""


@pytest.fixture(scope="module")
def pages(_worlds: Worlds) -> list[Page]:
    """Every page, fetched once for each person, and those that answer a wrong form."""
    found = [page for person in PEOPLE for page in fetch(_worlds, person)]
    return found + fetch_wrong(_worlds)


def bad_page() -> Page:
    return Page("bad", "alice", "/bad/", 200, {}, BAD)


def test_every_page_that_is_declared_was_looked_at(pages: list[Page]) -> None:
    read = {name for name, rule in MATRIX.items() if rule.reads} - NO_PAGES
    assert read - {page.name for page in pages} == {"start"}  # which leads on to the open step


@pytest.mark.parametrize("look", looks.LOOKS, ids=lambda look: look.__name__)
def test_nothing_is_wrong_with_any_page(look: Look, pages: list[Page]) -> None:
    found = [f"{page}: {words}" for page in pages for words in look(page)]
    assert not found, "\n".join(found)


def test_a_wrong_form_says_so_in_its_title_and_on_top(pages: list[Page]) -> None:
    wrong = [page for page in pages if page.status == 422]
    assert len(wrong) > 10
    for page in wrong:
        (title,) = page.tree.all("title")
        assert title.text().startswith("Error:"), f"{page} is titled “{title.text()}”"
        assert "data-error-summary" in page.html, f"{page} has no summary of what is wrong"


@pytest.mark.parametrize("look", looks.LOOKS, ids=lambda look: look.__name__)
def test_each_look_finds_what_is_wrong_with_a_bad_page(look: Look) -> None:
    assert list(look(bad_page()))


def test_the_looks_find_each_fault_of_the_bad_page() -> None:
    found = "\n".join(words for look in looks.LOOKS for words in look(bad_page()))
    for fault in ("inline style on <p>", "inline style on <style>", "inline script", "handler"):
        assert fault in found
    for fault in ("example.org", "0 h1", "no title", "no language", "the id a 2 times"):
        assert fault in found
    for fault in ("/nowhere/", "#no", "takes no posts", "without its token", "names lost"):
        assert fault in found


@pytest.mark.parametrize("person", PEOPLE)
def test_every_link_of_a_page_opens_for_who_sees_it(
    person: str, pages: list[Page], worlds: Worlds
) -> None:
    browser, broken = worlds.browser(person), []
    for path, source in links(pages, person).items():
        with undone():
            status = browser.get(path).status_code
        if status >= 400:
            broken.append(f"{source}: {path} answers {status}")
    assert not broken, "\n".join(broken)


def links(pages: list[Page], person: str) -> dict[str, str]:
    """The addresses a person's pages lead to, each with a page it is on."""
    found: dict[str, str] = {}
    for page in pages:
        for link in page.tree.all("a") if page.person == person else ():
            target = urlsplit(link.get("href"))
            if target.path.startswith("/") and not target.path.startswith("/static/"):
                query = f"?{target.query}" if target.query else ""
                found.setdefault(f"{target.path}{query}", str(page))
    return found
