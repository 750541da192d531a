"""Thoughts caught, checked and changed: the list, one of them, taken out and brought back."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, patient_view
from common import notices
from common.refusal import Refused
from education import selectors
from education.forms.thoughts import ThoughtForm
from education.models import ThoughtRecord
from education.presenters.thoughts import dark_row, thought_line
from education.services import thoughts as services


@patient_view
@require_safe
def thoughts(request: PatientRequest) -> HttpResponse:
    """The person's own, the latest first."""
    person = request.person
    rows = selectors.thoughts_of(person.patient)
    lines = [thought_line(row, person.today) for row in rows]
    first = bool(lines) and selectors.is_first_thought(person.patient, person.today)
    context = {"lines": lines, "first": first, "section": "learn"}
    return render(request, "education/thoughts.html", context)


@patient_view
@require_http_methods(["GET", "HEAD", "POST"])
def thought_new(request: PatientRequest) -> HttpResponse:
    """Catch one; it can be checked and changed now or later."""
    person = request.person
    form = _sent(request) or ThoughtForm(request.POST or None)
    if form.is_valid():
        try:
            services.keep_thought(
                patient=person.patient,
                on=person.today,
                words=form.words,
                ratings=form.ratings,
                now=person.now,
                client_uuid=form.once,
            )
        except Refused as refused:
            form.refuse(refused.message)
        else:
            notices.say(request, gettext("Saved."))
            return redirect("education:thoughts")
    return _page(request, form, None)


@patient_view
@require_http_methods(["GET", "HEAD", "POST"])
def thought(request: PatientRequest, pk: UUID) -> HttpResponse:
    """Go on with one. What was written is kept, even if it was taken out on another page."""
    row = _row(request, pk)
    if row.removed_at is not None and request.method != "POST":
        return _taken_out(request, pk)
    form = _sent(request) or ThoughtForm.of(services.standing(row), request.POST or None)
    if form.is_valid():
        try:
            services.change_thought(
                thought=row,
                words=form.words,
                ratings=form.ratings,
                now=request.person.now,
                shown=form.shown,
            )
        except services.Crossed as crossed:
            row = crossed.thought
            form = ThoughtForm.crossed(services.standing(row), request.POST, crossed.names)
        except Refused as refused:
            form.refuse(refused.message)
        else:
            notices.say(request, gettext("Saved."))
            return _taken_out(request, pk) if row.removed_at else redirect("education:thoughts")
    return _page(request, form, row)


@patient_view
@require_POST
def thought_remove(request: PatientRequest, pk: UUID) -> HttpResponse:
    """Takes it out; the notice brings it back."""
    services.remove_thought(thought=_row(request, pk), now=request.person.now)
    undo = reverse("education:thought_restore", args=[pk])
    notices.say(request, gettext("Taken out."), undo=undo)
    return redirect("education:thoughts")


@patient_view
@require_POST
def thought_restore(request: PatientRequest, pk: UUID) -> HttpResponse:
    """Brings it back as it was."""
    services.restore_thought(thought=_row(request, pk))
    notices.say(request, gettext("Back again."))
    return redirect("education:thoughts")


def _taken_out(request: PatientRequest, pk: UUID) -> HttpResponseRedirect:
    """To the list, from where it can be brought back."""
    undo = reverse("education:thought_restore", args=[pk])
    notices.say(request, gettext("This was taken out."), undo=undo)
    return redirect("education:thoughts")


def _row(request: PatientRequest, pk: UUID) -> ThoughtRecord:
    return owned_or_404(ThoughtRecord.objects.all(), request.user, pk)


def _sent(request: PatientRequest) -> ThoughtForm | None:
    """“Clear” without scripts: the form once more, nothing saved."""
    cleared = request.POST.get("clear")
    return None if cleared is None else ThoughtForm.without(cleared, request.POST.dict())


def _page(request: PatientRequest, form: ThoughtForm, row: ThoughtRecord | None) -> HttpResponse:
    dark = dark_row(selectors.lesson_for("dark-thoughts"))
    context = {"form": form, "thought": row, "dark": dark, "section": "learn"}
    return render(request, "education/thought.html", context, status=422 if form.errors else 200)
