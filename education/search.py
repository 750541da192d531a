"""Searching lessons, practices and pages: every word counts, wherever it stands in them.

The texts are few and small, so they are searched here rather than by the database: each database
finds the same.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from education.models import Article, Dated, Lesson, Practice
from education.rendering import plain

READ = ("text", "before", "after", "key_message", "try_this", "own_words")
HEADING = re.compile(r"^(#+ .*[^\s.?!])\s*$", re.MULTILINE)
MOST_WORDS = 8
AROUND = 70
"""How many letters stand on each side of the first word found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A text in which every word was found; `around` is the place, in three pieces."""

    kind: str
    key: str
    title: str
    summary: str
    minutes: int
    rank: int
    around: tuple[str, str, str]


def find(wanted: str) -> list[Hit]:
    """Those with the words in their title first, then in their summary, then in their text."""
    words = terms(wanted)
    if not words:
        return []
    hits = [hit for text in _texts() if (hit := _hit(text, words))]
    return sorted(hits, key=lambda hit: hit.rank)


def terms(wanted: str) -> list[str]:
    """The words looked for, without case and accents."""
    return re.findall(r"[\w'-]+", folded(wanted))[:MOST_WORDS]


def folded(text: str) -> str:
    """Letter for letter the same length: lower case, without accents, one kind of apostrophe."""
    return "".join(_folded(letter) for letter in text)


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    if letter in "’‘":
        return "'"
    return unicodedata.normalize("NFKD", letter)[0].lower()[:1]


def _hit(text: Any, words: list[str]) -> Hit | None:
    title, summary, body = folded(text.title), folded(text.summary), _body(text.raw)
    found = [_place(word, (title, summary, body.folded)) for word in words]
    if None in found:
        return None
    starts = [re.search(rf"\b{re.escape(word)}", body.folded) for word in words]
    first = min((match for match in starts if match), key=lambda m: m.start(), default=None)
    return Hit(
        kind=type(text).__name__.lower(),
        key=text.key,
        title=text.title,
        summary=text.summary,
        minutes=text.minutes,
        rank=max(rank for rank in found if rank is not None),
        around=_around(body.text, first.span()) if first else ("", "", ""),
    )


def _place(word: str, fields: tuple[str, ...]) -> int | None:
    """The first field that holds the word, or a word that begins with it."""
    begins = re.compile(rf"\b{re.escape(word)}")
    return next((number for number, field in enumerate(fields) if begins.search(field)), None)


def _around(text: str, span: tuple[int, int]) -> tuple[str, str, str]:
    first, last = span
    start = text.rfind(" ", 0, max(0, first - AROUND)) + 1
    end = text.find(" ", last + AROUND)
    before = ("… " if start else "") + text[start:first]
    return before, text[first:last], text[last:] if end == -1 else text[last:end] + " …"


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a text, as written and as they are compared."""

    text: str
    folded: str


@lru_cache(maxsize=512)
def _body(raw: str) -> Body:
    """Of the stored form; worked out once as long as it stays the same."""
    pieces = [HEADING.sub(r"\1.", piece) for piece in _pieces(json.loads(raw or "[]"))]
    text = " ".join(" ".join(map(plain, pieces)).split())
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


def _texts() -> Iterator[Dated]:
    """Every published text, lessons in the order of the path."""
    raw = {"raw": Cast("body", TextField())}
    lessons = Lesson.objects.filter(live=True, module__live=True).annotate(**raw)
    yield from lessons.defer("body").order_by("module__position", "position", "key")
    yield from Practice.objects.filter(live=True).annotate(**raw).defer("body")
    yield from Article.objects.filter(live=True).annotate(**raw).defer("body")
