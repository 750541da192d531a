"""Guided practice: the list, and the page that leads through one."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import PatientRequest, patient_view
from common.ids import uuid7
from education import selectors
from education.presenters import practice as presenters
from education.presenters.lesson import reading


@patient_view
@require_safe
def practices(request: PatientRequest) -> HttpResponse:
    """Every practice, by kind."""
    context = {"groups": presenters.groups(selectors.practices()), "section": "learn"}
    return render(request, "education/practices.html", context)


@patient_view
@require_safe
def practice(request: PatientRequest, key: str) -> HttpResponse:
    """Cautions first, then the player and the same steps in writing."""
    found = selectors.practice_for(key)
    if found is None:
        raise Http404
    other = presenters.GENTLER.get(key)
    gentler = selectors.practice_for(other) if other else None
    words = reading(found, approval=selectors.approval_of(found))
    context = {
        "page": presenters.practice_page(found, words, gentler),
        "once": uuid7(),
        "section": "learn",
    }
    return render(request, "education/practice.html", context)
