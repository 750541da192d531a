"""Thoughts caught, checked and changed: written for oneself, shared with nobody."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from accounts.models import Patient
from accounts.ownership import OwnedQuerySet
from common.models import Record

WORDS = {
    "happened": 500,
    "thought": 500,
    "feeling": 200,
    "speaks_for": 1000,
    "speaks_against": 1000,
    "another_way": 1000,
}
"""What can be written, and how many characters are kept of it."""

RATINGS = ("belief_before", "feeling_before", "belief_after", "feeling_after")


class ThoughtRecord(Record):
    """Catch: what happened, the thought, the feeling. Check: for and against. Change: another way.

    Ratings run from 0, not at all, to 10, fully; each may be left out.
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="thoughts")
    on = models.DateField()
    happened = models.CharField(max_length=WORDS["happened"], blank=True)
    thought = models.CharField(max_length=WORDS["thought"])
    feeling = models.CharField(max_length=WORDS["feeling"], blank=True)
    belief_before = models.PositiveSmallIntegerField(null=True, blank=True)
    feeling_before = models.PositiveSmallIntegerField(null=True, blank=True)
    speaks_for = models.CharField(max_length=WORDS["speaks_for"], blank=True)
    speaks_against = models.CharField(max_length=WORDS["speaks_against"], blank=True)
    another_way = models.CharField(max_length=WORDS["another_way"], blank=True)
    belief_after = models.PositiveSmallIntegerField(null=True, blank=True)
    feeling_after = models.PositiveSmallIntegerField(null=True, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    client_uuid = models.UUIDField(default=uuid4)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-created_at"]
        indexes = [models.Index(fields=["patient", "on"], name="thought_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["patient", "client_uuid"], name="thought_posted_once"),
            models.CheckConstraint(condition=~Q(thought=""), name="thought_given"),
            *[
                models.CheckConstraint(
                    condition=Q(**{name: None}) | Q(**{f"{name}__range": (0, 10)}),
                    name=f"thought_{name}_0_to_10",
                )
                for name in RATINGS
            ],
        ]
