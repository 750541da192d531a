"""Notices on a phone: allow them on this device, try them, take a device off the list."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from accounts import sign_ins
from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, patient_view
from common.devices import device
from common.notices import say
from common.refusal import Refused
from reminders import vapid
from reminders.forms.phone import PhoneForm
from reminders.models import PushEndpoint
from reminders.presenters.phone import phone_page
from reminders.services import devices

P = ParamSpec("P")
View = Callable[Concatenate[PatientRequest, P], HttpResponse]


def offered(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """For patients, where there are notices at all."""

    @wraps(view)
    def wrapped(request: PatientRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not vapid.is_on():
            raise Http404
        return view(request, *args, **kwargs)

    return patient_view(wrapped)


@require_safe
@offered
def phone(request: PatientRequest) -> HttpResponse:
    """The way to allow them, and the devices that have them."""
    return _page(request, PhoneForm())


@require_POST
@offered
def add(request: PatientRequest) -> HttpResponse:
    """This device shows them from now on."""
    form, person = PhoneForm(request.POST), request.person
    if form.is_valid():
        try:
            devices.allow(
                patient=person.patient,
                sign_in=sign_ins.present(request),
                shared=sign_ins.is_shared(request, person.patient),
                device=device(request.headers.get("user-agent", "")),
                now=person.now,
                **form.facts,
            )
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            say(request, gettext("Notices come to this device."))
            return redirect("reminders:phone")
    return _page(request, form, status=422)


@require_POST
@offered
def remove(request: PatientRequest, pk: UUID) -> HttpResponse:
    """A device shows them no more."""
    devices.remove(endpoint=_mine(request, pk))
    say(request, gettext("No more notices on that device."))
    return redirect("reminders:phone")


@require_POST
@offered
def try_out(request: PatientRequest, pk: UUID) -> HttpResponse:
    """One notice now, to see whether they arrive."""
    try:
        words = devices.try_out(endpoint=_mine(request, pk), now=request.person.now)
    except Refused as refused:
        words = refused.message
    say(request, words)
    return redirect("reminders:phone")


def _mine(request: PatientRequest, pk: UUID) -> PushEndpoint:
    return owned_or_404(PushEndpoint.objects.filter(dead_at=None), request.person.user, pk)


def _page(request: PatientRequest, form: PhoneForm, status: int = 200) -> HttpResponse:
    patient = request.person.patient
    page = phone_page(
        patient,
        session_key=request.session.session_key or "",
        shared=sign_ins.is_shared(request, patient),
    )
    context = {"page": page, "form": form, "section": "you"}
    return render(request, "reminders/phone.html", context, status=status)
