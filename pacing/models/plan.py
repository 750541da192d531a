"""A plan for one activity, its chapters of fixed terms, and who agreed to them."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Patient
from accounts.ownership import OwnedFacts, OwnedQuerySet
from common.fields import FractionField
from common.models import AppendOnly, Record
from diary.models import Activity
from goals.models import Goal
from pacing.models.safety import Screening

LONGEST = timedelta(days=363)
"""A chapter's last date is at most so long after its first: 52 weeks in all."""


class Plan(Record):
    """A plan for an activity. Whether it runs, rests or is in a flare is the engine's to say."""

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Begun")
        SCREENED = "SCREENED", _("Safety questions answered")
        BASELINE = "BASELINE", _("Trying out")
        PROPOSED = "PROPOSED", _("Waiting for your yes")
        ACTIVE = "ACTIVE", _("Running")
        CLOSED = "CLOSED", _("Ended")

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="plans")
    activity = models.ForeignKey(Activity, on_delete=models.RESTRICT, related_name="plans")
    goal = models.ForeignKey(
        Goal, null=True, blank=True, on_delete=models.SET_NULL, related_name="plans"
    )
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    draft = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_reason = models.CharField(max_length=200, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["patient", "state"], name="plan_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["activity"], condition=~Q(state="CLOSED"), name="plan_one_open_per_activity"
            ),
            models.CheckConstraint(
                condition=Q(state="CLOSED", closed_at__isnull=False)
                | (~Q(state="CLOSED") & Q(closed_at__isnull=True)),
                name="plan_closed_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["DRAFT", "SCREENED", "BASELINE", "PROPOSED", "ACTIVE", "CLOSED"]
                ),
                name="plan_state_known",
            ),
        ]


class IncrementKind(models.TextChoices):
    NONE = "none", _("Stay the same")
    OF_BASELINE = "of_baseline", _("A share of what you could do")
    COMPOUNDING = "compounding", _("A share of the amount before")
    FIXED = "fixed", _("A fixed amount")


class Chapter(AppendOnly):
    """Terms of a plan, never edited: a change is a new chapter. Amounts are base units."""

    class Kind(models.TextChoices):
        FIRST = "FIRST", _("First agreement")
        CONTINUES = "CONTINUES", _("Goes on with other steps")
        REDUCED = "REDUCED", _("Goes on a little lower")
        NEW_TRIALS = "NEW_TRIALS", _("Starts from new try-outs")
        STEADY = "STEADY", _("Stays the same")

    patient_path = "plan__patient"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="chapters")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    starts_on = models.DateField()
    ends_on = models.DateField()
    measured = models.BooleanField()
    baseline = FractionField()
    start_fraction = FractionField()
    levels_taken = models.JSONField(default=list)
    before = models.JSONField(default=list)
    resolution = models.PositiveIntegerField()
    inc_kind = models.CharField(max_length=11, choices=IncrementKind)
    inc_fraction = FractionField(null=True, blank=True)
    inc_amount = models.PositiveIntegerField(null=True, blank=True)
    step_days = models.PositiveSmallIntegerField()
    goal = models.PositiveIntegerField(null=True, blank=True)
    weekdays = models.PositiveSmallIntegerField()
    sessions_per_day = models.PositiveSmallIntegerField()
    rest_minutes = models.PositiveSmallIntegerField()
    weekly_cap = FractionField(null=True, blank=True)
    gate = FractionField()
    met_fraction = FractionField()
    flare_back = models.PositiveSmallIntegerField()
    flare_days = models.PositiveSmallIntegerField()
    flare_share = FractionField(null=True, blank=True)
    goal_hold_days = models.PositiveSmallIntegerField()
    increments_allowed = models.BooleanField()
    screening = models.ForeignKey(Screening, on_delete=models.RESTRICT, related_name="chapters")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+"
    )
    reason = models.CharField(max_length=500, blank=True)
    proposed_at = models.DateTimeField()
    engine_version = models.PositiveSmallIntegerField()

    objects = OwnedFacts.as_manager()

    class Meta:
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="chapter_number_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["FIRST", "CONTINUES", "REDUCED", "NEW_TRIALS", "STEADY"]),
                name="chapter_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__lte=F("starts_on") + LONGEST), name="chapter_at_most_52_weeks"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="chapter_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(resolution__gt=0), name="chapter_resolution_positive"
            ),
            models.CheckConstraint(
                condition=Q(step_days__range=(1, 56)), name="chapter_step_days_1_to_56"
            ),
            models.CheckConstraint(
                condition=Q(weekdays__range=(1, 127)), name="chapter_has_a_weekday"
            ),
            models.CheckConstraint(
                condition=Q(sessions_per_day__range=(1, 10)), name="chapter_sessions_1_to_10"
            ),
            models.CheckConstraint(
                condition=Q(flare_back__lte=4), name="chapter_flare_back_0_to_4"
            ),
            models.CheckConstraint(
                condition=Q(flare_days__range=(1, 14)), name="chapter_flare_days_1_to_14"
            ),
            models.CheckConstraint(
                condition=Q(goal__isnull=True) | Q(goal__gt=0), name="chapter_goal_positive"
            ),
            models.CheckConstraint(
                condition=~Q(kind="STEADY") | Q(increments_allowed=False),
                name="chapter_steady_has_no_increments",
            ),
            models.CheckConstraint(
                condition=Q(inc_kind="none", inc_fraction__isnull=True, inc_amount__isnull=True)
                | Q(
                    inc_kind__in=["of_baseline", "compounding"],
                    inc_fraction__isnull=False,
                    inc_amount__isnull=True,
                )
                | Q(
                    inc_kind="fixed",
                    inc_fraction__isnull=True,
                    inc_amount__isnull=False,
                    inc_amount__gt=0,
                ),
                name="chapter_increment_fits_its_kind",
            ),
            models.CheckConstraint(
                condition=~Q(inc_kind="none") | Q(increments_allowed=False),
                name="chapter_no_increment_is_steady",
            ),
        ]


class ChapterTrial(AppendOnly):
    """A copy of a try-out behind the chapter's baseline: editing the entry changes nothing here."""

    patient_path = "chapter__plan__patient"

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="trials")
    entry_id_then = models.UUIDField(null=True, blank=True)
    on = models.DateField()
    amount = models.PositiveIntegerField()

    objects = OwnedFacts.as_manager()

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["chapter", "on"], name="trial_one_a_day")]


class ChapterSetAside(AppendOnly):
    """An agreed chapter that never began: a flare or a pause was declared over its first day.

    Where that event is taken back, the chapter stands again.
    """

    patient_path = "chapter__plan__patient"

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="set_aside")
    event = models.ForeignKey(
        "pacing.PlanEvent", on_delete=models.CASCADE, related_name="chapters_set_aside"
    )
    at = models.DateTimeField()

    objects = OwnedFacts.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chapter", "event"], name="chapter_set_aside_once")
        ]


class Decision(AppendOnly):
    """What became of a chapter, by whom, and the dated table as it was shown."""

    class Outcome(models.TextChoices):
        AGREED = "AGREED", _("Agreed")
        DECLINED = "DECLINED", _("Not agreed")
        WITHDRAWN = "WITHDRAWN", _("Taken back")
        IMPOSED = "IMPOSED", _("Made lower by a clinician")

    patient_path = "chapter__plan__patient"

    chapter = models.OneToOneField(Chapter, on_delete=models.CASCADE, related_name="decision")
    outcome = models.CharField(max_length=9, choices=Outcome)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
    at = models.DateTimeField()
    table_shown = models.JSONField()
    text_version = models.PositiveSmallIntegerField(default=1)

    objects = OwnedFacts.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["AGREED", "DECLINED", "WITHDRAWN", "IMPOSED"]),
                name="decision_outcome_known",
            ),
        ]
