"""Declining a lesson that was offered, with Undo."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accounts.requests import PatientRequest, patient_view
from common.notices import say
from education.selectors import live_lessons
from painapp.services import offers


@patient_view
@require_POST
def decline(request: PatientRequest, key: str) -> HttpResponseRedirect:
    """The lesson is not offered again; it stays on the path."""
    if not live_lessons({key}):
        raise Http404
    person = request.person
    offers.decline(patient=person.patient, lesson_key=key, on=person.today, now=person.now)
    undo = reverse("offer_again", args=[key])
    say(request, gettext("It stays under Learn, for whenever you like."), undo=undo)
    return redirect(_back(request))


@patient_view
@require_POST
def offer_again(request: PatientRequest, key: str) -> HttpResponseRedirect:
    """Undo."""
    offers.offer_again(patient=request.person.patient, lesson_key=key)
    return redirect("today")


def _back(request: PatientRequest) -> str:
    """The page on which it was offered, as its form says."""
    to = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(to, allowed_hosts=None) and to.startswith("/")
    return to if ours else reverse("today")
