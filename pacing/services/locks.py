"""One thing at a time for one person: what depends on their other rows is decided under it."""

from uuid import UUID

from accounts.models import Patient


def locked(patient: UUID) -> Patient:
    """The patient's row, held to the end of the transaction."""
    return Patient.objects.select_for_update().get(pk=patient)
