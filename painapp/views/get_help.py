"""When and whom to call: open to everyone, signed in or not."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from accounts import services
from common.notices import say
from painapp import emergency


@login_not_required
def get_help(request: HttpRequest) -> HttpResponse:
    """Numbers of a country, signs that need help at once; a patient's post keeps the country."""
    user: Any = request.user
    patient = getattr(user, "patient", None)
    asked = (request.POST if request.method == "POST" else request.GET).get("country", "")
    if request.method == "POST" and patient is not None and asked in emergency.countries():
        services.live_in(patient=patient, country=asked)
        say(request, gettext("Saved."))
        return redirect("get_help")
    context = {
        "base": "public.html" if patient is None else "app.html",
        "countries": sorted(emergency.countries().values(), key=lambda known: str(known.name)),
        "numbers": emergency.numbers_for(patient, asked=asked),
    }
    return render(request, "painapp/get_help.html", context)
