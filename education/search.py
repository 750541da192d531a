"""Searching lessons, practices and pages: every word counts, wherever it stands in them.

The texts are few and small, so they are searched here rather than by the database: each database
finds the same.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from django.db.models import TextField, Value
from django.db.models.functions import Cast

from education.models import Article, Kept, Lesson, Module, Practice
from education.rendering import plain

READ = ("text", "before", "after", "key_message", "try_this", "own_words")
HEADING = re.compile(r"^(#+ .*[^\s.?!])\s*$", re.MULTILINE)
WORD = re.compile(r"[\w'-]+")
MOST_WORDS = 8
ALIKE = 0.8
"""How alike two words have to be, as difflib counts it, from 0 to 1."""

AROUND = 70
"""How many letters stand on each side of the first word found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A text in which every word was found; `around` is the place, in three pieces.

    A module has no minutes of its own.
    """

    kind: str
    key: str
    title: str
    summary: str
    minutes: int | None
    rank: int
    around: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """Those with the words in their title first, then in their summary, then in their text.

    `instead` are the words looked for where one of those asked for stands nowhere; else empty.
    """

    hits: list[Hit]
    instead: tuple[str, ...] = ()


def find(wanted: str) -> Found:
    """The texts that hold every word, or every word that is nearest to it."""
    words = terms(wanted)
    texts = list(_texts()) if words else []
    hits = _hits(texts, words)
    if hits or not texts:
        return Found(hits)
    known = Counter(one for text in texts for one in {*WORD.findall(" ".join(_fields(text)))})
    near = [_nearest(word, known) for word in words]
    return Found(_hits(texts, near), tuple(near)) if near != words else Found([])


def _hits(texts: list[Any], words: list[str]) -> list[Hit]:
    hits = [hit for text in texts if (hit := _hit(text, words))]
    return sorted(hits, key=lambda hit: hit.rank)


def _nearest(word: str, known: Counter[str]) -> str:
    """The word itself where a text has it, or one that begins with it; else, of those written
    alike, one with the same first letter, and that most texts have.
    """
    if any(one.startswith(word) for one in known):
        return word
    alike = get_close_matches(word, sorted(known), n=5, cutoff=ALIKE)
    return max(alike, key=lambda one: (one[0] == word[0], known[one]), default=word)


def terms(wanted: str) -> list[str]:
    """The words looked for, without case and accents."""
    return WORD.findall(folded(wanted))[:MOST_WORDS]


def folded(text: str) -> str:
    """Letter for letter the same length: lower case, without accents, one kind of apostrophe."""
    return "".join(_folded(letter) for letter in text)


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    if letter in "’‘":
        return "'"
    return unicodedata.normalize("NFKD", letter)[0].lower()[:1]


def _hit(text: Any, words: list[str]) -> Hit | None:
    body = _body(text.raw)
    found = [_place(word, _fields(text)) for word in words]
    if None in found:
        return None
    starts = [re.search(rf"\b{re.escape(word)}", body.folded) for word in words]
    first = min((match for match in starts if match), key=lambda m: m.start(), default=None)
    return Hit(
        kind=type(text).__name__.lower(),
        key=text.key,
        title=text.title,
        summary=text.summary,
        minutes=getattr(text, "minutes", None),
        rank=max(rank for rank in found if rank is not None),
        around=_around(body.text, first.span()) if first else ("", "", ""),
    )


def _fields(text: Any) -> tuple[str, str, str]:
    """Title, summary and words, as they are compared."""
    return folded(text.title), folded(text.summary), _body(text.raw).folded


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


def _texts() -> Iterator[Kept]:
    """Every published text, modules and lessons in the order of the path."""
    yield from Module.objects.filter(live=True).annotate(raw=Value("")).order_by("position", "key")
    raw = {"raw": Cast("body", TextField())}
    lessons = Lesson.objects.filter(live=True, module__live=True).annotate(**raw)
    yield from lessons.defer("body").order_by("module__position", "position", "key")
    yield from Practice.objects.filter(live=True).annotate(**raw).defer("body")
    yield from Article.objects.filter(live=True).annotate(**raw).defer("body")
