"""The path through the modules, one module, and the search."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import PatientRequest, patient_view
from education import selectors, shelf
from education.forms.learning import SearchForm
from education.presenters.path import module_page, path_page
from education.presenters.search import search_page
from education.search import find


@patient_view
@require_safe
def path(request: PatientRequest) -> HttpResponse:
    """Where to go on, every module with how far the person is, practices and pages."""
    page = path_page(selectors.published_path(request.person.patient), shelf.beside())
    context = {"page": page, "form": SearchForm(), "section": "learn"}
    return render(request, "education/path.html", context)


@patient_view
@require_safe
def module(request: PatientRequest, key: str) -> HttpResponse:
    """The lessons of one module."""
    page = module_page(selectors.published_path(request.person.patient), key)
    if page is None:
        raise Http404
    return render(request, "education/module.html", {"page": page, "section": "learn"})


@patient_view
@require_safe
def search(request: PatientRequest) -> HttpResponse:
    """Lessons, practices and pages that answer what is looked for."""
    form = SearchForm.of(request.GET)
    wanted = form.cleaned_data["q"] if form.is_valid() else ""
    page = search_page(wanted, find(wanted))
    context = {"page": page, "form": form, "section": "learn"}
    return render(request, "education/search.html", context)
