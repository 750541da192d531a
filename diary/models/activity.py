"""What was done: the person's activities, the one log of them, and a timer that is running.

Amounts are whole base units of the activity: seconds, metres, steps or repetitions.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models import Patient
from accounts.ownership import OwnedFacts, OwnedQuerySet
from common.models import AppendOnly, Record

DAY_SECONDS = 86_400
LARGEST_AMOUNT = 1_000_000


class Category(models.TextChoices):
    MOVEMENT = "movement", _("Movement")
    HOUSEHOLD = "household", _("Household")
    WORK = "work", _("Work")
    SOCIAL = "social", _("With people")
    LEISURE = "leisure", _("Leisure")
    SELF_CARE = "self_care", _("Looking after myself")
    REST = "rest", _("Rest")


class Unit(models.TextChoices):
    SECONDS = "SECONDS", _("Minutes")
    METRES = "METRES", _("Metres")
    STEPS = "STEPS", _("Steps")
    REPETITIONS = "REPETITIONS", _("Times")


class Purpose(models.TextChoices):
    TRIAL = "TRIAL", _("A try-out")
    PLANNED = "PLANNED", _("Part of my plan")
    OTHER = "OTHER", _("Not part of my plan")


class Source(models.TextChoices):
    TIMER = "timer", _("Timer")
    TODAY = "today", _("Today")
    FORM = "form", _("Diary")
    CATCH_UP = "catch_up", _("Noted later")


class Activity(Record):
    """Something the person does and wants to note; its unit is fixed once entries exist."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="activities")
    idea = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=60)
    category = models.CharField(max_length=9, choices=Category)
    unit = models.CharField(max_length=11, choices=Unit, default=Unit.SECONDS)
    archived_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "patient",
                Lower("name"),
                condition=Q(archived_at__isnull=True),
                name="activity_name_once",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="activity_name_given"),
            models.CheckConstraint(
                condition=Q(category__in=Category.values), name="activity_category_known"
            ),
            models.CheckConstraint(condition=Q(unit__in=Unit.values), name="activity_unit_known"),
        ]


class ActivityEntry(Record):
    """One thing done: how much, on which of the person's own dates, and what for."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="entries")
    activity = models.ForeignKey(Activity, on_delete=models.RESTRICT, related_name="entries")
    occurred_on = models.DateField()
    started_at = models.DateTimeField(null=True, blank=True)
    zone = models.CharField(max_length=64)
    amount = models.PositiveIntegerField()
    seconds = models.PositiveIntegerField(null=True, blank=True)
    purpose = models.CharField(max_length=7, choices=Purpose, default=Purpose.OTHER)
    source = models.CharField(max_length=8, choices=Source)
    note = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField()
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+"
    )
    client_uuid = models.UUIDField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["occurred_on", "recorded_at"]
        indexes = [
            models.Index(fields=["patient", "occurred_on"], name="entry_by_day"),
            models.Index(fields=["activity", "purpose", "occurred_on"], name="entry_by_purpose"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["patient", "client_uuid"], name="entry_posted_once"),
            models.CheckConstraint(
                condition=Q(amount__gt=0, amount__lte=LARGEST_AMOUNT), name="entry_amount_sensible"
            ),
            models.CheckConstraint(
                condition=Q(seconds__isnull=True) | Q(seconds__lte=DAY_SECONDS),
                name="entry_seconds_within_a_day",
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=Purpose.values), name="entry_purpose_known"
            ),
            models.CheckConstraint(
                condition=Q(source__in=Source.values), name="entry_source_known"
            ),
            models.CheckConstraint(
                condition=Q(occurred_on__lte=F("recorded_on")), name="entry_not_in_the_future"
            ),
        ]

    @property
    def recall_days(self) -> int:
        """Days between doing it and noting it; 0 on the day itself."""
        return (self.recorded_on - self.occurred_on).days


class EntryRevision(AppendOnly):
    """An entry as it stood before it was changed or taken away."""

    patient_path = "entry__patient"

    entry = models.ForeignKey(ActivityEntry, on_delete=models.CASCADE, related_name="revisions")
    before = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")

    objects = OwnedFacts.as_manager()

    class Meta:
        ordering = ["at"]


class TimerRun(Record):
    """A timer by the wall clock: one runs at a time; stopped, it becomes an entry or is let go."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="timer_runs")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="timer_runs")
    purpose = models.CharField(max_length=7, choices=Purpose)
    target = models.PositiveIntegerField(null=True, blank=True)
    rest_seconds = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_seconds = models.PositiveIntegerField(default=0)
    stopped_at = models.DateTimeField(null=True, blank=True)
    entry = models.OneToOneField(
        ActivityEntry, null=True, blank=True, on_delete=models.SET_NULL, related_name="timer_run"
    )
    client_uuid = models.UUIDField()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["patient"], condition=Q(stopped_at__isnull=True), name="timer_one_at_a_time"
            ),
            models.UniqueConstraint(fields=["patient", "client_uuid"], name="timer_posted_once"),
            models.CheckConstraint(
                condition=Q(purpose__in=Purpose.values), name="timer_purpose_known"
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True) | Q(stopped_at__gte=F("started_at")),
                name="timer_stops_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True) | Q(paused_at__isnull=True),
                name="timer_stopped_is_not_paused",
            ),
        ]

    def elapsed(self, now: datetime) -> int:
        """Whole seconds counted up to `now`, pauses left out; never below 0."""
        until = self.stopped_at or self.paused_at or now
        return max(0, (until - self.started_at) // timedelta(seconds=1) - self.paused_seconds)
