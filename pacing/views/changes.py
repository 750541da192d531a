"""Change a plan that runs, or end one. A change is a new chapter to agree to."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from accounts.requests import PatientRequest, patient_view
from common.notices import say
from common.refusal import Refused
from pacing import selectors
from pacing.forms.change import AGAIN, CONTINUES, ChangeForm, EndForm
from pacing.models import Plan
from pacing.presenters.change import change_page, end_page
from pacing.presenters.pages import Link
from pacing.services import chapters, drafts, plans
from pacing.services.offered import without_effect
from pacing.views.onward import next_url
from pacing.views.open_plan import open_plan
from pacing.views.rendering import sent, show
from pacing.views.waiting import DATES, held


@patient_view
def change_plan(request: PatientRequest, plan: UUID) -> HttpResponse:
    """Which change; then the builder, new tries, or at once the dates to agree to."""
    row = open_plan(request.person, plan)
    if row.state != Plan.State.ACTIVE:
        return redirect(next_url(row))
    end = Link(url=reverse("pacing:end", args=[row.pk]), label=gettext("End this plan"))
    waits = held(request, DATES, end)
    if waits is not None:
        return waits
    grows = selectors.permit(row.patient).increments
    left_out = without_effect(row, today=request.person.today)
    form = ChangeForm(sent(request), without=left_out, grows=grows)
    if form.is_valid():
        try:
            return _changed(request, row, form.cleaned_data["kind"])
        except Refused as refused:
            form.refuse(refused.message)
    return show(request, "change", change_page(row, form, left_out.values(), grows=grows))


def _changed(request: PatientRequest, plan: Plan, kind: str) -> HttpResponse:
    person = request.person
    if kind == CONTINUES:
        return redirect("pacing:builder", plan.pk, "start")
    if kind == AGAIN:
        return redirect("pacing:trials", plan.pk)
    chapters.propose(
        plan=plan,
        kind=kind,
        choices=drafts.choices_of(plan),
        author=person.user,
        reason="",
        now=person.now,
        today=person.today,
    )
    return redirect("pacing:agree", plan.pk)


@patient_view
def end_plan(request: PatientRequest, plan: UUID) -> HttpResponse:
    """End a plan that runs, or leave one that has only begun."""
    row = open_plan(request.person, plan)
    form = EndForm(sent(request))
    if form.is_valid():
        person = request.person
        plans.close(plan=row, reason=form.cleaned_data["reason"], by=person.user, now=person.now)
        say(request, gettext("Ended. What you did stays in your diary."))
        return redirect("pacing:plan")
    return show(request, "form", end_page(row, form))
