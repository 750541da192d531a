"""How a day was, in the person's own words and numbers. None of it ever reaches a plan."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models import Patient
from accounts.ownership import OwnedQuerySet
from common.models import Record

SCALES = ("fatigue", "sleep", "mood", "stress", "clarity", "confidence", "pain")
"""The ratings 0–10 a day can hold, in the order they are asked: pain last."""


def _scale() -> "models.PositiveSmallIntegerField[int | None, int | None]":
    return models.PositiveSmallIntegerField(null=True, blank=True)


class DayCheckIn(Record):
    """One day's ratings; each may be missing, and missing is never 0."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="check_ins")
    on = models.DateField()
    fatigue = _scale()
    sleep = _scale()
    mood = _scale()
    stress = _scale()
    clarity = _scale()
    confidence = _scale()
    pain = _scale()
    hard_day = models.BooleanField(default=False)
    note = models.TextField(max_length=2000, blank=True)
    recorded_at = models.DateTimeField()
    recorded_on = models.DateField()
    updated_at = models.DateTimeField()
    zone = models.CharField(max_length=64)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "on"], name="day_once"),
            models.CheckConstraint(
                condition=Q(on__lte=F("recorded_on")), name="day_not_in_the_future"
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{scale}__isnull": True}) | Q(**{f"{scale}__lte": 10}),
                    name=f"day_{scale}_0_to_10",
                )
                for scale in SCALES
            ),
        ]

    @property
    def recall_days(self) -> int:
        """Days between the day and its first note; 0 on the day itself."""
        return (self.recorded_on - self.on).days


class OwnItem(Record):
    """Something of the person's own to rate 0–10, with a word for each end."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="own_items")
    label = models.CharField(max_length=60)
    low = models.CharField(max_length=40)
    high = models.CharField(max_length=40)
    higher_is_better = models.BooleanField(default=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                "patient",
                Lower("label"),
                condition=Q(archived_at__isnull=True),
                name="own_item_once",
            ),
            models.CheckConstraint(condition=~Q(label=""), name="own_item_label_given"),
        ]


class OwnRating(Record):
    """A value 0–10 for an own item on a day."""

    patient_path = "item__patient"

    item = models.ForeignKey(OwnItem, on_delete=models.CASCADE, related_name="ratings")
    on = models.DateField()
    value = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["item", "on"], name="own_rating_once"),
            models.CheckConstraint(condition=Q(value__lte=10), name="own_rating_0_to_10"),
        ]


class DayTag(Record):
    """A circumstance of a day: visitors, bad weather, a long drive."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="day_tags")
    on = models.DateField()
    tag = models.CharField(max_length=40)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["on", "tag"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "on", "tag"], name="day_tag_once"),
            models.CheckConstraint(condition=~Q(tag=""), name="day_tag_given"),
        ]


class DiaryChoice(models.Model):
    """What the person chose to note, and how often they are asked about symptoms."""

    class Cadence(models.TextChoices):
        DAILY = "daily", _("Every day")
        WEEKLY = "weekly", _("Once a week")

    patient = models.OneToOneField(
        Patient, on_delete=models.CASCADE, primary_key=True, related_name="diary_choice"
    )
    items = models.JSONField()
    cadence = models.CharField(max_length=6, choices=Cadence, default=Cadence.DAILY)
    weekly_day = models.PositiveSmallIntegerField(default=6)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cadence__in=["daily", "weekly"]), name="diary_cadence_known"
            ),
            models.CheckConstraint(condition=Q(weekly_day__lte=6), name="diary_weekday_0_to_6"),
        ]


class FlareEpisode(Record):
    """The person's own record of how long a flare lasted; it never changes a plan."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="flare_episodes")
    first_on = models.DateField()
    last_on = models.DateField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["first_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["patient"], condition=Q(last_on__isnull=True), name="flare_episode_one_open"
            ),
            models.CheckConstraint(
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("first_on")),
                name="flare_episode_ends_after_it_began",
            ),
        ]

    @property
    def days(self) -> int | None:
        """How many dates it lasted, both ends included; None while it is open."""
        return None if self.last_on is None else (self.last_on - self.first_on).days + 1
