"""The page *You* and what it saves."""

from allauth.account.decorators import reauthentication_required
from allauth.usersessions.views import list_usersessions
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accounts import presenters, services
from accounts.forms.you import DayForm, DeviceForm, LookForm
from accounts.requests import PatientRequest, patient_view
from common.dates import is_zone
from common.notices import say
from common.refusal import Refused


@patient_view
def you(request: PatientRequest) -> HttpResponse:
    """Everything a person can set, one row each."""
    patient = request.person.patient
    return _you(request, LookForm(instance=patient), _device_form(request))


@require_POST
@patient_view
def display(request: PatientRequest) -> HttpResponse:
    """Save how the pages look; htmx asks for no page back, it has shown the choice already."""
    patient = request.person.patient
    form = LookForm(request.POST, instance=patient)
    if not form.is_valid():
        patient.refresh_from_db()
        return _you(request, form, _device_form(request), status=422)
    services.choose_look(patient=patient, **form.cleaned_data)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204)
    say(request, gettext("Saved."))
    return redirect("accounts:you")


@require_POST
@patient_view
def device(request: PatientRequest) -> HttpResponse:
    """Save whether other people use the person's devices."""
    shared = "shared_device" in request.POST
    services.share_device(patient=request.person.patient, shared=shared)
    say(request, gettext("Saved."))
    return redirect("accounts:you")


@patient_view
def day(request: PatientRequest) -> HttpResponse:
    """Where the person is and when their day starts; `?zone=` is what their device says."""
    patient = request.person.patient
    asked = request.GET.get("zone", "")
    zone = asked if is_zone(asked) else patient.next_zone or patient.zone
    starts_at = patient.day_starts_at
    if patient.next_day_starts_at is not None:
        starts_at = patient.next_day_starts_at
    form = DayForm(request.POST or None, zone=zone, starts_at=starts_at)
    if form.is_valid():
        try:
            change = services.change_day(
                patient=patient, **form.cleaned_data, now=request.person.now
            )
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            say(request, presenters.said(change))
            return redirect("accounts:you")
    context = {"form": form, "change": presenters.pending(patient), "section": "you"}
    return render(request, "accounts/day.html", context, status=422 if form.errors else 200)


sessions = reauthentication_required(list_usersessions, allow_get=True, app="allauth.usersessions")
"""Where the person is signed in; ending one asks for the password again."""


def _device_form(request: PatientRequest) -> DeviceForm:
    return DeviceForm(initial={"shared_device": request.person.patient.shared_device})


def _you(
    request: PatientRequest, look: LookForm, device_form: DeviceForm, status: int = 200
) -> HttpResponse:
    page = presenters.you_page(request.person.patient, look=look, device=device_form)
    context = {"page": page, "form": look, "section": "you"}
    return render(request, "accounts/you.html", context, status=status)
