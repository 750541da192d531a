"""A lesson's words as HTML: safe for everyone, whatever was pasted."""

from pathlib import Path

import pytest

from education.content import parse
from education.links import address, problems
from education.rendering import plain, render, render_line
from education.words import PLACES, PRACTICES
from tests.contracts.documents import ROOT

FILES = sorted((ROOT / "education" / "content").rglob("*.md"))
PASTED = [
    "<script>alert(1)</script>",
    '<p class="MsoNormal" style="margin:0"><o:p>Hello</o:p></p>',
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](//elsewhere.example)",
    "[x](https://elsewhere.example)",
    "![x](https://elsewhere.example/y.png)",
    "<https://elsewhere.example>",
    "[x]: javascript:alert(1)\n\n[x]",
    "<!-- x --><style>*{}</style>",
    "&lt;script&gt;",
    '[x](app:today "onclick=alert(1)")',
]


@pytest.mark.parametrize("pasted", PASTED)
def test_whatever_is_pasted_comes_out_as_text(pasted: str) -> None:
    for html in (render(pasted, lessons=set()), render_line(pasted, lessons=set())):
        tags = html.replace("<p>", "").replace("</p>", "").replace('<a href="/today/">x</a>', "")
        assert "<" not in tags
        assert "href" not in tags.replace("&quot;", "") or "&lt;" in tags


def test_text_lists_and_bold_are_kept() -> None:
    assert render("**Stop** now.\n\n- one\n- two", lessons=set()) == (
        "<p><strong>Stop</strong> now.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
    )


def test_a_count_of_seconds_stays_on_its_line() -> None:
    assert str(render("Try 4-0-6 now.", lessons=set())) == "<p>Try 4\u20110\u20116 now.</p>\n"


def test_a_heading_has_the_rank_below_the_pages_own() -> None:
    assert render("### Small\n\n# Large", lessons=set()) == "<h2>Small</h2>\n<h2>Large</h2>\n"


@pytest.mark.parametrize("place", [place for place in PLACES if place not in {"learn", "thoughts"}])
def test_a_link_into_the_product_leads_there(place: str) -> None:
    found = address(f"app:{place}", lessons=set())
    assert found is not None
    assert render_line(f"[x](app:{place})", lessons=set()) == f'<a href="{found}">x</a>'


def test_a_link_to_a_lesson_that_cannot_be_opened_stands_as_its_words() -> None:
    assert render_line("See [this](lesson:gone).", lessons=set()) == "See this."


def test_plain_words_have_no_marks() -> None:
    assert plain("### A\n\n- **b** [c](app:plan)\n1. d") == "A\n\nb c\nd"


@pytest.mark.parametrize(
    "link", ["app:nowhere", "practice:yoga", "lesson:Not A Key", "https://x.example", "", "plan"]
)
def test_a_link_that_leads_nowhere_is_told_in_words(link: str) -> None:
    (problem,) = problems(f"Go [there]({link}).", lessons=set())
    assert link in problem


def test_a_link_to_an_unknown_lesson_is_told() -> None:
    assert problems("[x](lesson:gone)", lessons={"here"}) == [
        "There is no lesson “gone” to link to."
    ]
    assert problems("[x](lesson:here)", lessons={"here"}) == []


@pytest.mark.parametrize("practice", PRACTICES)
def test_every_practice_has_its_file(practice: str) -> None:
    path = ROOT / "education" / "content" / "practices" / f"{practice}.md"
    assert parse(path.read_text("utf-8")).meta["key"] == practice


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_text_of_the_curriculum_holds_html(path: Path) -> None:
    assert "<" not in path.read_text("utf-8")
