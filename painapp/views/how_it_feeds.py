"""The page that says which notes reach the plan, and which never do."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from painapp.feeds import FEEDS, WHY


@login_not_required
def how_it_feeds(request: HttpRequest) -> HttpResponse:
    """Public, so that a clinician can read it before advising anyone."""
    base = "app.html" if getattr(request.user, "patient", None) else "public.html"
    context = {"base": base, "feeds": FEEDS, "why": WHY, "section": "plan"}
    return render(request, "painapp/how_it_feeds.html", context)
