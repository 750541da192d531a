"""One table."""

from django.conf import settings
from django.db import models


class Line(models.Model):
    """A line of the bare list."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    text = models.CharField(max_length=80)
    amount = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "-id"], name="line_latest")]

    def __str__(self) -> str:
        return self.text
