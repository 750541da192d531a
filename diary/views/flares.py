"""The person's own record of flares: when one began and when it was over. No plan changes by it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, patient_view
from common import notices
from common.refusal import Refused
from diary import selectors
from diary.forms.flares import FlareDayForm
from diary.models import FlareEpisode
from diary.services import flare_episodes as services


@patient_view
@require_http_methods(["GET", "HEAD", "POST"])
def flares(request: PatientRequest) -> HttpResponse:
    """The latest flares, and one day to note: the first one, or the last of the open flare."""
    person = request.person
    current = selectors.open_flare(person.patient)
    label = gettext("Last day") if current else gettext("First day")
    form = FlareDayForm(request.POST or None, today=person.today, label=label)
    if form.is_valid() and _kept(request, form, ends="end" in request.POST):
        return redirect("diary:flares")
    context = {
        "form": form,
        "current": current,
        "episodes": selectors.flare_episodes(person.patient, most=20),
        "today": person.today,
        "section": "diary",
    }
    return render(request, "diary/flares.html", context, status=422 if form.errors else 200)


def _kept(request: PatientRequest, form: FlareDayForm, *, ends: bool) -> bool:
    """The page says which day it asked for, so that an old tab never ends what it did not show."""
    person = request.person
    write = services.end if ends else services.begin
    try:
        write(patient=person.patient, on=form.cleaned_data["on"], today=person.today)
    except Refused as refused:
        form.add_error("on", refused.message)
        return False
    notices.say(request, gettext("Noted. Your plan stays as it is."))
    return True


@patient_view
@require_POST
def forget(request: PatientRequest, pk: UUID) -> HttpResponse:
    """Takes out a flare that was noted by mistake."""
    episode = owned_or_404(FlareEpisode.objects.all(), request.user, pk)
    services.forget(episode=episode)
    notices.say(request, gettext("Taken out."))
    return redirect("diary:flares")
