"""Texts outside the path: open to everyone, signed in or not."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from education import selectors, shelf
from education.models import Article
from education.presenters.article_page import ArticlePage, article_page
from education.presenters.lesson import checked_words
from education.presenters.sections import content_of


@login_not_required
@require_safe
def article(request: HttpRequest, key: str) -> HttpResponse:
    """The whole text."""
    return _show(request, "article", _page(_found(key)))


@login_not_required
@require_safe
def part(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """One part of it alone, made to be printed."""
    page = _page(_found(key))
    for one in page.shown:
        if one.section.name == name and one.section.anchor in page.alone:
            return _show(request, "part", page, one=one)
    raise Http404


def _found(key: str) -> Article:
    found = selectors.article_for(key)
    if found is None:
        raise Http404
    return found


def _page(text: Article) -> ArticlePage:
    content = content_of(text, lessons=[volume.key for volume in shelf.shelf()])
    return article_page(
        text,
        content,
        checked=checked_words(selectors.approval_of(text)),
        sources=shelf.sources_of(content.cited),
    )


def _show(request: HttpRequest, template: str, page: ArticlePage, **more: Any) -> HttpResponse:
    """With the bars of the product for whoever keeps a diary, without them for everyone else."""
    base = "app.html" if getattr(request.user, "patient", None) else "public.html"
    context = {"base": base, "page": page, "section": "learn", **more}
    return render(request, f"education/{template}.html", context)
