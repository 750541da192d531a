"""A lesson, a page or a practice as its reader sees it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from education import links, selectors
from education.files import texts_of
from education.models import Approval, Dated, Lesson, Source
from education.rendering import render, render_line
from education.streams import from_body
from education.typography import typeset

PROSE = ("text", "before", "after", "key_message", "try_this", "own_words")
SHOWN = {*PROSE, "check", "practice", "picture"}
NOTHING = SafeString("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of a check, and what is said to whoever chooses it."""

    pk: UUID
    words: SafeString
    right: bool
    feedback: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One block. Which fields are filled depends on `kind`, a name of `education.blocks`.

    `html` is filled for prose; `question` and `answers` for a check; `practice` holds the key of
    one; `picture` and `alternative` belong to a picture.
    """

    kind: str
    pk: UUID
    html: SafeString = NOTHING
    question: SafeString = NOTHING
    answers: list[Answer] = field(default_factory=list)
    practice: str = ""
    picture: Any = None
    alternative: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text with its parts in order, its sources, and how far it is to be trusted."""

    key: str
    title: str
    summary: str
    minutes: int
    parts: list[Part]
    sources: list[Source]
    strength: str
    strength_note: str
    checked: str
    written_on: date | None
    sources_checked_on: date | None
    review_by: date | None

    @property
    def checks(self) -> list[Part]:
        return [part for part in self.parts if part.kind == "check"]


def reading(one: Dated, *, approval: Approval | None) -> Reading:
    """The text as it stands; `approval` is that of exactly this version, or None."""
    body: Any = getattr(one, "body")  # noqa: B009 - each of them has one
    blocks = from_body(body)
    words = [text for kind, value in blocks for text in texts_of(kind, value)]
    keys = set().union(*map(links.lesson_keys, words))
    lessons = selectors.live_lessons(keys) if keys else set()
    cited = [key for kind, value in blocks if kind == "sources" for key in value]
    strength = one.get_strength_display() if isinstance(one, Lesson) else ""
    return Reading(
        key=one.key,
        title=typeset(one.title),
        summary=typeset(one.summary),
        minutes=one.minutes,
        parts=_parts(body, [kind for kind, _ in blocks], lessons),
        sources=selectors.sources_of(cited) if cited else [],
        strength=strength,
        strength_note=typeset(getattr(one, "strength_note", "")),
        checked=checked_words(approval),
        written_on=one.written_on,
        sources_checked_on=one.sources_checked_on,
        review_by=one.review_by,
    )


def checked_words(approval: Approval | None) -> str:
    """Who stands for the text, or that nobody of the clinic does yet."""
    if approval is None:
        return gettext("General information. Not yet checked by your clinic.")
    return gettext("Checked by %(name)s on %(date)s.") % {
        "name": approval.by_name,
        "date": f"{approval.at.day} {approval.at:%B %Y}",
    }


def _parts(body: Any, kinds: list[str], lessons: set[str]) -> list[Part]:
    """Those that are shown in their place; others are not built, since building them asks much."""
    shown = [body[number] for number, kind in enumerate(kinds) if kind in SHOWN]
    return [part for block in shown if (part := _part(block, lessons))]


def _part(block: Any, lessons: set[str]) -> Part | None:
    kind, pk, value = block.block_type, UUID(str(block.id)), block.value
    if kind in PROSE:
        return Part(kind=kind, pk=pk, html=render(value or "", lessons=lessons))
    if kind == "check":
        return _check(pk, value, lessons)
    if kind == "practice":
        return Part(kind=kind, pk=pk, practice=value or "")
    if kind == "picture" and value["picture"] is not None:
        alternative = value["alternative"] or ""
        return Part(kind=kind, pk=pk, picture=value["picture"], alternative=alternative)
    return None


def _check(pk: UUID, value: Any, lessons: set[str]) -> Part:
    answers = [
        Answer(
            pk=UUID(str(each.id)),
            words=render_line(each.value["answer"] or "", lessons=lessons),
            right=bool(each.value["right"]),
            feedback=render_line(each.value["feedback"] or "", lessons=lessons),
        )
        for each in value["answers"].bound_blocks
    ]
    question = render_line(value["question"] or "", lessons=lessons)
    return Part(kind="check", pk=pk, question=question, answers=answers)
