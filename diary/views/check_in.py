"""How a day was: one page, saved as it is touched; in fog mode one question a screen."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from accounts.requests import PatientRequest, patient_view
from common import notices
from common.refusal import Refused
from diary import selectors
from diary.forms import touch
from diary.forms.check_in import CheckInForm
from diary.models import OwnItem
from diary.presenters.check_in import CheckInPage, Found, check_in_page, slept_badly
from diary.services import check_in as services


@patient_view
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: PatientRequest, on: date) -> HttpResponse:
    """Shows the page and takes the whole form, or one touched answer, which gets 204; for sleep
    what stands beneath the form.
    """
    person = request.person
    if on > person.today:
        messages.warning(request, gettext("This day has not come yet. Here is today."))
        return redirect("diary:check_in", person.today)
    if request.method != "POST":
        own = selectors.own_items_on(person.patient, on)
        return _page(request, on, CheckInForm(items=[]), own)
    if request.headers.get("X-Autosave"):
        return _touched(request, on)
    return _whole_form(request, on)


def _touched(request: PatientRequest, on: date) -> HttpResponse:
    person = request.person
    touched = touch.read(request.POST)
    if touched is None:
        return HttpResponse(gettext("Nothing was saved."), status=422, content_type="text/plain")
    try:
        touch.keep(touched, patient=person.patient, on=on, today=person.today, now=person.now)
    except Refused as refused:
        return HttpResponse(refused.message, status=422, content_type="text/plain")
    if touched.name == "sleep":
        poor = slept_badly(touched.value, on=on, today=person.today)
        return render(request, "diary/_night.html", {"slept_badly": poor})
    return HttpResponse(status=204)


def _whole_form(request: PatientRequest, on: date) -> HttpResponse:
    own = selectors.own_items_on(request.person.patient, on)
    form = CheckInForm(request.POST, items=[item for item, _ in own])
    if form.is_valid() and _kept(request, on, form):
        return _onwards(request, on)
    return _page(request, on, form, own, status=422)


def _kept(request: PatientRequest, on: date, form: CheckInForm) -> bool:
    person = request.person
    try:
        services.record(
            patient=person.patient,
            on=on,
            answers=form.answers,
            own=form.own,
            tags=form.chosen_tags,
            today=person.today,
            now=person.now,
            shown_note=form.shown_note,
            shown_tags=form.shown_tags,
        )
        if (touched := touch.read(request.POST)) and touched.value is None:
            touch.keep(touched, patient=person.patient, on=on, today=person.today, now=person.now)
    except Refused as refused:
        form.add_error(None, refused.message)
        return False
    return True


def _onwards(request: PatientRequest, on: date) -> HttpResponseRedirect:
    """Stays after "Clear" and "Add"; goes to the next screen; from the last one, out.

    `saved` tells the page that what was typed before has arrived (static/js/forms.js).
    """
    here = f"{reverse('diary:check_in', args=[on])}?saved=1"
    number = _number(request)
    if "clear" in request.POST or "stay" in request.POST:
        return redirect(f"{here}&q={number}" if number else here)
    if number and "finish" not in request.POST:
        return redirect(f"{here}&q={number + 1}")
    notices.say(request, gettext("Saved."))
    if on == request.person.today:
        return redirect("today")
    return redirect("diary:week", on)


def _number(request: PatientRequest) -> int | None:
    """The screen asked for: `?q=2`, or the first one in fog mode."""
    asked = request.GET.get("q", "")
    if asked.isascii() and asked.isdigit() and len(asked) <= 3:
        return int(asked)
    return 1 if request.person.patient.fog_mode else None


def _page(
    request: PatientRequest,
    on: date,
    form: CheckInForm,
    own: list[tuple[OwnItem, int | None]],
    status: int = 200,
) -> HttpResponse:
    patient = request.person.patient
    tags, usual = selectors.tags_around(patient, on)
    page: CheckInPage = check_in_page(
        on=on,
        today=request.person.today,
        form=form,
        found=Found(
            check_in=selectors.check_in_on(patient, on),
            own=own,
            tags=tags,
            usual_tags=usual,
            entries=selectors.entries_between(patient, on, on),
            choice=selectors.choice(patient),
        ),
        ask_all="all" in request.GET,
        number=_number(request),
    )
    context = {"page": page, "arrived": "saved" in request.GET, "section": "diary"}
    return render(request, "diary/check_in.html", context, status=status)
