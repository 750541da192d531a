"""The safety questions, their outcome, and a clinician's go-ahead (P11)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, Person, patient_view
from common.notices import say
from common.refusal import Refused
from pacing import selectors
from pacing.forms.safety import ClearanceForm
from pacing.forms.screening import ONE_BY_ONE, ONE_PAGE, SLIGHT, SafetyForm
from pacing.models import Outcome, Screening
from pacing.presenters.pages import FormPage, Link
from pacing.presenters.safety import outcome_page, screening_page
from pacing.services import safety
from pacing.views.onward import next_url
from pacing.views.rendering import sent, show

Screens = tuple[tuple[str, ...], ...]


@patient_view
def safety_questions(request: PatientRequest) -> HttpResponse:
    """All on one page, or in fog mode one section a screen; the last screen is kept."""
    screens = ONE_BY_ONE if request.person.patient.fog_mode else ONE_PAGE
    stage = _stage(request, screens)
    form = _form(request, screens, stage)
    if form.is_bound and form.is_valid():
        if stage > len(screens) or (stage == len(screens) and not form.needs_more()):
            return _answered(request, form)
        stage += 1
        form = _form(request, screens, stage, initial=form.cleaned_data)
    kind = _kind(request)
    stages = max(stage, len(screens))
    return show(request, "screening", screening_page(form, kind=kind, stage=stage, stages=stages))


def _stage(request: PatientRequest, screens: Screens) -> int:
    sent = request.POST.get("stage", "")
    stages = {str(number): number for number in range(1, len(screens) + 2)}
    return stages.get(sent, 1)


def _form(
    request: PatientRequest, screens: Screens, stage: int, initial: dict[str, object] | None = None
) -> SafetyForm:
    asked = (*screens, (SLIGHT,))[stage - 1]
    carried = [section for screen in screens[: stage - 1] for section in screen]
    data = request.POST if request.method == "POST" and initial is None else None
    return SafetyForm(data, asked=asked, carried=carried, initial=initial)


def _kind(request: PatientRequest) -> str:
    """Why the questions are asked: as the page said, else because they are due."""
    said = request.POST.get("kind") or request.GET.get("kind", "")
    if said in Screening.Kind.values:
        return said
    due = selectors.screening_due(request.person.patient, request.person.today)
    return due or Screening.Kind.FIRST


def _answered(request: PatientRequest, form: SafetyForm) -> HttpResponse:
    person = request.person
    row = safety.answer(
        patient=person.patient,
        kind=_kind(request),
        answers=form.answers(),
        on=person.today,
        by=person.user,
        now=person.now,
        client_uuid=form.once,
    )
    if row.outcome == Outcome.CLEAR and row.kind != Screening.Kind.WORRY:
        say(request, gettext("Thank you. Nothing in your answers stands in the way of a plan."))
        return redirect(_onward(person).url)
    return redirect("pacing:outcome", row.pk)


@patient_view
def safety_outcome(request: PatientRequest, screening: UUID) -> HttpResponse:
    """What the answers lead to and why."""
    row = owned_or_404(Screening.objects.all(), request.person.user, screening)
    holds = selectors.standing_hold(request.person.patient) is not None
    return show(request, "outcome", outcome_page(row, onward=_onward(request.person), holds=holds))


@patient_view
def clearance(request: PatientRequest, screening: UUID) -> HttpResponse:
    """Note what a clinician said: “I was told by …”."""
    person = request.person
    row = owned_or_404(Screening.objects.all(), person.user, screening)
    form = ClearanceForm(sent(request), today=person.today)
    if form.is_valid():
        try:
            safety.record_clearance(
                screening=row,
                by=person.user,
                now=person.now,
                today=person.today,
                **form.cleaned_data,
            )
        except Refused as refused:
            form.refuse(refused.message)
        else:
            say(request, gettext("Noted. Thank you."))
            return redirect(_onward(person).url)
    back = reverse("pacing:outcome", args=[row.pk])
    page = FormPage(
        title=gettext("I was told it is all right"),
        lead=gettext("A clinician who knows you said that you may. Write down who and when."),
        back_url=back,
        back_label=gettext("Back"),
        form=form,
        button=gettext("Save"),
    )
    return show(request, "form", page)


def _onward(person: Person) -> Link:
    """To the plan that waits, else to picking an activity; on hold to what is said about it."""
    held = selectors.hold_on(person.patient, person.today) is not None
    waiting = [plan for plan in selectors.open_plans(person.patient) if plan.state != "ACTIVE"]
    if waiting and not held:
        return Link(url=next_url(waiting[-1]), label=gettext("Go on with your plan"))
    if held or selectors.active_plans(person.patient):
        return Link(url=reverse("pacing:plan"), label=gettext("To your plan"))
    return Link(url=reverse("pacing:activity"), label=gettext("Pick an activity"))
