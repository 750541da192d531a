"""A hard day: one tap to note it, and a calm page that asks for nothing."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.requests import PatientRequest, patient_view
from diary.selectors import hard_day_on
from diary.services.check_in import set_hard_day
from pacing.selectors import hold_on
from painapp.presenters.hard_day import hard_day_page


@require_http_methods(["GET", "POST"])
@patient_view
def hard_day(request: PatientRequest) -> HttpResponse:
    """A post notes the day as hard (again is the same); with `undo` it takes the note away."""
    person = request.person
    if request.method == "POST":
        set_hard_day(
            patient=person.patient,
            on=person.today,
            hard="undo" not in request.POST,
            today=person.today,
            now=person.now,
        )
        return redirect("hard_day")
    hold = hold_on(person.patient, person.today)
    page = hard_day_page(
        person.patient,
        person.today,
        noted=hard_day_on(person.patient, person.today),
        held=hold is not None and hold.stopped,
    )
    return render(request, "painapp/hard_day.html", {"section": "today", "page": page})
