"""Pages for what went wrong, in the product's voice."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.defaults import page_not_found

from accounts import roles
from painapp import emergency


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The form's token was too old: say so, and how to go on without losing what was typed."""
    return render(request, "403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No page: an editor in their area is led back to the lessons, others to the start."""
    in_area = request.path.startswith(reverse("wagtailadmin_home"))
    user = getattr(request, "user", AnonymousUser())
    name = "education/editor/404.html" if in_area and roles.of(user) else "404.html"
    return page_not_found(request, exception, template_name=name)


def too_often(request: HttpRequest) -> HttpResponse:
    """Too many tries from one place; every window that ends on this page lasts a minute."""
    page = render(request, "429.html", status=429)
    page["Retry-After"] = "60"
    return page


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Our own mistake, or a database that is away: a page that needs nothing but its template.

    No session, no context processor and no name of a file that only the manifest knows.
    """
    context = {
        "site_name": settings.SITE_NAME,
        "static_url": settings.STATIC_URL,
        "lines": emergency.country(settings.DEFAULT_COUNTRY).lines,
    }
    return HttpResponse(render_to_string("500.html", context), status=500)
