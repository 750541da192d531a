"""What the search found, in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from education import links
from education.presenters.way import minutes
from education.search import Found, Hit


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


def search_page(wanted: str, found: Found) -> SearchPage:
    results = tuple(_result(hit, url) for hit in found.hits if (url := _url(hit)))
    said = _said(wanted, " ".join(found.instead), len(results))
    return SearchPage(wanted=wanted, said=said, results=results)


def _said(wanted: str, instead: str, number: int) -> str:
    if not wanted or not number:
        return ""
    if instead:
        text = gettext("Nothing has “%(words)s” in it. This is what there is for “%(near)s”.")
        return text % {"words": wanted, "near": instead}
    text = ngettext("%(n)s text has “%(words)s”.", "%(n)s texts have “%(words)s”.", number)
    return text % {"n": number, "words": wanted}


def _result(hit: Hit, url: str) -> Result:
    kinds = {
        "module": gettext("Module"),
        "lesson": gettext("Lesson"),
        "practice": gettext("Practice"),
        "article": gettext("Page"),
    }
    return Result(
        title=hit.title,
        facts=" · ".join([kinds[hit.kind], *([minutes(hit.minutes)] if hit.minutes else [])]),
        summary=hit.summary,
        around=hit.around,
        url=url,
    )


def _url(hit: Hit) -> str | None:
    """None for a practice that no page leads through."""
    if hit.kind == "practice":
        return links.address(f"practice:{hit.key}", lessons=set())
    return reverse(f"education:{hit.kind}", args=[hit.key])
