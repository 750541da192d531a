"""The door of the editor area: who comes in, which of Wagtail's pages are open, what they may load.

Wagtail brings pages for things that are not here: a page tree, users, sites, reports. They are 404.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBadRequest, HttpResponseBase
from django.utils.datastructures import MultiValueDictKeyError

from accounts import roles

View = Callable[..., HttpResponseBase]

OPEN = {
    "education_approve",
    "education_statistics",
    "wagtailadmin_block_preview",
    "wagtailadmin_dismissibles",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
}
OPEN_SPACES = {
    "wagtailadmin_editing_sessions",
    "education_lessons",
    "education_modules",
    "education_practices",
    "education_pages",
    "education_sources",
    "education_pictures",
    "education_picture",
}

SELF, INLINE = "'self'", "'unsafe-inline'"
MAY_LOAD = {
    "style-src": [SELF, INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}
"""What Wagtail needs beyond our own policy, under its own address only (docs/adr)."""


def for_editors(view: View) -> View:
    """Editors and approvers come in, to what is open; for all others there is nothing here."""

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_open(request):
            raise Http404
        return through_the_door(view)(request, *args, **kwargs)

    return gated


def through_the_door(view: View) -> View:
    """The same for a page of ours."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user: Any = request.user
        if not roles.of(user):
            raise Http404
        try:
            response = view(request, *args, **kwargs)
        except MultiValueDictKeyError:  # a post that no form of ours sends
            response = HttpResponseBadRequest()
        for inner in ("Content-Security-Policy", "X-Frame-Options"):  # of a page that is previewed
            response.headers.pop(inner, None)
        response["X-Frame-Options"] = "SAMEORIGIN"
        response._csp_replace = MAY_LOAD  # type: ignore[attr-defined] # noqa: SLF001
        return response

    return entered


def is_open(request: HttpRequest) -> bool:
    match = request.resolver_match
    if match is None:
        return False
    return match.url_name in OPEN or bool(OPEN_SPACES.intersection(match.namespaces))
