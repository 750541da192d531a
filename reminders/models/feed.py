"""A person's plan as a calendar, and what was last told of each of its events."""

from uuid import UUID, uuid5

from django.db import models
from django.db.models import F, Q

from accounts.models import Patient
from accounts.ownership import OwnedQuerySet
from common.models import Record
from pacing.models import Plan


class Feed(Record):
    """Whoever holds its address reads the plan; of the secret in it only the hash is kept.

    `neutral` titles say nothing of what is done. `created_at` is when the address was made,
    `read_at` when a calendar last fetched it.
    """

    patient = models.OneToOneField(Patient, on_delete=models.CASCADE, related_name="feed")
    token_hash = models.CharField(max_length=64, unique=True)
    neutral = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()


class FeedEvent(Record):
    """A plan's session on one date, as calendars were last told of it.

    Without `starts_at` it is the whole date's. `zone` is the one its times are told in. `sequence`
    grows by one whenever something else is told; what is cancelled is told so, and not left out.
    """

    patient_path = "feed__patient"

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="events")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="feed_events")
    on = models.DateField()
    title = models.CharField(max_length=200)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    cancelled = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["feed", "plan", "on"], name="feed_event_once"),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None, zone="")
                | (Q(starts_at__isnull=False, ends_at__gt=F("starts_at")) & ~Q(zone="")),
                name="feed_event_timed_or_all_day",
            ),
        ]

    @property
    def uid(self) -> UUID:
        """The same for this plan and date as long as there is the feed, at whatever address."""
        return uuid5(self.feed_id, f"{self.plan_id} {self.on.isoformat()}")

    @property
    def told(self) -> tuple[object, ...]:
        """What a calendar shows of it."""
        return self.title, self.starts_at, self.ends_at, self.zone, self.cancelled
