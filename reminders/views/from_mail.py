"""What a link in a letter does, for whoever holds the letter: one thing, and nothing is shown."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from common import clock
from reminders import links
from reminders.services import rules


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """End the reminders of this kind. Mail programs post here themselves (RFC 8058)."""
    return _page(request, links.STOP, token)


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def snooze(request: HttpRequest, token: str) -> HttpResponse:
    """No reminder until the person's next day."""
    return _page(request, links.SNOOZE, token)


def _page(request: HttpRequest, purpose: str, given: str) -> HttpResponse:
    """A look asks first, since programs open links as well; a post does it."""
    try:
        delivery = links.read(purpose, given)
    except links.LinkOver:
        return render(request, "reminders/over.html", status=410)
    done = request.method == "POST"
    if done:
        act = {links.STOP: rules.stop_from_letter, links.SNOOZE: rules.rest_until_tomorrow}
        act[purpose](delivery=delivery, now=clock.now())
    return render(request, "reminders/from_mail.html", {"purpose": purpose, "done": done})
