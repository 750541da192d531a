"""The plan builder: one decision a screen, its meaning drawn beside it (P2)."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from accounts.requests import PatientRequest, patient_view
from common.notices import say
from common.refusal import Refused
from diary.models import Unit
from pacing.choices import Choices
from pacing.engine import BaselineError, Terms, forecast
from pacing.forms.amounts import SUFFIXES
from pacing.forms.pace import PaceForm
from pacing.forms.steps import DaysForm, FlareForm, GoalForm, PartsForm, StartForm, StepForm
from pacing.models import Plan
from pacing.presenters.builder import (
    BuilderPage,
    Preview,
    flare_hints,
    hints_of,
    part_hints,
    preview_of,
)
from pacing.presenters.steps import short_name, words_of
from pacing.services import chapters, drafts
from pacing.views.desk import Desk, desk_of
from pacing.views.open_plan import open_plan
from pacing.views.rendering import show
from pacing.views.waiting import DATES, full, held

FORMS: dict[str, type[StepForm]] = {
    "start": StartForm,
    "goal": GoalForm,
    "pace": PaceForm,
    "days": DaysForm,
    "parts": PartsForm,
    "flare": FlareForm,
}
FIELDS = {"goal": "goal", "pace": "pace"}


@patient_view
def build(request: PatientRequest, plan: UUID, step: str) -> HttpResponse:
    """GET asks one decision (htmx: draws what an answer means); a POST keeps it and goes on."""
    row = open_plan(request.person, plan)
    waits = held(request, DATES) or full(request, row)
    if waits is not None:
        return waits
    try:
        desk = desk_of(row, today=request.person.today)
    except BaselineError:
        return redirect("pacing:trials", row.pk)
    if step not in FORMS:
        raise Http404
    if step not in desk.steps:
        return redirect("pacing:builder", row.pk, desk.steps[0])
    if request.method == "POST":
        return _decide(request, desk, step)
    if request.headers.get("HX-Request"):
        return _draw(request, desk, step)
    return _ask(request, desk, step, _form(desk, step))


def _form(desk: Desk, step: str, data: Any = None) -> StepForm:
    unit, finenesses = desk.plan.activity.unit, desk.finenesses(step)
    form = FORMS[step](data, choices=desk.choices, unit=unit, finenesses=finenesses)
    form.goes_on = desk.goes_on
    return form


def _draw(request: PatientRequest, desk: Desk, step: str) -> HttpResponse:
    """The fragment beside the form, for the answer that is being looked at."""
    form = _form(desk, step, request.GET)
    made = form.decided()
    preview = preview_of(None, today=desk.today)
    if made is not None:
        preview = _preview(desk, made, rounds=form.rounds(made))
    return render(request, "pacing/parts/preview.html", {"preview": preview})


def _preview(desk: Desk, choices: Choices, *, rounds: str) -> Preview:
    tried = desk_of(desk.plan, today=desk.today, choices=choices)
    return preview_of(tried.terms(), today=desk.today, is_lowered=tried.is_lowered, rounds=rounds)


def _decide(request: PatientRequest, desk: Desk, step: str) -> HttpResponse:
    form = _form(desk, step, request.POST)
    made = form.decided()
    if made is None:
        return _ask(request, desk, step, form)
    drafts.save_choices(plan=desk.plan, choices=made)
    if rounds := form.rounds(made):
        say(request, rounds)
    if "show" in request.POST:
        return redirect("pacing:builder", desk.plan.pk, step)
    desk = desk_of(desk.plan, today=desk.today)
    later = desk.steps[desk.steps.index(step) + 1 :]
    if later:
        return redirect("pacing:builder", desk.plan.pk, later[0])
    try:
        propose(request, desk)
    except Refused as refused:
        form.refuse(refused.message)
        return _ask(request, desk, step, form)
    return redirect("pacing:agree", desk.plan.pk)


def propose(request: PatientRequest, desk: Desk, *, kind: str = "") -> None:
    """Draw the draft up as a chapter that waits for a yes; Refused where it can't be.

    `kind` where it is not for the draft to say.
    """
    chapters.propose(
        plan=desk.plan,
        kind=kind or desk.kind,
        choices=desk.choices,
        author=request.person.user,
        reason="",
        now=request.person.now,
        today=request.person.today,
    )


def _ask(request: PatientRequest, desk: Desk, step: str, form: StepForm) -> HttpResponse:
    terms = desk.terms()
    first = forecast(terms)[0][1] if terms else desk.choices.first_quota
    words = words_of(step, desk.choices, first=first, climbs=desk.climbs)
    place = desk.steps.index(step)
    back = desk.steps[place - 1] if place else ""
    after = (*desk.steps, "agree")[place + 1]
    page = BuilderPage(
        title=words.title,
        lead=words.lead,
        plan_title=desk.plan.activity.name,
        current=place + 1,
        total=len(desk.steps) + 1,
        url=reverse("pacing:builder", args=[desk.plan.pk, step]),
        back_url=_back_url(desk, back),
        back_label=gettext("Back: %(step)s") % {"step": short_name(back)},
        next_label=gettext("Next: %(step)s") % {"step": short_name(after)},
        form=form,
        fields_template=f"pacing/steps/{FIELDS.get(step, 'radios')}.html",
        hints=_hints(desk, step, form, terms, first),
        suffix=str(SUFFIXES[Unit(desk.plan.activity.unit)]),
        preview=preview_of(terms, today=desk.today, is_lowered=desk.is_lowered),
        why_title=words.why_title,
        why_text=words.why_text,
    )
    return show(request, "builder", page)


def _hints(
    desk: Desk, step: str, form: StepForm, terms: Terms | None, first: int
) -> dict[str, str]:
    """What each answer means, beneath it."""
    if step == "parts":
        made = desk.choices
        return part_hints(first, unit=made.unit, resolution=made.resolution)
    if step == "flare":
        return flare_hints()
    variants = [(value, desk.as_run(made)) for value, made in form.variants()]
    return hints_of(variants, like=terms, today=desk.today)


def _back_url(desk: Desk, back: str) -> str:
    """The decision before; from the first one back to the tries, or to changing the plan."""
    if back:
        return reverse("pacing:builder", args=[desk.plan.pk, back])
    page = "pacing:change" if desk.plan.state == Plan.State.ACTIVE else "pacing:trials"
    return reverse(page, args=[desk.plan.pk])
