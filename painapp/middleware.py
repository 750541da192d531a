"""What every answer gets on its way out: headers, and a page where there would be none."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from painapp.views import health

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"

GetResponse = Callable[[HttpRequest], HttpResponse]


def asked_by_machines(get_response: GetResponse) -> GetResponse:
    """Answers health checks before hosts, https, sessions and cookies come into it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return health.ADDRESSES.get(request.path_info, get_response)(request)

    return middleware


def no_body_for_head(get_response: GetResponse) -> GetResponse:
    """A look at the headers alone gets them alone; servers complain of anything more."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "HEAD" and not response.streaming:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response

    return middleware


def trust_headers(get_response: GetResponse) -> GetResponse:
    """No device access, and no copy of a signed-in person's pages kept anywhere."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def only_by_a_button(get_response: GetResponse) -> GetResponse:
    """A page for someone who opens an address that only takes posts."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 405 or request.method not in {"GET", "HEAD"}:
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response["Allow"]
        return page

    return middleware
