"""A week of the diary, and the weeks before it."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.requests import PatientRequest, patient_view
from common.dates import week_of
from diary import selectors
from diary.presenters.week import week_page


@patient_view
@require_safe
def week(request: PatientRequest, on: date | None = None) -> HttpResponse:
    """The week that holds `on`; a week to come leads to the present one."""
    person = request.person
    first = week_of(on or person.today)[0]
    if first > person.today:
        return redirect("diary:week")
    days = selectors.week(person.patient, first)
    page = week_page(days, today=person.today, flare=selectors.open_flare(person.patient))
    return render(request, "diary/week.html", {"page": page, "section": "diary"})
