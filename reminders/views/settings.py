"""Setting reminders, and reading what became of them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, patient_view
from common.notices import say
from common.refusal import Refused
from pacing.selectors.plans import active_plans
from reminders.forms.rules import PreferenceForm, RuleForm
from reminders.models import Rule
from reminders.presenters import pages
from reminders.services import rules


@patient_view
def reminders(request: PatientRequest) -> HttpResponse:
    """What is set; a post saves what counts for all of them."""
    patient, now = request.person.patient, request.person.now
    preference = rules.preference_of(patient, now=now)
    form = PreferenceForm(request.POST or None, instance=preference)
    if form.is_valid():
        rules.prefer(preference=form.instance, now=now)
        say(request, gettext("Saved."))
        return redirect("reminders:list")
    if form.errors:
        preference.refresh_from_db()
    page = pages.reminders_page(patient, preference, now)
    context = {"page": page, "form": form, "section": "you"}
    return render(request, "reminders/list.html", context, status=422 if form.errors else 200)


@patient_view
def add(request: PatientRequest) -> HttpResponse:
    """A new one."""
    return _set(request, None)


@patient_view
def change(request: PatientRequest, pk: UUID) -> HttpResponse:
    """One that is there, otherwise."""
    return _set(request, owned_or_404(Rule.objects.all(), request.person.user, pk))


def _set(request: PatientRequest, rule: Rule | None) -> HttpResponse:
    person = request.person
    form = RuleForm.of(rule, request.POST or None, plans=active_plans(person.patient))
    form.offer_ways(person.patient)
    if form.is_valid():
        try:
            rules.set_rule(patient=person.patient, now=person.now, instead_of=rule, **form.facts)
        except Refused as refused:
            form.add_error("local_time", refused.message)
        else:
            say(request, gettext("Saved."))
            return redirect("reminders:list")
    context = {"form": form, "rule": rule, "section": "you"}
    return render(request, "reminders/rule.html", context, status=422 if form.errors else 200)


@require_POST
@patient_view
def switch_off(request: PatientRequest, pk: UUID) -> HttpResponse:
    """It comes no more."""
    rule = owned_or_404(Rule.objects.all(), request.person.user, pk)
    rules.switch_off(rule=rule, now=request.person.now)
    say(request, gettext("Switched off."), undo=reverse("reminders:again", args=[rule.pk]))
    return redirect("reminders:list")


@require_POST
@patient_view
def again(request: PatientRequest, pk: UUID) -> HttpResponse:
    """It comes again: one that was switched off, or one that rests."""
    rule = owned_or_404(Rule.objects.select_related("patient"), request.person.user, pk)
    rules.go_on(rule=rule, now=request.person.now)
    say(request, gettext("It comes again."))
    return redirect("reminders:list")


@require_POST
@patient_view
def end_rest(request: PatientRequest) -> HttpResponse:
    """Reminders come again before the rest from a letter is over."""
    rules.end_rest(patient=request.person.patient, now=request.person.now)
    say(request, gettext("Reminders come again."))
    return redirect("reminders:list")


@require_safe
@patient_view
def ledger(request: PatientRequest) -> HttpResponse:
    """What was sent, when, by which way, and why not."""
    found = pages.ledger(request.person.patient, request.person.now)
    return render(request, "reminders/ledger.html", {"page": found, "section": "you"})
