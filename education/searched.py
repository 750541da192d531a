"""The texts as the search reads them: title, summary and words, as shown and as compared."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import TextField, Value
from django.db.models.functions import Cast

from education.models import Article, Kept, Lesson, Module, Practice
from education.rendering import plain
from education.typography import typeset

READ = ("text", "before", "after", "key_message", "try_this", "own_words")
HEADING = re.compile(r"^(#+ .*[^\s.?!])\s*$", re.MULTILINE)
WORD = re.compile(r"[\w'-]+")

AROUND = 70
"""How many letters stand on each side of the first word found."""


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a text, as they are shown and as they are compared."""

    text: str
    folded: str

    def around(self, span: tuple[int, int]) -> tuple[str, str, str]:
        """A place in it, in three pieces: what stands before, the place itself, what follows."""
        first, last = span
        start = self.text.rfind(" ", 0, max(0, first - AROUND)) + 1
        end = self.text.find(" ", last + AROUND)
        before = ("… " if start else "") + self.text[start:first]
        after = self.text[last:] if end == -1 else self.text[last:end] + " …"
        return before, self.text[first:last], after


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """A published text; `fields` are title, summary and words, as they are compared."""

    kind: str
    key: str
    title: str
    summary: str
    minutes: int | None
    body: Body
    fields: tuple[str, str, str]


def texts() -> list[Searched]:
    """Every published text, modules and lessons in the order of the path."""
    return [_searched(row) for row in _rows()]


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return WORD.findall(folded(text))


def folded(text: str) -> str:
    """Letter for letter the same length: lower case, no accents, one apostrophe, one hyphen."""
    return "".join(_folded(letter) for letter in text)


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    if letter in "’‘":
        return "'"
    if letter in "\u2010\u2011":
        return "-"
    return unicodedata.normalize("NFKD", letter)[0].lower()[:1]


def _searched(row: Any) -> Searched:
    body = _body(row.raw)
    return Searched(
        kind=type(row).__name__.lower(),
        key=row.key,
        title=row.title,
        summary=row.summary,
        minutes=getattr(row, "minutes", None),
        body=body,
        fields=(folded(row.title), folded(row.summary), body.folded),
    )


@lru_cache(maxsize=512)
def _body(raw: str) -> Body:
    """Of the stored form; worked out once as long as it stays the same."""
    pieces = [HEADING.sub(r"\1.", piece) for piece in _pieces(json.loads(raw or "[]"))]
    text = typeset(" ".join(" ".join(map(plain, pieces)).split()))
    return Body(text, folded(text))


def _pieces(blocks: list[dict[str, Any]]) -> Iterator[str]:
    for block in blocks:
        value = block["value"]
        if block["type"] in READ:
            yield value or ""
        elif block["type"] == "check":
            yield value["question"] or ""
        elif block["type"] == "steps":
            yield from (each["value"]["words"] or "" for each in value)


def _rows() -> Iterator[Kept]:
    """A module has no minutes of its own, and no words beside its title and summary."""
    yield from Module.objects.filter(live=True).annotate(raw=Value("")).order_by("position", "key")
    raw = {"raw": Cast("body", TextField())}
    lessons = Lesson.objects.filter(live=True, module__live=True).annotate(**raw)
    yield from lessons.defer("body").order_by("module__position", "position", "key")
    yield from Practice.objects.filter(live=True).annotate(**raw).defer("body")
    yield from Article.objects.filter(live=True).annotate(**raw).defer("body")
