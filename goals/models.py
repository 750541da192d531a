"""What matters to the person, in their own words."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Patient
from accounts.ownership import OwnedQuerySet
from common.models import Record


class Goal(Record):
    """Something the person wants to be able to do again, and why."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        REACHED = "reached", _("Reached")
        SET_ASIDE = "set_aside", _("Set aside")

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="goals")
    text = models.CharField(max_length=200)
    why = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    client_uuid = models.UUIDField(default=uuid4)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["patient", "state"], name="goal_by_patient")]
        constraints = [
            models.UniqueConstraint(fields=["patient", "client_uuid"], name="goal_posted_once"),
            models.CheckConstraint(condition=~Q(text=""), name="goal_text_given"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "reached", "set_aside"]), name="goal_state_known"
            ),
        ]
