"""What the search found, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from education import links
from education.presenters.way import minutes
from education.search import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One text that was found; the middle piece of `around` is the word itself."""

    title: str
    facts: str
    summary: str
    around: tuple[str, str, str]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """`wanted` is empty where nothing was looked for yet."""

    wanted: str
    said: str
    results: tuple[Result, ...]


def search_page(wanted: str, hits: Sequence[Hit]) -> SearchPage:
    results = tuple(_result(hit, url) for hit in hits if (url := _url(hit)))
    return SearchPage(wanted=wanted, said=_said(wanted, len(results)), results=results)


def _said(wanted: str, number: int) -> str:
    if not wanted or not number:
        return ""
    text = ngettext("%(n)s text has “%(words)s”.", "%(n)s texts have “%(words)s”.", number)
    return text % {"n": number, "words": wanted}


def _result(hit: Hit, url: str) -> Result:
    kinds = {
        "lesson": gettext("Lesson"),
        "practice": gettext("Practice"),
        "article": gettext("Page"),
    }
    return Result(
        title=hit.title,
        facts=f"{kinds[hit.kind]} · {minutes(hit.minutes)}",
        summary=hit.summary,
        around=hit.around,
        url=url,
    )


def _url(hit: Hit) -> str | None:
    """None for a practice that no page leads through."""
    if hit.kind == "practice":
        return links.address(f"practice:{hit.key}", lessons=set())
    name = "education:lesson" if hit.kind == "lesson" else "education:article"
    return reverse(name, args=[hit.key])
