"""The page about the calendar: an address is made, shown once, made anew, ended."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from accounts.models import Patient
from accounts.requests import PatientRequest, patient_view
from common.notices import say
from reminders.forms.feed import FeedForm
from reminders.models import Feed
from reminders.presenters.calendar import calendar_page
from reminders.services import feeds


@patient_view
def calendar(request: PatientRequest) -> HttpResponse:
    """What the calendar is; a post says with `act` what to do: make, titles or stop."""
    wanted = request.POST.get("act", "")
    return ACTS[wanted](request) if wanted in ACTS else _page(request)


def _make(request: PatientRequest) -> HttpResponse:
    """The answer itself shows the new address: nothing keeps it for another page. Sent once more,
    as by loading the page anew, it makes none: that would end the one just given away.
    """
    person = request.person
    if request.POST.get("before", "") != _mark_of(person.patient):
        say(request, gettext("That was done already. The address shown then still works."))
        return redirect("reminders:calendar")
    token = feeds.make_address(patient=person.patient, neutral=_neutral(request), now=person.now)
    return _page(request, token)


def _titles(request: PatientRequest) -> HttpResponse:
    feeds.choose_titles(patient=request.person.patient, neutral=_neutral(request))
    say(request, gettext("Saved. Calendars show it once they have fetched it."))
    return redirect("reminders:calendar")


def _stop(request: PatientRequest) -> HttpResponse:
    feeds.stop(patient=request.person.patient)
    say(request, gettext("Stopped. The address leads nowhere now."))
    return redirect("reminders:calendar")


ACTS: dict[str, Callable[[PatientRequest], HttpResponse]] = {
    "make": _make,
    "titles": _titles,
    "stop": _stop,
}


def _mark_of(patient: Patient) -> str:
    """Tells the address there is now from all others, and nothing else about it."""
    feed = Feed.objects.filter(patient=patient).first()
    return feed.token_hash[:12] if feed else ""


def _neutral(request: PatientRequest) -> bool:
    return "neutral" in request.POST


def _page(request: PatientRequest, token: str = "") -> HttpResponse:
    person = request.person
    feed = Feed.objects.filter(patient=person.patient).first()
    form = FeedForm(initial={"neutral": feed is not None and feed.neutral})
    page = calendar_page(feed, form=form, zone=person.patient.zone, token=token)
    context = {"page": page, "before": _mark_of(person.patient), "section": "you"}
    return render(request, "reminders/calendar.html", context)
