"""Notes something done: first what it was, then how much, when and what for."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, patient_view
from common import notices
from common.amounts import amount
from common.ids import uuid7
from common.refusal import Refused
from diary import library, selectors
from diary.models import Activity, ActivityEntry, Purpose, Source, Unit
from diary.services import entries
from pacing.selectors import open_plan_for
from painapp import purposes
from painapp.forms.log import LogForm, NewActivityForm
from painapp.presenters.log import LogPage
from painapp.services.new_activity import log_new

MOST_OWN = 40


@patient_view
@require_http_methods(["GET", "HEAD", "POST"])
def log_activity(request: PatientRequest) -> HttpResponse:
    """`?activity=` and `?idea=` (or `?new`) say what it was; without them the page asks."""
    if "activity" in request.GET:
        return _own(request, _own_activity(request))
    if "idea" in request.GET or "new" in request.GET:
        return _new(request)
    own = selectors.recent_activities(request.person.patient, most=MOST_OWN)
    taken = {word for activity in own for word in (activity.idea, activity.name.lower())}
    context = {
        "own": own,
        "ideas": [
            idea for idea in library.IDEAS if taken.isdisjoint({idea.slug, str(idea.name).lower()})
        ],
        "on": _day(request),
        "section": "diary",
    }
    return render(request, "painapp/log_pick.html", context)


def _own(request: PatientRequest, activity: Activity) -> HttpResponse:
    """How much of an activity on the list, and what for."""
    person, on = request.person, _day(request)
    plan = open_plan_for(activity)
    fitting = purposes.purposes_on(plan, on)
    wanted = request.GET.get("purpose")
    form = LogForm(
        request.POST or None,
        unit=activity.unit,
        today=person.today,
        purposes_on=partial(purposes.purposes_on, plan),
        offered=purposes.purposes_on(plan, person.today) if plan else fitting,
        initial={
            "occurred_on": on,
            "client_uuid": uuid7(),
            "purpose": wanted if wanted in fitting else fitting[0],
        },
    )
    if form.is_valid():
        try:
            return _noted(request, _log(request, activity, form))
        except Refused as refused:
            form.add_error(None, refused.message)
    now_for = purposes.purposes_on(plan, person.today)[0]
    return _form_page(request, LogPage.of_own(form, activity, now_for))


def _log(request: PatientRequest, activity: Activity, form: LogForm) -> ActivityEntry:
    person, said = request.person, form.cleaned_data
    return entries.log(
        patient=person.patient,
        activity=activity,
        amount=said["amount"],
        occurred_on=said["occurred_on"],
        purpose=form.purpose,
        source=Source.FORM,
        today=person.today,
        by=person.user,
        now=person.now,
        client_uuid=said["client_uuid"],
        note=said["note"],
    )


def _new(request: PatientRequest) -> HttpResponse:
    """An activity from the library or of the person's own invention, and how much of it."""
    idea = library.idea(request.GET.get("idea", ""))
    if idea is None and "new" not in request.GET:
        raise Http404
    form = _new_form(request, idea)
    if form.is_valid():
        try:
            return _noted(request, _log_new(request, form, idea))
        except Refused as refused:
            form.add_error("name", refused.message)
    return _form_page(request, LogPage.of_new(form, idea))


def _new_form(request: PatientRequest, idea: library.Idea | None) -> NewActivityForm:
    start: Mapping[str, Any] = (
        {"name": str(idea.name), "category": idea.category, "unit": idea.unit} if idea else {}
    )
    unit = request.POST.get("unit", start.get("unit", Unit.SECONDS))
    return NewActivityForm(
        request.POST or None,
        unit=unit if unit in Unit.values else Unit.SECONDS,
        today=request.person.today,
        purposes_on=lambda _: (Purpose.OTHER,),
        offered=(Purpose.OTHER,),
        initial={**start, "occurred_on": _day(request), "client_uuid": uuid7()},
    )


def _log_new(
    request: PatientRequest, form: NewActivityForm, idea: library.Idea | None
) -> ActivityEntry:
    person = request.person
    return log_new(
        patient=person.patient,
        idea=idea.slug if idea else "",
        today=person.today,
        by=person.user,
        now=person.now,
        **form.cleaned_data,
    )


def _noted(request: PatientRequest, entry: ActivityEntry) -> HttpResponseRedirect:
    """Says what was noted, with Undo; back to Today, or to the week of a day before."""
    words = {"what": entry.activity.name, "amount": amount(entry.amount, entry.activity.unit)}
    undo = reverse("entry_remove", args=[entry.pk])
    notices.say(request, gettext("Noted: %(what)s, %(amount)s.") % words, undo=undo)
    if entry.occurred_on == request.person.today:
        return redirect("today")
    return redirect("diary:week", entry.occurred_on)


def _form_page(request: PatientRequest, page: LogPage) -> HttpResponse:
    status = 422 if page.form.errors else 200
    context = {"page": page, "on": _day(request), "section": "diary"}
    return render(request, "painapp/log.html", context, status=status)


def _own_activity(request: PatientRequest) -> Activity:
    try:
        pk = UUID(request.GET["activity"])
    except ValueError as no_uuid:
        raise Http404 from no_uuid
    return owned_or_404(Activity.objects.all(), request.user, pk)


def _day(request: PatientRequest) -> date:
    """The day the page was asked for; today where there is none, or one to come."""
    try:
        asked = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return request.person.today
    return min(asked, request.person.today)
