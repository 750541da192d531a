"""Safety answers as they were given, and what a clinician said about them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Patient
from accounts.ownership import OwnedFacts
from common.models import AppendOnly


class Outcome(models.TextChoices):
    """What the answers lead to; computed by `pacing.screening.screen`, kept as shown."""

    CLEAR = "CLEAR", _("Ready for a plan")
    CLEARANCE_NEEDED = "CLEARANCE_NEEDED", _("Ask a clinician first")
    POST_EXERTIONAL = "PEM_POSITIVE", _("A steady plan only")
    RED_FLAG = "RED_FLAG", _("Get help now")


class Screening(AppendOnly):
    """One set of safety answers, the version of the questions, and the outcome."""

    class Kind(models.TextChoices):
        FIRST = "first", _("Before the first plan")
        WEEK_2 = "wk2", _("After 2 weeks")
        WEEK_6 = "wk6", _("After 6 weeks")
        WEEK_12 = "wk12", _("After 12 weeks")
        AFTER_FLARE = "after_flare", _("After a long flare")
        WORRY = "worry", _("Something new or worrying")

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="screenings")
    kind = models.CharField(max_length=11, choices=Kind)
    on = models.DateField()
    version = models.PositiveSmallIntegerField()
    answers = models.JSONField()
    outcome = models.CharField(max_length=16, choices=Outcome)
    at = models.DateTimeField()
    client_uuid = models.UUIDField()

    objects = OwnedFacts.as_manager()

    class Meta:
        ordering = ["on", "at"]
        indexes = [models.Index(fields=["patient", "-on"], name="screening_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "client_uuid"], name="screening_posted_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="screening_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["first", "wk2", "wk6", "wk12", "after_flare", "worry"]),
                name="screening_kind_known",
            ),
        ]


class Clearance(AppendOnly):
    """A clinician's go-ahead after a screening, recorded by them or by the patient as told."""

    patient_path = "screening__patient"

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="clearances")
    given_by_name = models.CharField(max_length=80)
    given_by_role = models.CharField(max_length=80)
    given_on = models.DateField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+"
    )
    note = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    client_uuid = models.UUIDField()

    objects = OwnedFacts.as_manager()

    class Meta:
        ordering = ["given_on", "at"]
        constraints = [
            models.UniqueConstraint(
                fields=["screening", "client_uuid"], name="clearance_posted_once"
            ),
            models.CheckConstraint(
                condition=~Q(given_by_name="") & ~Q(given_by_role=""), name="clearance_says_who"
            ),
        ]
