"""A page outside the path, open to everyone; and one part of it alone, for the fridge."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from education.models import Article, Source
from education.presenters.lesson_page import Shown, Trust, trust_of
from education.presenters.sections import Content
from education.presenters.way import minutes
from education.typography import typeset

ALONE = ("what-to-do-tonight",)
"""Parts that are worth a sheet of paper of their own, by the name of their heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """Everything on the page of one text."""

    title: str
    summary: str
    minutes: str
    shown: tuple[Shown, ...]
    trust: Trust
    url: str
    alone: dict[str, str]


def article_page(
    text: Article, content: Content, *, checked: str, sources: Sequence[Source]
) -> ArticlePage:
    """`alone` holds, by anchor, where a part stands by itself."""
    parts = {each.anchor: each.name for each in content.sections if each.name in ALONE}
    return ArticlePage(
        title=typeset(text.title),
        summary=typeset(text.summary),
        minutes=minutes(text.minutes),
        shown=tuple(Shown(section=section) for section in content.sections),
        trust=trust_of(text, checked, sources),
        url=reverse("education:article", args=[text.key]),
        alone={
            anchor: reverse("education:part", args=[text.key, name])
            for anchor, name in parts.items()
        },
    )
