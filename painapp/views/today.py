"""Today: what is due, why, and what else there is to do."""

from django.http import HttpResponse
from django.shortcuts import render

from accounts.requests import PatientRequest, patient_view
from painapp.presenters.today import today_page


@patient_view
def today(request: PatientRequest) -> HttpResponse:
    person = request.person
    page = today_page(person)
    return render(request, "painapp/today.html", {"section": "today", "page": page})
