"""What a person wants to be reminded of, and when."""

from datetime import time

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Patient
from accounts.ownership import OwnedQuerySet
from common.models import Record
from pacing.models import Plan
from reminders.when import EVERY_DAY, Due, Timing

MOST_A_DAY = 6


class Kind(models.TextChoices):
    TODAY = "today", _("Today’s plan")
    SESSION = "session", _("A session at its time")
    CHECK_IN = "check_in", _("Noting the day")
    LESSON = "lesson", _("A lesson")
    REVIEW = "review", _("Looking at the plan again")
    SAFETY = "safety", _("The safety questions")


class Preference(Record):
    """What counts for all of a person's reminders."""

    patient = models.OneToOneField(
        Patient, on_delete=models.CASCADE, related_name="reminder_preference"
    )
    most_a_day = models.PositiveSmallIntegerField(default=1)
    quiet_from = models.TimeField(default=time(21))
    quiet_until = models.TimeField(default=time(8))
    snoozed_until = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(most_a_day__range=(1, MOST_A_DAY)), name="reminders_a_day_sound"
            ),
            models.CheckConstraint(
                condition=~Q(quiet_from=F("quiet_until")), name="reminders_quiet_hours_end"
            ),
        ]


class Rule(Record):
    """One thing, at one local time, on some days of the week.

    `next_on` is the first local date that is not planned yet, and `next_due_at` its instant by the
    clock of `zone`, when the planner looks at it again; both are empty where it is switched off. It
    rests from `rested_at` on, since several were not followed, until the person says what they
    want.
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="reminder_rules")
    kind = models.CharField(max_length=8, choices=Kind)
    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.CASCADE, related_name="reminder_rules"
    )
    local_time = models.TimeField()
    days = models.PositiveSmallIntegerField(default=EVERY_DAY)
    by_email = models.BooleanField(default=True)
    by_push = models.BooleanField(default=False)
    in_app = models.BooleanField(default=True)
    zone = models.CharField(max_length=64)
    next_on = models.DateField(null=True, blank=True)
    next_due_at = models.DateTimeField(null=True, blank=True)
    rested_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["local_time", "created_at"]
        indexes = [
            models.Index(
                fields=["next_due_at"],
                condition=Q(next_due_at__isnull=False),
                name="reminder_rule_due",
            )
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="reminder_kind_known"),
            models.CheckConstraint(
                condition=Q(days__range=(1, EVERY_DAY)), name="reminder_has_a_day"
            ),
            models.CheckConstraint(
                condition=Q(by_email=True) | Q(by_push=True) | Q(in_app=True),
                name="reminder_has_a_channel",
            ),
            models.CheckConstraint(
                condition=Q(plan=None) | Q(kind=Kind.SESSION), name="reminder_plan_of_a_session"
            ),
            models.CheckConstraint(
                condition=Q(next_on=None, next_due_at=None)
                | Q(next_on__isnull=False, next_due_at__isnull=False),
                name="reminder_next_date_whole",
            ),
            models.CheckConstraint(
                condition=Q(rested_at=None) | Q(next_due_at=None), name="reminder_rests_or_comes"
            ),
            models.UniqueConstraint(
                fields=["patient", "kind", "local_time"],
                condition=Q(plan=None),
                name="reminder_set_once",
            ),
            models.UniqueConstraint(
                fields=["plan", "local_time"],
                condition=Q(plan__isnull=False),
                name="reminder_of_a_plan_set_once",
            ),
        ]

    @property
    def by_channel(self) -> dict[str, bool]:
        """Which ways were chosen, by the name of the channel."""
        return {"email": self.by_email, "push": self.by_push, "in_app": self.in_app}

    @property
    def timing(self) -> Timing:
        """By the clock that counts for its person now."""
        return self.timing_in(self.patient.zone)

    def timing_in(self, zone: str) -> Timing:
        return Timing(local_time=self.local_time, days=self.days, zone=zone)

    def stand_at(self, due: Due | None) -> None:
        """It comes next on that date, by the clock of `timing`; None: not at all."""
        self.zone = self.patient.zone
        self.next_on, self.next_due_at = (due.on, due.at) if due else (None, None)

    STANDS = ("zone", "next_on", "next_due_at")
    """What `stand_at` changes."""
