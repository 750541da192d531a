"""How the pages look for the person who is signed in."""

from typing import Any

from django.http import HttpRequest

from accounts.models import Patient


def preferences(request: HttpRequest) -> dict[str, Any]:
    """`prefs` is the patient, or None for a visitor: theme, text_size, fog_mode."""
    return {"prefs": patient_of(request)}


def patient_of(request: HttpRequest) -> Patient | None:
    """The signed-in patient, loaded with the user by the backend."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    patient: Patient | None = getattr(user, "patient", None)
    return patient
