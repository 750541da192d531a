"""The first ten minutes: where you are, what matters, safety, one activity, the first try."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from accounts import services as people
from accounts.forms.you import ZoneForm
from accounts.presenters import wall_clock
from accounts.requests import PatientRequest, patient_view
from common.notices import say
from goals import services as goals
from goals.forms import GoalForm
from pacing.models import Plan
from painapp.newcomer import Step, first_plan, next_step
from painapp.presenters.start import start_page


@patient_view
def start(request: PatientRequest) -> HttpResponse:
    """On to the first step that is open; to Today when there is none."""
    step = next_step(request.person.patient, request.person.today)
    return redirect(step or "today")


@patient_view
def zone(request: PatientRequest) -> HttpResponse:
    """The zone the browser told, to confirm or change."""
    patient = request.person.patient
    form = ZoneForm(request.POST or None, zone=patient.zone, guess=request.method == "GET")
    if form.is_valid():
        people.confirm_zone(patient=patient, zone=form.cleaned_data["zone"], now=request.person.now)
        return redirect(Step.GOAL)
    return _step(request, Step.ZONE, form=form)


@patient_view
def goal(request: PatientRequest) -> HttpResponse:
    """What matters, in the person's own words."""
    form = GoalForm(request.POST or None)
    if form.is_valid():
        patient, now = request.person.patient, request.person.now
        goals.set_goal(patient=patient, now=now, **form.cleaned_data)
        say(request, gettext("Noted. You can change it under You."))
        return redirect("start")
    return _step(request, Step.GOAL, form=form)


@patient_view
def safety(request: PatientRequest) -> HttpResponse:
    """Why there are safety questions, and the way to them."""
    return _step(request, Step.SAFETY)


@patient_view
def activity(request: PatientRequest) -> HttpResponse:
    """Pick one thing to begin with."""
    return _step(request, Step.ACTIVITY)


@patient_view
def first_try(request: PatientRequest) -> HttpResponse:
    """Try the activity now or tomorrow, or start small without trying."""
    plan = first_plan(request.person.patient)
    if plan is None:
        return redirect(Step.ACTIVITY)
    return _step(request, Step.TRY, plan=plan)


def _step(
    request: PatientRequest, step: Step, *, form: Form | None = None, plan: Plan | None = None
) -> HttpResponse:
    page = start_page(step, form=form, plan=plan)
    name = step.removeprefix("start_")
    there = wall_clock(request.person.patient.zone, request.person.now)
    context = {"page": page, "section": "today", "there": there}
    status = 422 if form is not None and form.errors else 200
    return render(request, f"painapp/start/{name}.html", context, status=status)
