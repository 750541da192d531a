"""When each part of the clockwork last got something done."""

from django.db import models


class Heartbeat(models.Model):
    """One row for each part, written by the work itself: a process that only looks alive writes
    none.
    """

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()
    worker = models.CharField(max_length=80)
    number = models.PositiveBigIntegerField(default=0)
