"""How easily a text reads, measured against words whose syllables are known, and every lesson."""

from pathlib import Path

import pytest

from education import content
from education.files import texts_of
from education.reading import HIGHEST_GRADE, banned, measure, sentences, syllables
from tests.contracts.documents import ROOT

FILES = sorted((ROOT / "education" / "content").rglob("*.md"))

SYLLABLES = {
    1: "pain walk stop day plan time some come move breathe walked stopped tried bed shoes these"
    " whole clothes tasks thought strength sleep once loved used asked passed ached real bread"
    " great each year friend piece hour guard through",
    2: "timer body today number walking stopping started waited needed dishes changes places table"
    " little people garden baseline careful harder muscle music quiet doing trying paper evening"
    " doctor practice nervous danger under chronic faces boxes washes noises added ended rated"
    " needles cycles create react pleasure ocean giant science million question patient"
    " equal language flying playing minute measure shoulder business something",
    3: "diary yesterday tomorrow hospital example exercise remember important family medicine"
    " idea area realise video radio audio piano opinion attention condition decision created"
    " carrier easier earlier studying worrying theatre nausea usual graduate everyone imagine",
    4: "activity experiment experience material information situation ability especially January"
    " society anxiety variety reality",
    5: "paracetamol evaluation individual",
    6: "fibromyalgia physiotherapist",
}
ALL = [(word, count) for count, words in SYLLABLES.items() for word in words.split()]


@pytest.mark.parametrize(("word", "count"), ALL, ids=[word for word, _ in ALL])
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_that_of_the_formula() -> None:
    reading = measure(["The cat sat on the mat. It ran."])
    assert (reading.words, reading.sentences, reading.grade) == (8, 2, 0.0)
    hard = measure(["Rehabilitation necessitates understanding."])
    assert hard.grade == round(0.39 * 3 + 11.8 * 14 / 3 - 15.59, 1)


def test_a_word_that_is_taught_there_counts_as_a_short_one() -> None:
    text = "Amitriptyline helps some people sleep."
    assert measure([text], known=["Amitriptyline"]).grade < measure([text]).grade


def test_headings_and_items_of_a_list_are_sentences_of_their_own() -> None:
    text = "### A heading\nOne two.\n\n- first thing\n- second thing"
    assert list(sentences(text)) == ["A heading", "One two.", "first thing", "second thing"]


def test_marks_and_links_are_not_read() -> None:
    assert list(sentences("**Open** [the plan](app:plan) now.")) == ["Open the plan now."]


def test_a_sentence_of_more_than_25_words_is_long() -> None:
    assert measure(["word " * 25 + "."]).long == []
    assert len(measure(["word " * 26 + "."]).long) == 1


@pytest.mark.parametrize("text", ["It CURES you.", "a detox", "clinically proven", "rewires it"])
def test_a_banned_word_is_found(text: str) -> None:
    assert banned(text)


@pytest.mark.parametrize("text", ["secure", "accurate", "obscured", "a proven thing"])
def test_a_word_that_only_looks_like_a_banned_one_is_not(text: str) -> None:
    assert banned(text) == []


def test_nothing_reads_as_grade_0() -> None:
    assert measure([]).grade == 0.0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_text_of_the_curriculum_reads_easily(path: Path) -> None:
    text = content.parse(path.read_text("utf-8"))
    words = [said for kind, value in text.blocks for said in texts_of(kind, value)]
    facts = [text.meta["title"], text.meta["summary"], *text.meta.get("cautions", [])]
    reading = measure([*facts, *words], known=text.meta.get("known_words", []))
    if text.meta.get("reader") != "clinician":
        assert reading.grade <= HIGHEST_GRADE
        assert reading.long == []
    assert reading.banned == []
