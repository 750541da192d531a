"""The search: every word counts, wherever it stands, on every database alike.

Words that people type for things our texts call otherwise are tested in test_synonyms.py.
"""

import pytest
from django.urls import reverse

from education.content import Block
from education.models import Lesson, Module
from education.search import find, terms
from education.searched import folded
from tests.education.making import a_lesson, a_practice
from tests.education.reader import Reader


@pytest.fixture
def texts(db: None) -> list[Lesson]:
    """In a title, in a summary, in a text."""
    night: list[Block] = [("text", "You can’t **sleep** well.")]
    return [
        a_lesson("text", title="Nights", position=1, blocks=night),
        a_lesson("summary", title="Rest", position=2, summary="Why sleep is short."),
        a_lesson("title", title="Sleep and pain", position=3),
    ]


def keys(wanted: str) -> list[str]:
    return [hit.key for hit in find(wanted).hits]


def test_titles_come_first_then_summaries_then_texts(texts: list[Lesson]) -> None:
    assert keys("sleep") == ["title", "summary", "text"]


@pytest.mark.parametrize("wanted", ["SLEEP pain", "pain, sleep", "slee pai"])
def test_every_word_has_to_be_in_it_in_any_order(texts: list[Lesson], wanted: str) -> None:
    assert keys(wanted) == ["title"]


@pytest.mark.parametrize("wanted", ["can't", "can’t", "CAN'T SLEEP"])
def test_an_apostrophe_is_an_apostrophe(texts: list[Lesson], wanted: str) -> None:
    assert keys(wanted) == ["text"]


def test_a_word_is_found_by_its_beginning_and_not_by_its_middle(texts: list[Lesson]) -> None:
    assert keys("lee") == []


@pytest.mark.parametrize("wanted", ["", "  ", "?!", "%", "xyz"])
def test_nothing_looked_for_or_nothing_there_finds_nothing(
    texts: list[Lesson], wanted: str
) -> None:
    assert find(wanted).hits == []


def test_how_a_text_is_stored_is_not_searched(texts: list[Lesson]) -> None:
    assert keys("value") == keys("type") == []


def test_the_words_around_the_first_find_are_shown(texts: list[Lesson]) -> None:
    (hit,) = find("well").hits
    assert hit.around == ("You can’t sleep ", "well", ".")


def test_what_is_not_published_is_not_found(texts: list[Lesson]) -> None:
    Lesson.objects.filter(key="title").update(live=False)
    assert keys("sleep") == ["summary", "text"]


@pytest.mark.parametrize("wanted", ["sleap", "SLEEEP", "slepe"])
def test_a_word_that_is_nowhere_is_taken_for_the_nearest(texts: list[Lesson], wanted: str) -> None:
    found = find(wanted)
    assert found.instead == ("sleep",)
    assert [hit.key for hit in found.hits] == ["title", "summary", "text"]


def test_only_the_word_that_is_nowhere_is_replaced(texts: list[Lesson]) -> None:
    assert find("pain sleap").instead == ("pain", "sleep")


def test_words_that_are_there_but_not_together_are_left_alone(texts: list[Lesson]) -> None:
    assert find("well pain").instead == ()


def test_a_module_is_found_by_its_title_and_summary(texts: list[Lesson]) -> None:
    assert keys("pacing") == ["pacing"]
    Module.objects.update(live=False)
    assert keys("pacing") == []


def test_the_steps_of_a_practice_are_searched(db: None) -> None:
    a_practice()
    assert keys("hold") == ["4-7-8"]


def test_folding_keeps_the_length() -> None:
    text = "Straße, Čaj – “İ” ﬁve’s"
    assert len(folded(text)) == len(text)


def test_at_most_eight_words_are_looked_for() -> None:
    assert len(terms("word " * 100)) == 8


def test_words_typed_after_the_eighth_can_still_call_for_help() -> None:
    assert terms("word " * 20 + "suicide")[-1].calls_for_help


def test_the_page_shows_what_was_found(reader: Reader, texts: list[Lesson]) -> None:
    html = reader.opens("search", q="sleep")
    assert "3 texts for “sleep”." in html
    assert "<mark>sleep</mark>" in html
    assert reverse("education:lesson", args=["title"]) in html


def test_what_was_looked_for_instead_is_said(reader: Reader, texts: list[Lesson]) -> None:
    html = reader.opens("search", q="sleap")
    assert "Nothing has “sleap” in it. This is what there is for “sleep”." in html


def test_a_module_leads_to_its_page(reader: Reader, texts: list[Lesson]) -> None:
    html = reader.opens("search", q="pacing")
    assert "1 text for “pacing”." in html
    assert reverse("education:module", args=["pacing"]) in html


def test_nothing_found_is_said_plainly(reader: Reader, texts: list[Lesson]) -> None:
    html = reader.opens("search", q="<xyz>")
    assert "Nothing has “&lt;xyz&gt;” in it" in html
    assert "Try one short word" in html


def test_nothing_looked_for_says_what_to_do(reader: Reader) -> None:
    assert "What would you like to know?" in reader.opens("search")


def test_of_a_very_long_text_the_beginning_is_looked_for(
    reader: Reader, texts: list[Lesson]
) -> None:
    html = reader.opens("search", q="sleep" + " pain" * 30)
    assert "Sleep and pain" in html
    assert "What would you like to know?" not in html


def test_a_word_that_is_only_the_beginning_of_others_may_have_been_meant_otherwise(
    reader: Reader, texts: list[Lesson]
) -> None:
    a_lesson("slept", position=4, title="Mornings", blocks=[("text", "You have slept badly.")])
    found = find("slep")
    assert found.beside == ("sleep",)
    assert [hit.key for hit in found.hits] == ["title", "slept"]
    assert "2 texts for “slep” or “sleep”." in reader.opens("search", q="slep")


@pytest.mark.parametrize("wanted", ["slept", "Morn", "badl"])
def test_a_word_that_is_there_or_begins_a_title_is_left_alone(
    texts: list[Lesson], wanted: str
) -> None:
    a_lesson("slept", position=4, title="Mornings", blocks=[("text", "You have slept badly.")])
    assert find(wanted).beside == ()


@pytest.mark.parametrize("wanted", ["house", "teep"])
def test_a_word_of_another_beginning_is_never_taken_for_it(
    texts: list[Lesson], wanted: str
) -> None:
    a_lesson("mouse", position=4, title="Mouse", blocks=[("text", "A weep.")])
    assert find(wanted).instead == ()


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011"])
def test_a_hyphen_is_a_hyphen(db: None, hyphen: str) -> None:
    a_lesson("counted", title="4-7-8 breathing")
    assert keys(f"4{hyphen}7{hyphen}8") == ["counted"]
