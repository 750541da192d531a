"""Whose rows are written, and one thing at a time for one person."""

from uuid import UUID

from django.utils.translation import gettext

from accounts.models import Patient, User
from common.refusal import Refused


def locked(patient: UUID) -> Patient:
    """The patient's row, held to the end of the transaction: what depends on their other rows is
    decided under it.
    """
    return Patient.objects.select_for_update().get(pk=patient)


def check_own(patient: Patient, by: User) -> None:
    """Refuses to write another person's plan."""
    if by.pk != patient.pk:
        raise Refused(gettext("Only the person a plan belongs to can do this."))
