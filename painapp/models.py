"""What belongs to no one room: a lesson that was offered and is not wanted."""

from django.db import models
from django.db.models import Q

from accounts.models import Patient
from accounts.ownership import OwnedQuerySet
from common.models import Record


class OfferDeclined(Record):
    """A lesson that the person does not want to be offered; it stays open on the path."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="declined_offers")
    lesson_key = models.SlugField(max_length=60)
    on = models.DateField()
    at = models.DateTimeField()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "lesson_key"], name="offer_declined_once_a_lesson"
            ),
            models.CheckConstraint(condition=~Q(lesson_key=""), name="offer_declined_lesson_given"),
        ]
