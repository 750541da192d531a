"""Where a notice on a phone goes."""

from allauth.usersessions.models import UserSession
from django.db import models

from accounts.models import Patient
from accounts.ownership import OwnedQuerySet
from common.models import Record


class PushEndpoint(Record):
    """A browser that asked for notices; its address is a secret between it and its maker.

    `dead_at` is set once that maker says that nobody is there any more. `sign_in` is the one it was
    asked in: with it, it goes.
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="push_endpoints")
    sign_in = models.ForeignKey(
        UserSession, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    address = models.URLField(max_length=700, unique=True)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=40)
    device = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField()
    dead_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
