"""A text cut where its headings stand, so that a reader's place and a printed part can be named."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from education.models import Article, Dated, Lesson
from education.presenters.lesson import PROSE, Part, reading

HEADING = re.compile(r"<h2>(.*?)</h2>\s*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a text, or what stands in it under one heading (which may be empty).

    `number` counts from 0; `name` is the heading as an address takes it.
    """

    number: int
    part: Part
    heading: SafeString
    name: str
    html: SafeString

    @property
    def kind(self) -> str:
        return self.part.kind

    @property
    def anchor(self) -> str:
        return anchor(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is the same for every reader of one version: its sections, and the sources it cites."""

    sections: tuple[Section, ...]
    cited: tuple[str, ...]


def anchor(number: int) -> str:
    """The place of a section on its page."""
    return f"part-{number}"


def content_of(text: Lesson | Article, *, lessons: Iterable[str]) -> Content:
    """The content of a published text, its body read and rendered once a version.

    `lessons` holds the keys that can be opened; a change of them renders the text anew.
    """
    return _kept(type(text), text.pk, text.live_revision_id, frozenset(lessons))


@lru_cache(maxsize=512)
def _kept(
    model: type[Dated],
    pk: UUID,
    version: int | None,  # noqa: ARG001 - one content for each
    lessons: frozenset[str],  # noqa: ARG001 - links to others stand as their words
) -> Content:
    text: Any = get_object_or_404(model, pk=pk)
    read = reading(text, approval=None)
    return Content(
        sections=tuple(sections_of(read.parts)),
        cited=tuple(source.key for source in read.sources),
    )


def sections_of(parts: Iterable[Part]) -> Iterator[Section]:
    """Each part, and of running text one section for each heading."""
    number = 0
    for part in parts:
        for heading, html in _cut(part):
            name = slugify(strip_tags(heading))
            yield Section(number=number, part=part, heading=heading, name=name, html=html)
            number += 1


def _cut(part: Part) -> Iterator[tuple[SafeString, SafeString]]:
    """Headings with what follows; what stands before the first has an empty one."""
    if part.kind not in PROSE:
        yield SafeString(""), SafeString("")
        return
    first, *rest = HEADING.split(str(part.html))
    if first.strip() or not rest:
        yield SafeString(""), _safe(first)
    for heading, html in zip(rest[::2], rest[1::2], strict=True):
        yield _safe(heading), _safe(html)


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 - a piece of what was rendered as safe
