"""One date of a reminder, and what became of it on each channel."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.ownership import OwnedQuerySet
from common.models import Record
from reminders.models.rules import Rule


class Channel(models.TextChoices):
    EMAIL = "email", _("E-mail")
    PUSH = "push", _("A notice on the phone")
    IN_APP = "in_app", _("In Evenstep")


class Slot(Record):
    """A rule's date. There is but one, however often or by however many it is planned.

    `local_date` is that of the calendar; `day` is the person's own date, which a late night belongs
    to: what is to be done then, and how many there are on it, goes by `day`.
    """

    patient_path = "rule__patient"

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="slots")
    local_date = models.DateField()
    day = models.DateField()
    zone = models.CharField(max_length=64)
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["-due_at"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "local_date"], name="reminder_slot_once")
        ]


class Delivery(Record):
    """A slot on one channel: it waits, is taken by a sender, and comes to one end.

    `SENDING` is written down before anything leaves. Where a sender ends in between, nobody knows
    whether it arrived: it becomes `UNKNOWN`, is shown as that, and is not sent again.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("waits")
        LEASED = "leased", _("is being looked at")
        SENDING = "sending", _("is on its way")
        SENT = "sent", _("was sent")
        FAILED = "failed", _("could not be sent")
        UNKNOWN = "unknown", _("may or may not have arrived")
        EXPIRED = "expired", _("was not sent")
        NOT_NEEDED = "not_needed", _("was not needed")

    class Why(models.TextChoices):
        """The reason for an end, where the state alone does not say it."""

        DONE = "done", _("it was done already")
        NOTHING_DUE = "nothing_due", _("nothing was due")
        ONE_A_DAY = "one_a_day", _("you had as many that day as you wanted")
        QUIET = "quiet", _("it was a quiet hour")
        SNOOZED = "snoozed", _("you asked for a rest")
        LATE = "late", _("it was too late by then")
        NO_ADDRESS = "no_address", _("there was nowhere to send it")
        REFUSED = "refused", _("the other side refused it")
        STOPPED = "stopped", _("the sender was stopped while it was on its way")
        IGNORED = "ignored", _("you let the last five pass, so we ask you first")

    OPEN = (State.PENDING, State.LEASED, State.SENDING)
    patient_path = "slot__rule__patient"

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=6, choices=Channel)
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    why = models.CharField(max_length=11, choices=Why, blank=True)
    due_at = models.DateTimeField()
    try_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=80, blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["-due_at"]
        indexes = [
            models.Index(
                fields=["try_at"],
                condition=Q(state__in=["pending", "leased", "sending"]),
                name="reminder_delivery_open",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["slot", "channel"], name="reminder_delivered_once"),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="reminder_channel_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["pending", "leased", "sending"], ended_at=None)
                | Q(
                    state__in=["sent", "failed", "unknown", "expired", "not_needed"],
                    ended_at__isnull=False,
                ),
                name="reminder_delivery_ends",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["leased", "sending"], leased_until__isnull=False)
                | (~Q(state__in=["leased", "sending"]) & Q(leased_until=None)),
                name="reminder_delivery_leased",
            ),
        ]
