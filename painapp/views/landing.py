"""The front door."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts import roles
from painapp.newcomer import is_newcomer


@login_not_required
def landing(request: HttpRequest) -> HttpResponse:
    """What it is, for visitors; others go on to their diary, or to the texts they keep."""
    patient = getattr(request.user, "patient", None)
    if patient is None and roles.of(request.user):
        return redirect("wagtailadmin_home")
    if patient is None:
        return render(request, "painapp/landing.html")
    return redirect("start" if is_newcomer(patient) else "today")
