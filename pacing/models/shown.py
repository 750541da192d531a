"""What a person was shown for a date, and their own words for a flare."""

from django.db import models

from accounts.models import Patient
from accounts.ownership import OwnedFacts
from common.models import AppendOnly
from pacing.models.plan import Chapter, Plan


class DayShown(AppendOnly):
    """The number first shown for a date stands; a declared event adds a lower version beside it."""

    patient_path = "plan__patient"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="days_shown")
    on = models.DateField()
    version = models.PositiveSmallIntegerField(default=1)
    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="days_shown")
    quota = models.PositiveIntegerField(null=True, blank=True)
    parts = models.JSONField()
    state = models.CharField(max_length=16)
    reason_code = models.CharField(max_length=20)
    facts = models.JSONField()
    engine_version = models.PositiveSmallIntegerField()
    shown_at = models.DateTimeField()

    objects = OwnedFacts.as_manager()

    class Meta:
        ordering = ["on", "version"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "on", "version"], name="day_shown_once")
        ]


class FlarePlan(AppendOnly):
    """What the person agreed with themselves for a flare, written on a good day."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="flare_plans")
    version = models.PositiveSmallIntegerField()
    keep = models.CharField(max_length=500, blank=True)
    ease = models.CharField(max_length=500, blank=True)
    comfort = models.CharField(max_length=500, blank=True)
    tell = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    objects = OwnedFacts.as_manager()

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "version"], name="flare_plan_version_once")
        ]
