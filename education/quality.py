"""Looks a text over: how it reads, and what is missing before anyone is asked to approve it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from education.content import Block
from education.files import texts_of
from education.links import problems as link_problems
from education.models import Dated, Kept, Lesson, Practice
from education.reading import HIGHEST_GRADE, Reading, measure
from education.streams import from_body
from education.words import Reader

NEEDED = {
    "text": "Write the text of the lesson.",
    "key_message": "Add the key message.",
    "try_this": "Add something to try, with a link into the product.",
    "check": "Add a check.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`must` stops it from being sent in for approval; `may` is help only."""

    reading: Reading | None = None
    must: list[str] = field(default_factory=list)
    may: list[str] = field(default_factory=list)


def look_over(one: Kept) -> Look:
    """The text as it stands, sentence by sentence of what is wrong and what could be better."""
    if not isinstance(one, Dated):
        return Look()
    blocks = blocks_of(one)
    reading = measure(words_of(one, blocks), known=one.known_words)
    return Look(
        reading=reading,
        must=[*_banned(reading), *_missing(one, blocks), *_broken(blocks)],
        may=[*_hard(one, reading)],
    )


def blocks_of(one: Dated) -> list[Block]:
    body: Any = getattr(one, "body")  # noqa: B009 - each of them has one
    return from_body(body)


def words_of(one: Dated, blocks: list[Block]) -> list[str]:
    """Everything that its reader reads."""
    words = [text for kind, value in blocks for text in texts_of(kind, value)]
    cautions = one.cautions if isinstance(one, Practice) else []
    return [one.title, one.summary, *cautions, *words]


def _banned(reading: Reading) -> Iterator[str]:
    for word in reading.banned:
        yield gettext("“%s” promises or sells something. Say it in another way.") % word


def _missing(one: Dated, blocks: list[Block]) -> Iterator[str]:
    there = {kind for kind, value in blocks if value}
    if isinstance(one, Lesson):
        yield from (gettext(says) for kind, says in NEEDED.items() if kind not in there)
    elif not there - {"sources"}:
        yield gettext("It is empty.")
    if isinstance(one, Practice) and "steps" not in there:
        yield gettext("Add the steps.")
    if "sources" not in there:
        yield gettext("Name its sources.")
    for kind, value in blocks:
        if kind == "picture" and not value["picture"]:
            yield gettext("Choose the picture, or take its place away.")
        if kind == "picture" and not (value["alternative"] or "").strip():
            yield gettext("Say in words what each picture shows.")


def _broken(blocks: list[Block]) -> Iterator[str]:
    for kind, value in blocks:
        for text in texts_of(kind, value):
            yield from link_problems(text)


def _hard(one: Dated, reading: Reading) -> Iterator[str]:
    """Help: for clinicians a text may be harder."""
    if getattr(one, "reader", "") == Reader.CLINICIAN:
        return
    if reading.grade > HIGHEST_GRADE:
        yield gettext(
            "It reads like year %(grade)s of school; aim for %(aim)d or less. Shorter words and"
            " sentences help."
        ) % {"grade": reading.grade, "aim": HIGHEST_GRADE}
    for sentence in reading.long:
        yield gettext("A long sentence: “%s”") % sentence
