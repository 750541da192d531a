"""Today: what is due, why, and what else there is to do."""

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
from common.refusal import Refused
from pacing.models import Plan
from pacing.services.shown import show_all
from painapp.forms.session import DoneForm
from painapp.presenters.today import today_page
from painapp.selectors import hold_of, questions_due, read_today
from painapp.services import sessions


@patient_view
@require_safe
def today(request: PatientRequest) -> HttpResponse:
    """Keeps the numbers it shows: they stand for the date (Rule 25 of docs/engine.md)."""
    person = request.person
    read = read_today(person.patient, person.today)
    shown = show_all(readings=read.readings, now=person.now)
    due, hold = questions_due(read, person.today), hold_of(person.patient, read, person.today)
    page = today_page(person, read, shown, due, hold)
    context = {"section": "today", "page": page, "page_theme": "dim" if page.night else ""}
    return render(request, "painapp/today.html", context)


@patient_view
@require_POST
def session_done(request: PatientRequest, plan: UUID) -> HttpResponseRedirect:
    """Notes the rest of today's quota as done, with Undo."""
    person = request.person
    row = owned_or_404(Plan.objects.select_related("activity", "patient"), request.user, plan)
    form = DoneForm(request.POST)
    if not form.is_valid():
        messages.warning(request, gettext("That did not arrive. Please try once more."))
        return redirect("today")
    try:
        sessions.note_done(
            plan=row,
            today=person.today,
            by=person.user,
            now=person.now,
            client_uuid=form.cleaned_data["client_uuid"],
        )
    except Refused as refused:
        messages.warning(request, refused.message)
    return redirect("today")


@patient_view
@require_POST
def session_undo(request: PatientRequest, plan: UUID) -> HttpResponseRedirect:
    """Takes the latest session of today back; it can be brought back from the notice."""
    person = request.person
    row = owned_or_404(Plan.objects.select_related("activity"), request.user, plan)
    entry = sessions.undo_latest(plan=row, today=person.today, by=person.user, now=person.now)
    if entry is not None:
        undo = reverse("entry_restore", args=[entry.pk])
        notices.say(request, gettext("Taken back."), undo=undo)
    return redirect("today")
