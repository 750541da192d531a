"""The timer: full screen, by the server's clock; start and pause are plain posts."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, patient_view
from common.refusal import Refused
from diary import selectors
from diary.models import Activity, Purpose
from diary.services import timers
from painapp.forms.timer import StartForm
from painapp.presenters.timer import TimerPage, resting_page
from painapp.services import sessions
from painapp.views.timer_run import part_of, place, posted_run, running


@patient_view
@require_safe
def timer(request: PatientRequest) -> HttpResponse:
    """The run that goes on; else the rest before the next part; else Today."""
    run = selectors.running_timer(request.person.patient)
    page = running(request, run) if run else _resting(request)
    if page is None:
        return redirect("today")
    return render(request, "painapp/timer.html", {"timer": page})


@patient_view
@require_POST
def timer_start(request: PatientRequest) -> HttpResponseRedirect:
    """Starts a run; for a planned session its target is what is left of today's part."""
    person, form = request.person, StartForm(request.POST)
    if not form.is_valid():
        messages.warning(request, gettext("The timer did not start. Please try once more."))
        return redirect("today")
    said = form.cleaned_data
    activity = owned_or_404(Activity.objects.all(), request.user, said["activity"])
    try:
        sessions.start_timer(
            patient=person.patient,
            activity=activity,
            purpose=Purpose(said["purpose"]),
            today=person.today,
            now=person.now,
            client_uuid=said["client_uuid"],
            small=said["small"],
        )
    except Refused as refused:
        messages.warning(request, refused.message)
        running = selectors.running_timer(person.patient)
        return redirect("timer" if running else "today")
    return redirect("timer")


@patient_view
@require_POST
def timer_pause(request: PatientRequest) -> HttpResponseRedirect:
    """Pauses, or goes on: the button says which in `to`, so that two presses are one."""
    run = posted_run(request)
    if run is not None:
        change = timers.resume if request.POST.get("to") == "run" else timers.pause
        change(run=run, now=request.person.now)
    return redirect("timer")


def _resting(request: PatientRequest) -> TimerPage | None:
    person = request.person
    run = selectors.last_run(person.patient)
    if run is None or not run.rest_seconds or run.entry is None:
        return None
    part = part_of(request, run) if run.entry.occurred_on == person.today else None
    if part is None:
        return None
    zone, close_url = person.patient.zone, place(run)
    return resting_page(run, now=person.now, zone=zone, part=part, close_url=close_url)
