"""What a person said when they were asked about days with nothing noted."""

from django.db import models

from accounts.models import Patient
from accounts.ownership import OwnedFacts
from common.models import AppendOnly


class CaughtUp(AppendOnly):
    """The question was asked once, for the days up to `through`; what stays unknown stays so."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="catch_ups")
    through = models.DateField()
    answers = models.JSONField()
    at = models.DateTimeField()
    client_uuid = models.UUIDField()

    objects = OwnedFacts.as_manager()

    class Meta:
        ordering = ["through"]
        indexes = [models.Index(fields=["patient", "-through"], name="caught_up_latest")]
        constraints = [
            models.UniqueConstraint(fields=["patient", "client_uuid"], name="caught_up_posted_once")
        ]
