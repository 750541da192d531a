"""The timer: full screen, by the server's clock; start, pause and stop are plain posts."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, patient_view
from common import notices
from common.amounts import amount
from common.refusal import Refused
from diary import selectors
from diary.models import Activity, ActivityEntry, Purpose, TimerRun
from diary.services import timers
from pacing.selectors import open_plan_for
from painapp import due
from painapp.forms.timer import StartForm, StopForm
from painapp.presenters.timer import TimerPage, must_ask, resting_page, running_page
from painapp.services import sessions

MOMENT = 5
"""Seconds below which a stopped timer was a slip: nothing is noted."""


@patient_view
@require_safe
def timer(request: PatientRequest) -> HttpResponse:
    """The run that goes on; else the rest before the next part; else Today."""
    run = selectors.running_timer(request.person.patient)
    page = _running(request, run) if run else _resting(request)
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
    run = _posted_run(request)
    if run is not None:
        change = timers.resume if request.POST.get("to") == "run" else timers.pause
        change(run=run, now=request.person.now)
    return redirect("timer")


@patient_view
@require_POST
def timer_stop(request: PatientRequest) -> HttpResponse:
    """Notes the time; asks first where the clock says more than anyone meant."""
    run, now = _posted_run(request), request.person.now
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
    run = _posted_run(request)
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


def _posted_run(request: PatientRequest) -> TimerRun | None:
    """The run the page showed, or the one that runs; none once there is neither."""
    try:
        pk = UUID(request.POST.get("run", ""))
    except ValueError:
        return selectors.running_timer(request.person.patient)
    return owned_or_404(TimerRun.objects.select_related("activity"), request.user, pk)


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
    return redirect(_place(run))


def _say_noted(request: PatientRequest, entry: ActivityEntry) -> None:
    words = {"what": entry.activity.name, "amount": amount(entry.amount, entry.activity.unit)}
    undo = reverse("entry_remove", args=[entry.pk])
    notices.say(request, gettext("Noted: %(what)s, %(amount)s.") % words, undo=undo)


def _onwards(request: PatientRequest, run: TimerRun) -> HttpResponseRedirect:
    """To the rest where a part is left, else to where the run belongs."""
    part = _part(request, run) if run.rest_seconds else None
    return redirect("timer" if part else _place(run))


def _place(run: TimerRun) -> str:
    """Where a run belongs: Today, the try-outs of its plan, or the diary."""
    if run.purpose == Purpose.PLANNED:
        return reverse("today")
    plan = open_plan_for(run.activity) if run.purpose == Purpose.TRIAL else None
    return reverse("pacing:trials", args=[plan.pk]) if plan else reverse("diary:week")


def _part(request: PatientRequest, run: TimerRun) -> due.DuePart | None:
    """The part of the plan that comes next, or is under way, on the day the run began."""
    plan = open_plan_for(run.activity) if run.purpose == Purpose.PLANNED else None
    if plan is None:
        return None
    person = request.person
    return due.due_part(plan, on=person.patient.day_of(run.started_at), now=person.now)


def _running(
    request: PatientRequest, run: TimerRun, *, error: str = "", typed: str = ""
) -> TimerPage:
    return running_page(
        run,
        now=request.person.now,
        zone=request.person.patient.zone,
        part=_part(request, run),
        close_url=_place(run),
        error=error,
        typed=typed,
    )


def _resting(request: PatientRequest) -> TimerPage | None:
    person = request.person
    run = selectors.last_run(person.patient)
    if run is None or not run.rest_seconds or run.entry is None:
        return None
    part = _part(request, run) if run.entry.occurred_on == person.today else None
    if part is None:
        return None
    zone, close_url = person.patient.zone, _place(run)
    return resting_page(run, now=person.now, zone=zone, part=part, close_url=close_url)


def _ask_again(request: PatientRequest, run: TimerRun, form: StopForm) -> HttpResponse:
    errors: list[str] = [str(one) for one in form.errors.get("minutes", [])]
    error = " ".join(errors) or gettext("Write how many minutes it was.")
    page = _running(request, run, error=error, typed=request.POST.get("minutes", "")[:20])
    context = {"timer": page, "page_has_errors": True}
    return render(request, "painapp/timer.html", context, status=422)
