"""Every sentence can be translated: in a made-up language no page holds a bare text."""

import re
from collections.abc import Iterator

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.contracts.pages import read
from tests.contracts.people import Worlds
from tests.contracts.pseudo import WEEKDAY_NAMES, bare_texts, spoken
from tests.contracts.visited import Page, fetch, fetch_wrong
from tests.education.practising import EDITORS
from tests.world import mark

pytestmark = pytest.mark.django_db

PEOPLE = ("nobody", "alice", "newcomer", "ada")
DATA = [
    r"Evenstep",
    r"What to do tonight",  # the one heading of a text that its address needs
    r"[\w.+-]+@[\w.-]+",  # addresses
    r"[0-9a-f-]{32,36}",  # identities
    r"\bnonsense\b",  # typed into forms, and shown again beside what is wrong with it
]


def data(worlds: Worlds) -> re.Pattern[str]:
    """What stands on pages and was not written by us: what people typed, and names."""
    typed = [rf"{mark(world.patient)}[^⟦⟧<]*" for world in (worlds.alice, worlds.bob)]
    typed.append(rf"{EDITORS}[^⟦⟧<]*")
    names = [
        *sorted(WEEKDAY_NAMES, key=len, reverse=True),
        *(user.name for user in worlds.users.values()),
    ]
    return re.compile("|".join([*typed, *DATA, *names]))


def leave_places_out(page: Page) -> None:
    """The names of time zones come from the world's list of them."""
    for node in page.tree.all("select"):
        if node.get("name") == "zone":
            node.children.clear()


@pytest.fixture(scope="module")
def pages(_worlds: Worlds) -> Iterator[list[Page]]:
    """Every page in the made-up language."""
    with pytest.MonkeyPatch.context() as patch, spoken(patch):
        found = [page for person in PEOPLE for page in fetch(_worlds, person)]
        yield found + fetch_wrong(_worlds)


def test_no_page_holds_a_text_that_cannot_be_translated(pages: list[Page], worlds: Worlds) -> None:
    ours = data(worlds)
    for page in pages:
        leave_places_out(page)
    found = [f"{page}: {text}" for page in pages for text in bare_texts(page.tree, ours)]
    assert not found, "\n".join(found)


def test_the_pages_were_in_the_made_up_language(pages: list[Page]) -> None:
    assert len(pages) > 50
    for page in pages:
        assert page.html.count("⟦") == page.html.count("⟧") > 5, f"{page} cuts a text"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Bare words</p>",
        "<p>⟦Some⟧ words</p>",
        "<p>⟦All <b>of</b> it⟧ but <b>this</b></p>",
        '<img alt="A cat">',
        '<button aria-label="Close">⟦x⟧</button>',
        '<input placeholder="Your name">',
        "<option>⟦On⟧</option><option>Off</option>",
        '<meta name="description" content="A diary">',
        '<script type="application/json">{"title": {"text": "Minutes a day"}}</script>',
    ],
)
def test_a_bare_text_is_found(html: str) -> None:
    assert bare_texts(read(html), re.compile("nothing"))


@pytest.mark.parametrize(
    "html",
    [
        "<p>⟦All <b>of</b> it⟧: 12 · Evenstep</p>",
        "<p>⟦Tuesday ⟦7⟧ April⟧</p>",
        '<script type="application/json">{"type": "scatter", "line": "rgb(1, 2, 3)"}</script>',
        "<script>not read out</script>",
    ],
)
def test_a_wrapped_text_is_not(html: str) -> None:
    assert not bare_texts(read(html), re.compile("Evenstep"))


@pytest.mark.parametrize("name", ["account_reset_password", "account_request_login_code"])
def test_no_mail_holds_a_text_that_cannot_be_translated(
    name: str, worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    with spoken(monkeypatch):
        Client().post(reverse(name), {"email": worlds.users["alice"].email})
    (message,) = mail.outbox
    secret = re.compile(rf"{data(worlds).pattern}|testserver|\b[0-9A-Z-]{{6,}}\b")
    assert not bare_texts(read(f"<p>{message.subject}</p><pre>{message.body}</pre>"), secret)
