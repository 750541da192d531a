"""Pages for what went wrong, in the product's voice."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The form's token was too old: say so, and how to go on without losing what was typed."""
    return render(request, "403_csrf.html", status=403)


def too_often(request: HttpRequest) -> HttpResponse:
    """Too many tries from one place; every window that ends on this page lasts a minute."""
    page = render(request, "429.html", status=429)
    page["Retry-After"] = "60"
    return page
