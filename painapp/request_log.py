"""A name for each request, and one line for each answer: the route, never the path or the person.

A path can hold what opens a letter's link, a query what somebody searched for.
"""

import logging
import re
from collections.abc import Callable
from secrets import token_hex
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from common.log_ids import REQUEST
from common.logs import route_of

METHODS = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}
SOUND = re.compile(r"[A-Za-z0-9-]{8,64}")
log = logging.getLogger("evenstep.requests")


def request_log(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """The request's id stands in every line that is logged meanwhile, and in `X-Request-ID`."""

    def middleware(request: HttpRequest) -> HttpResponse:
        began, before = perf_counter(), REQUEST.set(id_of(request))
        try:
            response = get_response(request)
            response.headers["X-Request-ID"] = REQUEST.get()
            if log.isEnabledFor(logging.INFO) and not request.path.startswith(settings.STATIC_URL):
                log.info("answered", extra={"fields": _fields(request, response, began)})
            return response
        finally:
            REQUEST.reset(before)

    return middleware


def id_of(request: HttpRequest) -> str:
    """The one that a proxy of ours gave it, where that is sound; else a new one."""
    given = request.headers.get("X-Request-ID", "")
    if settings.ALLAUTH_TRUSTED_PROXY_COUNT and SOUND.fullmatch(given):
        return given
    return token_hex(8)


def _fields(request: HttpRequest, response: HttpResponse, began: float) -> dict[str, object]:
    return {
        "method": request.method if request.method in METHODS else "–",
        "route": route_of(request),
        "status": response.status_code,
        "ms": round((perf_counter() - began) * 1000),
    }
