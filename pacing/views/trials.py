"""Try an activity out on a few days, before a plan is made of it (P1)."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from accounts.requests import PatientRequest, patient_view
from common.amounts import amount
from common.ids import uuid7
from common.notices import say
from common.refusal import Refused
from diary.models import Purpose, Source, Unit
from diary.services import entries
from pacing import selectors
from pacing.choices import Choices, Tried
from pacing.engine import BaselineError
from pacing.forms.amounts import SUFFIXES
from pacing.forms.trials import DiaryDaysForm, TrialForm
from pacing.models import Plan
from pacing.presenters.trials import diary_label, trials_page
from pacing.services import drafts
from pacing.services.room import why_no_room
from pacing.views.desk import desk_of
from pacing.views.open_plan import open_plan
from pacing.views.rendering import show
from pacing.views.waiting import TRIES, held

Forms = tuple[TrialForm, DiaryDaysForm]


@patient_view
def try_out(request: PatientRequest, plan: UUID) -> HttpResponse:
    """GET shows the tries; a POST says with `act` what to do: log, use, diary or five."""
    row = open_plan(request.person, plan)
    waits = held(request, TRIES)
    if waits is not None:
        return waits
    wanted = request.POST.get("act", "")
    forms = _forms(request, row, wanted)
    done, refusal = None, ""
    if wanted in ACTS:
        try:
            done = ACTS[wanted](request, row, forms)
        except Refused as refused:
            refusal = refused.message
    return done or _page(request, row, forms, refusal)


def _forms(request: PatientRequest, plan: Plan, wanted: str) -> Forms:
    unit, today = plan.activity.unit, request.person.today
    offered = [
        (each.on, diary_label(each.on, each.amount, unit=unit, today=today))
        for each in selectors.diary_days(plan, today)
    ]
    return (
        TrialForm(request.POST if wanted == "log" else None, unit=unit, today=today),
        DiaryDaysForm(request.POST if wanted == "diary" else None, days=offered),
    )


def _log(request: PatientRequest, plan: Plan, forms: Forms) -> HttpResponse | None:
    form, person = forms[0], request.person
    if not form.is_valid():
        return None
    entry = entries.log(
        patient=person.patient,
        activity=plan.activity,
        amount=form.cleaned_data["amount"],
        occurred_on=form.cleaned_data["on"],
        purpose=Purpose.TRIAL,
        source=Source.FORM,
        today=person.today,
        by=person.user,
        now=person.now,
        client_uuid=form.once,
    )
    words = {"amount": amount(entry.amount, plan.activity.unit)}
    undo = reverse("entry_remove", args=[entry.pk])
    say(request, gettext("Noted: a try of %(amount)s.") % words, undo=undo)
    return redirect("pacing:trials", plan.pk)


def _use(request: PatientRequest, plan: Plan, _forms: Forms) -> HttpResponse | None:
    return _build(request, plan, _some(selectors.trials(plan)))


def _use_diary(request: PatientRequest, plan: Plan, forms: Forms) -> HttpResponse | None:
    if not forms[1].is_valid():
        return None
    chosen = forms[1].cleaned_data["days"]
    offered = selectors.diary_days(plan, request.person.today)
    return _build(request, plan, tuple(each for each in offered if each.on in chosen))


def _five(request: PatientRequest, plan: Plan, _forms: Forms) -> HttpResponse | None:
    if plan.activity.unit != Unit.SECONDS:
        raise Refused(gettext("Try it out first: two times or more, each on its own day."))
    return _build(request, plan, ())


def _some(tried: tuple[Tried, ...]) -> tuple[Tried, ...]:
    if not tried:
        raise Refused(gettext("Try it out first: two times or more, each on its own day."))
    return tried


ACTS: dict[str, Callable[[PatientRequest, Plan, Forms], HttpResponse | None]] = {
    "log": _log,
    "use": _use,
    "diary": _use_diary,
    "five": _five,
}


def _build(request: PatientRequest, plan: Plan, tried: tuple[Tried, ...]) -> HttpResponse:
    """Keep what the plan starts from, and go on to its first decision."""
    today = request.person.today
    made = _choices(plan, tried)
    problems = made.problems()
    if problems:
        raise Refused(next(iter(problems.values())))
    drafts.save_choices(plan=plan, choices=made)
    return redirect("pacing:builder", plan.pk, desk_of(plan, today=today).steps[0])


def _choices(plan: Plan, tried: tuple[Tried, ...]) -> Choices:
    """What was chosen before on other tries, or the suggestion."""
    try:
        before = drafts.choices_of(plan)
    except BaselineError:
        return Choices.defaults(unit=plan.activity.unit, tried=tried)
    if tried:
        return before.tried_again(tried)
    return Choices.defaults(unit=plan.activity.unit, goal=before.goal)


def _page(request: PatientRequest, plan: Plan, forms: Forms, refusal: str) -> HttpResponse:
    unit = plan.activity.unit
    timed = unit == Unit.SECONDS
    page = trials_page(
        plan,
        selectors.trials(plan),
        offered=selectors.diary_days(plan, request.person.today),
        today=request.person.today,
        trial_form=forms[0],
        diary_form=forms[1],
        timer_fields=_timer_fields(plan) if timed else {},
        suffix=str(SUFFIXES[Unit(unit)]),
        refusal=refusal or _why_not_yet(request, plan),
    )
    return show(request, "trials", page)


def _why_not_yet(request: PatientRequest, plan: Plan) -> str:
    """Why a plan that has begun can't run yet, beside another one."""
    if plan.state == Plan.State.ACTIVE:
        return ""
    person = request.person
    return why_no_room(person.patient, today=person.today, besides=plan)


def _timer_fields(plan: Plan) -> dict[str, str]:
    """What the timer needs to know to time a try."""
    return {
        "activity": str(plan.activity_id),
        "purpose": Purpose.TRIAL,
        "client_uuid": str(uuid7()),
    }
