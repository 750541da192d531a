"""What people type when our texts use other words, and what someone in danger may type."""

from collections import Counter
from typing import Any

import pytest

from education.models import Lesson
from education.search import find
from education.streams import to_body
from education.synonyms import groups, terms
from tests.contracts.documents import ROOT
from tests.education.making import DATES, a_lesson, a_module
from tests.education.reader import Reader

CONTENT = ROOT / "education" / "content"
HELP = 'aria-labelledby="help-now"'
IN_DANGER = [
    *("suicide", "Suicidal", "SUICIDE", "self-harm", "self harm", "self‑harm", "kill myself"),
    *("want to die", "die", "overdose", "overdosing", "end it all", "I can’t go on"),
    *("i dont want to live any more", "no reason to live", "pain so bad I want to die"),
    *("hopeless", "hurting myself", "sucidal", "suicice", "chest pain", "can't breathe", "999"),
    *("my husband hits me", "domestic violence", "samaritans"),
]
CALM = ["sleep", "diet", "overdo", "deadline", "hurt", "it hurts me", "end", "burdock", "", "help"]
"""Among them words that begin like others, or have letters in common with them."""


@pytest.fixture
def texts(db: None) -> list[Lesson]:
    """One for each key of the table, with nothing in it that could be found."""
    keys = dict.fromkeys(key for group in groups() for key in group.texts)
    body = to_body([("text", "Lorem overdo ipsum, diet dolor.")], of="lesson")
    facts: dict[str, Any] = {"title": "Lorem", "summary": "Ipsum.", "body": body, "live": True}
    facts |= {"module": a_module(), "strength": "weak", **DATES}
    return Lesson.objects.bulk_create(
        Lesson(key=key, position=number, **facts) for number, key in enumerate(keys)
    )


def keys(wanted: str) -> list[str]:
    return [hit.key for hit in find(wanted).hits]


def test_every_text_that_is_named_exists() -> None:
    known = {path.stem.split("-", 1)[-1] for path in CONTENT.glob("*-*/*.md")}
    known |= {path.name.split("-", 1)[1] for path in CONTENT.glob("*-*") if path.is_dir()}
    known |= {path.stem for kind in ("pages", "practices") for path in (CONTENT / kind).glob("*")}
    assert {key for group in groups() for key in group.texts} <= known


def test_no_word_stands_in_two_groups() -> None:
    counted = Counter(word for group in groups() for word in group.words)
    assert [word for word, times in counted.items() if times > 1] == []


def test_every_word_of_the_table_is_read_as_one_of_its_group() -> None:
    said = [(word.replace("*", "x"), group) for group in groups() for word in group.words]
    assert [(word, [term.group for term in terms(word.split())]) for word, _ in said] == [
        (word, [group]) for word, group in said
    ]


def test_every_group_finds_its_texts_in_their_order(texts: list[Lesson]) -> None:
    answers = [tuple(keys(group.words[0])[: len(group.texts)]) for group in groups()]
    assert answers == [group.texts for group in groups()]


def test_a_text_without_the_word_shows_its_summary(reader: Reader, texts: list[Lesson]) -> None:
    html = reader.opens("search", q="anxious")
    assert "4 texts for “anxious”." in html
    assert "<mark>" not in html


def test_words_of_a_group_and_others_have_to_be_answered_by_one_text(texts: list[Lesson]) -> None:
    assert keys("anxiety lorem") == keys("anxiety")
    assert keys("anxiety nowhere") == []


def test_a_phrase_is_found_as_it_stands_and_not_word_by_word(db: None) -> None:
    a_lesson("phrase", blocks=[("text", "Brain fog comes and goes.")])
    a_lesson("words", position=2, blocks=[("text", "The brain. A fog.")])
    assert keys("brain fog") == ["phrase"]


def test_a_word_misspelt_is_taken_for_one_of_the_table(texts: list[Lesson]) -> None:
    assert find("anxeity").instead == ("anxiety",)


@pytest.mark.parametrize(
    ("there", "here"),
    [("color", "colour"), ("centers", "centres"), ("counseling", "counselling")],
)
def test_a_spelling_from_elsewhere_is_read_as_ours(there: str, here: str) -> None:
    (term,) = terms([there])
    assert term.said == here


@pytest.mark.parametrize("wanted", IN_DANGER)
def test_who_may_be_in_danger_sees_first_whom_to_call(
    reader: Reader, texts: list[Lesson], wanted: str
) -> None:
    html = reader.opens("search", q=wanted)
    assert HELP in html
    assert "Call 999" in html
    assert "Call 116 123" in html
    assert html.index(HELP) < html.index('class="found"')


@pytest.mark.parametrize("wanted", CALM)
def test_other_words_show_no_such_card(reader: Reader, texts: list[Lesson], wanted: str) -> None:
    assert HELP not in reader.opens("search", q=wanted)


@pytest.mark.parametrize("wanted", ["die", "overdose"])
def test_words_of_danger_are_never_taken_for_others(texts: list[Lesson], wanted: str) -> None:
    found = find(wanted)
    assert (found.instead, found.beside) == ((), ())
    assert [hit.key for hit in found.hits] == ["dark-thoughts", "when-to-get-help"]


def test_whom_to_call_is_there_before_any_text_is(reader: Reader) -> None:
    assert HELP in reader.opens("search", q="suicide")


def test_where_there_are_no_numbers_none_is_offered(reader: Reader, texts: list[Lesson]) -> None:
    type(reader.patient).objects.filter(pk=reader.patient.pk).update(zone="Asia/Tokyo")
    html = reader.opens("search", q="suicide")
    assert "Call the emergency number of where you are now." in html
    assert "Call 999" not in html
