"""How a run of the timer ends: noted, asked about where the clock says too much, or let go."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, patient_view
from common import notices
from common.amounts import amount
from common.refusal import Refused
from diary.models import ActivityEntry, TimerRun
from diary.services import timers
from painapp.forms.timer import StopForm
from painapp.presenters.timer import must_ask
from painapp.views.timer_run import part_of, place, posted_run, running

MOMENT = 5
"""Seconds below which a stopped timer was a slip: nothing is noted."""


@patient_view
@require_POST
def timer_stop(request: PatientRequest) -> HttpResponse:
    """Notes the time; asks first where the clock says more than anyone meant."""
    run, now = posted_run(request), request.person.now
    if run is None:
        return redirect("today")
    if run.stopped_at is not None:
        return _onwards(request, run)
    form = StopForm(request.POST)
    when = form.cleaned_data["when"] if form.is_valid() else "other"
    if when == "other" and not form.cleaned_data.get("minutes"):
        return _ask_again(request, run, form)
    if when == "now" and must_ask(run, now):
        return redirect("timer")
    seconds = _seconds(run, form, when, now)
    if seconds < MOMENT:
        return _let_go(request, run)
    person = request.person
    entry = timers.stop(
        run=run, amount_seconds=seconds, today=person.today, by=person.user, now=now
    )
    _say_noted(request, entry)
    return _onwards(request, run)


@patient_view
@require_POST
def timer_discard(request: PatientRequest) -> HttpResponseRedirect:
    """Lets the run go; Undo lets it go on."""
    run = posted_run(request)
    return redirect("today") if run is None else _let_go(request, run)


@patient_view
@require_POST
def timer_go_on(request: PatientRequest, pk: UUID) -> HttpResponseRedirect:
    """Undo of `timer_discard`."""
    run = owned_or_404(TimerRun.objects.all(), request.user, pk)
    try:
        timers.take_back_discard(run=run)
    except Refused as refused:
        messages.warning(request, refused.message)
    return redirect("timer")


def _seconds(run: TimerRun, form: StopForm, when: str, now: datetime) -> int:
    elapsed = run.elapsed(now)
    if when == "other":
        minutes: int = form.cleaned_data["minutes"]
        return minutes
    if when == "target" and run.target:
        return min(run.target, elapsed)
    return elapsed


def _let_go(request: PatientRequest, run: TimerRun) -> HttpResponseRedirect:
    timers.discard(run=run, now=request.person.now)
    undo = reverse("timer_go_on", args=[run.pk])
    notices.say(request, gettext("The timer is off. Nothing was noted."), undo=undo)
    return redirect(place(run))


def _say_noted(request: PatientRequest, entry: ActivityEntry) -> None:
    words = {"what": entry.activity.name, "amount": amount(entry.amount, entry.activity.unit)}
    undo = reverse("entry_remove", args=[entry.pk])
    notices.say(request, gettext("Noted: %(what)s, %(amount)s.") % words, undo=undo)


def _onwards(request: PatientRequest, run: TimerRun) -> HttpResponseRedirect:
    """To the rest where a part is left, else to where the run belongs."""
    part = part_of(request, run) if run.rest_seconds else None
    return redirect("timer" if part else place(run))


def _ask_again(request: PatientRequest, run: TimerRun, form: StopForm) -> HttpResponse:
    errors: list[str] = [str(one) for one in form.errors.get("minutes", [])]
    error = " ".join(errors) or gettext("Write how many minutes it was.")
    page = running(request, run, error=error, typed=request.POST.get("minutes", "")[:20])
    context = {"timer": page, "page_has_errors": True}
    return render(request, "painapp/timer.html", context, status=422)
