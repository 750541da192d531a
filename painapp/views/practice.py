"""A guided practice that was done becomes an entry of the diary; Undo takes it back."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, patient_view
from common import notices
from common.amounts import amount
from common.refusal import Refused
from diary.models import ActivityEntry, Purpose
from education import selectors
from education.models import Practice, PracticeRun
from education.presenters.practice import IMAGINED
from education.typography import typeset
from pacing.selectors import open_plan_for
from painapp import purposes
from painapp.forms.practice import PracticeForm
from painapp.services import practice as services


@patient_view
@require_http_methods(["GET", "HEAD", "POST"])
def practice_done(request: PatientRequest, key: str) -> HttpResponse:
    """Takes what the practice's page posts; shows the form where something is missing."""
    practice = selectors.practice_for(key)
    if practice is None:
        raise Http404
    form = _form(request, practice)
    if form.is_valid():
        try:
            return _noted(request, *_log(request, practice, form))
        except Refused as refused:
            form.add_error(None, refused.message)
    context = {
        "practice": practice,
        "title": typeset(practice.title),
        "asks": practice.key == IMAGINED,
        "form": form,
        "section": "learn",
    }
    return render(
        request, "painapp/practice_done.html", context, status=422 if form.errors else 200
    )


@patient_view
@require_POST
def practice_undo(request: PatientRequest, pk: UUID) -> HttpResponse:
    """It was not done after all."""
    run = owned_or_404(PracticeRun.objects.select_related("patient"), request.user, pk)
    entry = services.take_back(run=run, by=request.person.user, now=request.person.now)
    if entry is not None:
        notices.say(request, gettext("Taken out: %(what)s.") % {"what": entry.activity.name})
    return redirect("education:practices")


def _form(request: PatientRequest, practice: Practice) -> PracticeForm:
    """“Clear” without scripts shows the form again without that answer."""
    if (cleared := request.POST.get("clear")) is not None:
        kept = {name: value for name, value in request.POST.dict().items() if name != cleared}
        return PracticeForm(initial=kept)
    return PracticeForm(request.POST or None, initial={"minutes": practice.seconds})


def _log(
    request: PatientRequest, practice: Practice, form: PracticeForm
) -> tuple[PracticeRun, ActivityEntry]:
    person, said = request.person, form.cleaned_data
    return services.log_practice(
        patient=person.patient,
        practice=practice,
        seconds=said["minutes"],
        whole=said["whole"],
        ratings=form.ratings,
        today=person.today,
        by=person.user,
        now=person.now,
        client_uuid=said["client_uuid"],
    )


def _noted(request: PatientRequest, run: PracticeRun, entry: ActivityEntry) -> HttpResponseRedirect:
    """Where a plan is open for the activity, the entry's page asks what it was for."""
    words = {"what": entry.activity.name, "amount": amount(entry.amount, "SECONDS")}
    undo = reverse("practice_undo", args=[run.pk])
    fitting = purposes.purposes_on(open_plan_for(entry.activity), entry.occurred_on)
    if fitting != (Purpose.OTHER,):
        text = gettext("Noted: %(what)s, %(amount)s. If it was part of your plan, say so here.")
        notices.say(request, text % words, undo=undo)
        return redirect("entry_edit", entry.pk)
    notices.say(request, gettext("Noted: %(what)s, %(amount)s.") % words, undo=undo)
    return redirect("education:practices")
