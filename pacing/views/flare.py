"""A flare: what was agreed, one tap to declare it, and the words written for it (P6)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, Person, patient_view
from common.notices import say
from common.refusal import Refused
from pacing import adapters, selectors
from pacing.forms.flare import DeclareForm, FlarePlanForm
from pacing.models import PlanEvent
from pacing.presenters.flare import FlarePage, InFlare
from pacing.presenters.flare import flare_page as page_of
from pacing.presenters.pages import FormPage
from pacing.services import events
from pacing.services.shown import show_all
from pacing.views.rendering import sent, show


@patient_view
def flare_page(request: PatientRequest) -> HttpResponse:
    """GET is the calm page; a POST declares a flare for today."""
    form = DeclareForm(sent(request))
    if form.is_valid():
        try:
            return _declared(request, form)
        except Refused as refused:
            form.refuse(refused.message)
    return show(request, "flare", _page(request.person, form))


def _declared(request: PatientRequest, form: DeclareForm) -> HttpResponse:
    person = request.person
    event = events.declare_flare(
        patient=person.patient,
        on=person.today,
        by=person.user,
        now=person.now,
        client_uuid=form.once,
    )
    undo = reverse("pacing:flare_back", args=[event.pk])
    say(request, gettext("Your flare days begin. Go gently."), undo=undo)
    return redirect("today")


@patient_view
@require_POST
def take_back(request: PatientRequest, event: UUID) -> HttpResponse:
    """Take today's flare back."""
    person = request.person
    flares = PlanEvent.objects.filter(kind=PlanEvent.Kind.FLARE)
    row = owned_or_404(flares, person.user, event)
    try:
        events.take_back(event=row, by=person.user, now=person.now, today=person.today)
        say(request, gettext("Taken back. Your plan is as it was."))
    except Refused as refused:
        say(request, refused.message)
    return redirect("today")


@patient_view
def flare_words(request: PatientRequest) -> HttpResponse:
    """The person's own words for a flare; each writing keeps the ones before."""
    person = request.person
    before = selectors.flare_plan(person.patient)
    names = ("keep", "ease", "comfort", "tell")
    form = FlarePlanForm(sent(request), initial={name: getattr(before, name, "") for name in names})
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in names}
        try:
            events.write_flare_plan(patient=person.patient, now=person.now, **words)
        except Refused as refused:
            form.refuse(refused.message)
        else:
            say(request, gettext("Saved."))
            return redirect("pacing:flare")
    page = FormPage(
        title=gettext("My words for a flare"),
        lead=gettext(
            "Write to yourself, for a day when thinking is hard. Leave out what you like."
        ),
        back_url=reverse("pacing:flare"),
        back_label=gettext("My flare plan"),
        form=form,
        button=gettext("Save"),
    )
    return show(request, "form", page)


def _page(person: Person, form: DeclareForm) -> FlarePage:
    plans = selectors.active_plans(person.patient)
    readings = adapters.days_for(plans, person.today)
    standing = show_all(readings=readings.values(), now=person.now)
    tried = adapters.in_a_flare(plans, person.today)
    return page_of(
        [InFlare(reading=each, day=tried[each.plan.pk]) for each in standing],
        declared=selectors.flare_on(person.patient, person.today),
        words=selectors.flare_plan(person.patient),
        today=person.today,
        form=form,
    )
