"""How words are set on a page: curly quotes, and counts that are never broken over two lines."""

from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from education.models import Lesson, Module
from education.rendering import render_line
from education.typography import typeset
from tests.education.making import BLOCKS, CHECK, a_lesson, a_practice
from tests.education.reader import Reader

SET = [
    ('"Sit down, I\'ll do it"', "“Sit down, I’ll do it”"),
    ('Between "fine" and "I can\'t"', "Between “fine” and “I can’t”"),
    ("He said: \"It is 'nearly' done.\"", "He said: “It is ‘nearly’ done.”"),
    ('("It is.")', "(“It is.”)"),
    ("4-7-8 breathing", "4\u20117\u20118 breathing"),
    ("long-lasting, 5 - 6", "long-lasting, 5 - 6"),
    ("“Set” before, it’s kept", "“Set” before, it’s kept"),
    ("What if...", "What if…"),
]


@pytest.mark.parametrize(("typed", "shown"), SET)
def test_a_line_is_set_with_curly_quotes(typed: str, shown: str) -> None:
    assert typeset(typed) == shown


@pytest.mark.parametrize(("typed", "shown"), SET)
def test_marks_of_a_text_change_nothing_about_that(typed: str, shown: str) -> None:
    assert render_line(typed, lessons=set()) == shown
    bold = render_line(f"He: **{typed}**", lessons=set())
    assert bold == f"He: <strong>{shown}</strong>"


def test_an_apostrophe_at_the_beginning_of_a_word_opens_nothing() -> None:
    assert typeset("It's the '90s, don't") == "It’s the ’90s, don’t"


@given(st.text())
def test_setting_twice_is_setting_once(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


@pytest.fixture
def quoted(db: None) -> Lesson:
    """A lesson with straight quotes wherever a text has words."""
    check = CHECK | {"question": 'It\'s "up"?'}
    blocks = [("text", 'Don\'t say "4-7-8".'), ("check", check), *BLOCKS[1:3]]
    facts: dict[str, Any] = {
        "title": '"Sit", I\'d say',
        "summary": 'It\'s "4-7-8".',
        "strength_note": "It's so.",
    }
    return a_lesson("quoted", blocks=blocks, offered_at=["first-fear"], **facts)


def test_no_page_of_a_lesson_shows_a_straight_quote(reader: Reader, quoted: Lesson) -> None:
    Module.objects.update(title='"Sit", it\'s')
    for html in (
        reader.reads("quoted"),
        reader.opens("path"),
        reader.opens("module", "pacing"),
        reader.opens("search", q="say"),
    ):
        words = html.partition("<main")[2]
        assert "&quot;" not in words
        assert "&#x27;" not in words
        assert "“" in words


def test_what_is_shown_so_is_found_however_it_is_typed(reader: Reader, quoted: Lesson) -> None:
    for typed in ("don't", "don’t", "4-7-8", "4\u20117\u20118"):
        assert "“Sit”, I’d say" in reader.opens("search", q=typed)


def test_a_practice_and_its_cautions_are_set_too(reader: Reader) -> None:
    practice = a_practice()
    practice.title, practice.cautions = "4-7-8 breathing", ["Choose 4-0-6"]
    practice.save_revision(clean=False)
    practice.publish_shipped(practice.latest_revision)
    html = reader.opens("practice", "4-7-8")
    assert "4\u20117\u20118 breathing</h1>" in html
    assert "Choose 4\u20110\u20116" in html
    assert "4\u20117\u20118 breathing" in reader.opens("practices")
    assert (
        "4\u20117\u20118 breathing"
        in reader.client.get(reverse("practice_done", args=["4-7-8"])).content.decode()
    )
