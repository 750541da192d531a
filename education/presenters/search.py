"""What the search found, in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from education import links
from education.presenters.way import minutes
from education.search import Found, Hit
from education.typography import typeset


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
    """`wanted` is empty where nothing was looked for yet; `help` puts whom to call on top, and
    nothing is counted.
    """

    wanted: str
    said: str
    help: bool
    results: tuple[Result, ...]


def search_page(wanted: str, found: Found) -> SearchPage:
    results = tuple(_result(hit, url) for hit in found.hits if (url := _url(hit)))
    said = _said(wanted, found, len(results))
    return SearchPage(wanted=wanted, said=said, help=found.help, results=results)


def _said(wanted: str, found: Found, number: int) -> str:
    if not wanted or not number or found.help:
        return ""
    words = {"n": number, "words": wanted, "near": " ".join(found.instead or found.beside)}
    if found.instead:
        text = gettext("Nothing has “%(words)s” in it. This is what there is for “%(near)s”.")
    elif found.beside:
        text = ngettext(
            "%(n)s text for “%(words)s” or “%(near)s”.",
            "%(n)s texts for “%(words)s” or “%(near)s”.",
            number,
        )
    else:
        text = ngettext("%(n)s text for “%(words)s”.", "%(n)s texts for “%(words)s”.", number)
    return text % words


def _result(hit: Hit, url: str) -> Result:
    text = hit.text
    kinds = {
        "module": gettext("Module"),
        "lesson": gettext("Lesson"),
        "practice": gettext("Practice"),
        "article": gettext("Page"),
    }
    return Result(
        title=typeset(text.title),
        facts=" · ".join([kinds[text.kind], *([minutes(text.minutes)] if text.minutes else [])]),
        summary=typeset(text.summary),
        around=hit.around,
        url=url,
    )


def _url(hit: Hit) -> str | None:
    """None for a practice that no page leads through."""
    if hit.text.kind == "practice":
        return links.address(f"practice:{hit.key}", lessons=set())
    return reverse(f"education:{hit.text.kind}", args=[hit.key])
