"""The sources of the curriculum: each has a year, and each page says it."""

import tomllib
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from education.files import read
from education.management.commands.load_curriculum import SHIPPED
from education.models import Lesson, Source
from tests.education.making import a_source
from tests.education.reader import Reader

SOURCES = tomllib.loads((SHIPPED / "sources.toml").read_text("utf-8"))


@pytest.mark.parametrize("key", SOURCES)
def test_every_source_says_when_it_was_published_or_looked_at(key: str) -> None:
    facts = SOURCES[key]
    assert ("year" in facts) != ("accessed" in facts)
    assert 1900 < facts.get("year", facts.get("accessed")) < 2100


def test_every_source_is_cited_by_a_text() -> None:
    cited = {
        key
        for file in read(SHIPPED / "content", SHIPPED / "sources.toml").files
        for kind, value in file.blocks
        if kind == "sources"
        for key in value
    }
    assert cited == set(SOURCES)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"year": 2019}, "A study (2019)."),
        ({"year": None, "accessed": 2026}, "A study (looked at in 2026)."),
    ],
)
def test_patients_read_the_year_of_each_source(
    facts: dict[str, Any], says: str, reader: Reader, lesson: Lesson
) -> None:
    Source.objects.filter(pk=a_source().pk).update(**facts)
    assert says in reader.reads("quota")


def test_a_source_without_any_year_is_refused_with_words(db: None, writing: Client) -> None:
    with pytest.raises(ValidationError, match="when it was published"):
        Source(key="undated", title="A page", read="secondary").full_clean()
    sent = {"key": "undated", "title": "A page", "read": "secondary", "authors": "", "where": ""}
    answer = writing.post("/editor/sources/add/", sent)
    assert "when you looked at it" in answer.text
    writing.post("/editor/sources/add/", sent | {"accessed": 2026})
    assert str(Source.objects.get()) == "looked at in 2026 · A page"
