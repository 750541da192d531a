"""The form of the files: what is read, what is refused, and that writing is reading backwards."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from education.content import ContentError, Text, parse, toml, write
from tests.contracts.documents import ROOT

FILES = sorted((ROOT / "education" / "content").rglob("*.md"))
FACTS = '+++\nkey = "a"\n+++\n\n'


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_of_the_curriculum_is_written_as_it_was_read(path: Path) -> None:
    read = parse(path.read_text("utf-8"))
    assert parse(write(read)) == read


def test_what_stands_before_the_first_heading_is_text() -> None:
    assert parse(FACTS + "Hello.\n\n### Small\n\nMore.\n").blocks == [
        ("text", "Hello.\n\n### Small\n\nMore.")
    ]


def test_each_question_under_check_is_a_block_of_its_own() -> None:
    answers = "- [ ] No → Because.\n- [x] Yes → So.\n"
    read = parse(FACTS + f"## Check\n\n### One?\n\n{answers}\n### Two?\n\n{answers}")
    assert [value["question"] for _, value in read.blocks] == ["One?", "Two?"]
    first, second = read.blocks[0][1]["answers"]
    assert (first["right"], second["right"]) == (False, True)
    assert second == {"answer": "Yes", "right": True, "feedback": "So."}


def test_a_step_says_how_long_and_may_say_which_part_of_a_breath() -> None:
    read = parse(FACTS + "## Steps\n\n1. 4 in | Breathe in.\n2. 20 | Rest.\n")
    breathe, rest = read.blocks[0][1]
    assert breathe == {"seconds": 4, "phase": "in", "words": "Breathe in."}
    assert rest == {"seconds": 20, "phase": "", "words": "Rest."}


def test_a_picture_is_named_with_what_it_shows() -> None:
    name = "01a1fe74-d554-73f3-95c1-f67ce3f16262"
    read = parse(FACTS + f"## Picture\n\n![A path (steep)](picture:{name})\n")
    assert read.blocks == [("picture", {"alternative": "A path (steep)", "picture": name})]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("No facts.", "two lines of +++"),
        ("+++\nkey = \n+++\n", "can't be read"),
        (FACTS + "## Nonsense\n\nx", "Nonsense"),
        (FACTS + "## Check\n\n- [x] No question → x", "begins with ###"),
        (FACTS + "## Check\n\n### Q?\n\n- [x] No feedback", "No feedback"),
        (FACTS + "## Steps\n\nfour | Breathe", "four | Breathe"),
        (FACTS + "## Sources\n\nnot a list", "not a list"),
        (FACTS + "## Picture\n\n", "one picture"),
    ],
)
def test_a_file_of_another_form_is_refused_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(ContentError, match=says.replace("+", r"\+").replace("|", r"\|")):
        parse(text)


def test_facts_are_written_as_toml() -> None:
    facts = {"key": "a", "on": date(2026, 1, 2), "minutes": 3, "tags": ["b", "c"], "none": None}
    assert toml(facts) == 'key = "a"\non = 2026-01-02\nminutes = 3\ntags = ["b", "c"]\n'


LINE = st.text(st.characters(blacklist_categories=["C", "Z"]), min_size=1, max_size=20)


@given(title=LINE, words=LINE.filter(lambda line: not line.startswith("#")))
def test_whatever_is_typed_comes_back(title: str, words: str) -> None:
    text = Text(meta={"title": title}, blocks=[("text", words), ("key_message", words)])
    assert parse(write(text)) == text
