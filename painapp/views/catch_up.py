"""The question about days with nothing noted: one tap for all of them, or a line a day."""

from collections.abc import Sequence

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from accounts.requests import PatientRequest, patient_view
from common import notices
from common.ids import uuid7
from common.refusal import Refused
from pacing.services.catch_up import Answer
from pacing.services.catch_up import catch_up as keep_answers
from painapp.forms.catch_up import CatchUpForm, as_planned, not_known
from painapp.forms.session import DoneForm
from painapp.open_days import OpenDay, open_days
from painapp.selectors import read_today


@patient_view
@require_http_methods(["GET", "HEAD", "POST"])
def catch_up(request: PatientRequest) -> HttpResponse:
    """`all` and `leave` are the two taps on Today; the page itself asks day by day."""
    days = _open_days(request)
    if not days:
        return redirect("today")
    form = CatchUpForm(request.POST or None, days=days, initial={"client_uuid": uuid7()})
    answers = _tapped(request.POST, days) or (form.answers() if form.is_valid() else None)
    if answers:
        try:
            return _keep(request, answers)
        except Refused as refused:
            form.add_error(None, refused.message)
    context = {"form": form, "section": "today"}
    return render(request, "painapp/catch_up.html", context, status=422 if form.errors else 200)


def _open_days(request: PatientRequest) -> tuple[OpenDay, ...]:
    person = request.person
    read = read_today(person.patient, person.today)
    return open_days(read.readings, person.today, asked_through=read.facts.asked_through)


def _tapped(posted: QueryDict, days: Sequence[OpenDay]) -> list[Answer] | None:
    """The answers behind one of the two taps; None where the form speaks for itself."""
    if not DoneForm(posted).is_valid():
        return None
    if "all" in posted:
        return as_planned(days)
    return not_known(days) if "leave" in posted else None


def _keep(request: PatientRequest, answers: Sequence[Answer]) -> HttpResponseRedirect:
    person, posted = request.person, DoneForm(request.POST)
    posted.full_clean()
    keep_answers(
        patient=person.patient,
        answers=answers,
        through=max(answer.on for answer in answers),
        today=person.today,
        by=person.user,
        now=person.now,
        client_uuid=posted.cleaned_data["client_uuid"],
    )
    noted = sum(answer.amount is not None for answer in answers)
    notices.say(request, gettext("Noted, thank you.") if noted else gettext("That is fine."))
    return redirect("today")
