"""The pages of goals: see, add, put in other words, move."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, patient_view
from common.notices import say
from goals import presenters, services
from goals.forms import GoalForm
from goals.models import Goal

MOVES = {"reach": services.reach, "set_aside": services.set_aside, "reopen": services.reopen}


@patient_view
def goals(request: PatientRequest) -> HttpResponse:
    """What matters to the person; a post adds one."""
    patient = request.person.patient
    form = GoalForm(request.POST or None)
    if form.is_valid():
        services.set_goal(patient=patient, now=request.person.now, **form.cleaned_data)
        say(request, gettext("Noted."))
        return redirect("goals:list")
    page = presenters.goals_page(patient, form)
    context = {"page": page, "section": "you"}
    return render(request, "goals/list.html", context, status=422 if form.errors else 200)


@patient_view
def edit(request: PatientRequest, pk: UUID) -> HttpResponse:
    """Put a goal in other words."""
    goal = owned_or_404(Goal.objects.all(), request.person.user, pk)
    form = GoalForm.of(goal, request.POST or None)
    if form.is_valid():
        words = {"text": form.cleaned_data["text"], "why": form.cleaned_data["why"]}
        services.change(goal=goal, now=request.person.now, **words)
        say(request, gettext("Saved."))
        return redirect("goals:list")
    context = {"goal": goal, "form": form, "section": "you"}
    return render(request, "goals/edit.html", context, status=422 if form.errors else 200)


@require_POST
@patient_view
def move(request: PatientRequest, pk: UUID) -> HttpResponse:
    """Reached, set aside, or open again."""
    goal = owned_or_404(Goal.objects.all(), request.person.user, pk)
    service = MOVES.get(request.POST.get("to", ""))
    if service is None:
        raise Http404
    service(goal=goal, now=request.person.now)
    return redirect("goals:list")
