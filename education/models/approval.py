"""Who looked at a text and stands for it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.models import AppendOnly, AppendOnlyQuerySet


class Approval(AppendOnly):
    """Five statements ticked by someone who did not write the revision.

    It belongs to one revision: whatever is changed afterwards has none.
    """

    STATEMENTS = {
        "facts": _("The facts match the sources."),
        "strength": _("The word for the strength of the evidence is right."),
        "no_promise": _("Nothing is promised."),
        "safe": _("It is safe to follow in a flare."),
        "plain": _("The words are plain."),
    }

    revision = models.OneToOneField(
        "wagtailcore.Revision", on_delete=models.RESTRICT, related_name="approval"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.RESTRICT, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
    by_name = models.CharField(max_length=80)
    facts = models.BooleanField()
    strength = models.BooleanField()
    no_promise = models.BooleanField()
    safe = models.BooleanField()
    plain = models.BooleanField()
    at = models.DateTimeField()

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(author=None) | ~Q(by=F("author")), name="approval_by_somebody_else"
            ),
            models.CheckConstraint(
                condition=Q(facts=True, strength=True, no_promise=True, safe=True, plain=True),
                name="approval_ticks_all_five",
            ),
        ]
