"""A reminder that stands on Today: followed, or put away."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.ownership import owned_or_404
from accounts.requests import PatientRequest, patient_view
from reminders.models import Delivery
from reminders.services.in_app import note_seen
from reminders.words import path_of


@require_POST
@patient_view
def seen(request: PatientRequest, pk: UUID) -> HttpResponse:
    """It stands there no more; with `go` the person comes to what it is about."""
    rows = Delivery.objects.select_related("slot__rule")
    delivery = owned_or_404(rows, request.person.user, pk)
    note_seen(delivery=delivery, now=request.person.now)
    return redirect(path_of(delivery.slot) if "go" in request.POST else "today")
