"""A request by a signed-in patient: who, at what instant, on which of their own dates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.http import Http404, HttpRequest, HttpResponseBase

from accounts import services
from accounts.models import Patient, User
from common import clock

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The patient of this request and the clock at its edge."""

    user: User
    patient: Patient
    now: datetime
    today: date


class PatientRequest(HttpRequest):
    """For annotations: a request that `patient_view` has let in."""

    user: Any
    person: Person


def patient_view(
    view: Callable[Concatenate[PatientRequest, P], R],
) -> Callable[Concatenate[HttpRequest, P], R]:
    """Lets patients in, with `request.person`; anyone signed in without a diary gets 404."""

    @wraps(view)
    def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> R:
        user: Any = request.user
        patient = getattr(user, "patient", None)
        if patient is None:
            raise Http404
        let_in = cast("PatientRequest", request)
        let_in.person = person_of(user, patient, clock.now())
        return view(let_in, *args, **kwargs)

    return wrapped


def person_of(user: User, patient: Patient, now: datetime) -> Person:
    """The patient at `now`; a change of zone or day that has come due is written first."""
    if patient.day_changes_at is not None and patient.day_changes_at <= now:
        services.settle_day(patient=patient, now=now)
    return Person(user=user, patient=patient, now=now, today=patient.day_of(now))
