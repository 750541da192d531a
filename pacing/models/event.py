"""Declared, dated events: the only way anything but sessions changes a plan's days."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Patient
from accounts.ownership import OwnedFacts
from common.models import AppendOnly
from pacing.models.plan import Plan
from pacing.models.safety import Clearance, Screening

PERSON_KINDS = ["FLARE", "PAUSE", "SAFETY_HOLD", "SAFETY_RELEASE"]
RANGE_KINDS = ["PAUSE", "HOLD", "OVERRIDE"]


class PlanEvent(AppendOnly):
    """An event of the person (flare, pause, safety) or of one plan; `EventVoid` takes it back."""

    class Kind(models.TextChoices):
        FLARE = "FLARE", _("Flare")
        PAUSE = "PAUSE", _("Pause")
        HOLD = "HOLD", _("Hold")
        STEP_BACK = "STEP_BACK", _("Step back")
        SAFETY_HOLD = "SAFETY_HOLD", _("Safety stop")
        SAFETY_RELEASE = "SAFETY_RELEASE", _("Safety stop ended")
        OVERRIDE = "OVERRIDE", _("A lower amount")
        RESUME = "RESUME", _("Back again")
        REVIEWED = "REVIEWED", _("Looked over")

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="plan_events")
    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.CASCADE, related_name="events"
    )
    kind = models.CharField(max_length=14, choices=Kind)
    first = models.DateField()
    last = models.DateField(null=True, blank=True)
    steps = models.PositiveSmallIntegerField(null=True, blank=True)
    quota = models.PositiveIntegerField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    screening = models.ForeignKey(
        Screening, null=True, blank=True, on_delete=models.RESTRICT, related_name="events"
    )
    clearance = models.ForeignKey(
        Clearance, null=True, blank=True, on_delete=models.RESTRICT, related_name="events"
    )
    at = models.DateTimeField()
    client_uuid = models.UUIDField()

    objects = OwnedFacts.as_manager()

    class Meta:
        ordering = ["first", "at"]
        indexes = [models.Index(fields=["patient", "kind", "first"], name="event_by_kind")]
        constraints = [
            models.UniqueConstraint(fields=["patient", "client_uuid"], name="event_posted_once"),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[*PERSON_KINDS, "HOLD", "STEP_BACK", "OVERRIDE", "RESUME", "REVIEWED"]
                ),
                name="event_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PERSON_KINDS, plan__isnull=True)
                | (~Q(kind__in=PERSON_KINDS) & Q(plan__isnull=False)),
                name="event_belongs_to_person_or_plan",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=RANGE_KINDS, last__isnull=False, last__gte=F("first"))
                | (~Q(kind__in=RANGE_KINDS) & Q(last__isnull=True)),
                name="event_range_fits_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind="STEP_BACK", steps__isnull=False, steps__gt=0)
                | (~Q(kind="STEP_BACK") & Q(steps__isnull=True)),
                name="event_steps_fit_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind="OVERRIDE", quota__isnull=False, quota__gt=0)
                | (~Q(kind="OVERRIDE") & Q(quota__isnull=True)),
                name="event_quota_fits_its_kind",
            ),
            models.CheckConstraint(
                condition=~Q(kind="SAFETY_RELEASE") | Q(clearance__isnull=False),
                name="event_release_needs_a_clearance",
            ),
            models.CheckConstraint(
                condition=Q(by=F("patient")) | ~Q(reason=""), name="event_by_another_says_why"
            ),
        ]


class EventVoid(AppendOnly):
    """An event taken back before its day was over; safety events can't be."""

    patient_path = "event__patient"

    event = models.OneToOneField(PlanEvent, on_delete=models.CASCADE, related_name="void")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")

    objects = OwnedFacts.as_manager()
