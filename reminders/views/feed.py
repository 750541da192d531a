"""The calendar itself, for whoever holds its secret address: a program, not a person."""

from hashlib import sha256

from allauth.core.ratelimit import consume_or_429
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from accounts.requests import person_of
from common import clock
from reminders.feed import as_calendar
from reminders.models import Feed
from reminders.services.feeds import feed_at
from reminders.services.telling import tell


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The plan from today on; an address that is not there, or no more, is like any such page."""
    found = feed_at(token)
    if found is None:
        return _nothing_here(request)
    limit = {"action": "calendar", "key": found.token_hash, "limit_get": True}
    return consume_or_429(request, **limit) or _answer(request, found)


def _nothing_here(request: HttpRequest) -> HttpResponse:
    too_often = consume_or_429(request, action="calendar_guessed", limit_get=True)
    if too_often is None:
        raise Http404
    return too_often


def _answer(request: HttpRequest, found: Feed) -> HttpResponse:
    """The file, or that it is as it was; no cache on the way keeps it."""
    person = person_of(found.patient.user, found.patient, clock.now())
    try:
        events = tell(feed=found, today=person.today, now=person.now)
    except Feed.DoesNotExist as ended:
        raise Http404 from ended
    content = as_calendar(events, zone=person.patient.zone, today=person.today)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["ETag"] = f'"{sha256(content).hexdigest()}"'
    return get_conditional_response(request, response["ETag"], None, response) or response
