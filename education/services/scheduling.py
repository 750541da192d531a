"""What the clock does to texts: those whose day has come are read, those whose time is over not."""

from datetime import datetime

from wagtail.models import Revision

from education.models import Article, Kept, Lesson, Module, Practice

KINDS: tuple[type[Kept], ...] = (Module, Lesson, Practice, Article)


def keep_dates(*, now: datetime) -> None:
    """Take away what is over and publish what was approved for a day that has come.

    Raises PermissionDenied for a version that has a day and no approval.
    """
    for kind in KINDS:
        for one in kind._default_manager.filter(live=True, expire_at__lt=now):  # noqa: SLF001
            one.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    for revision in due:
        revision.publish(log_action="wagtail.publish.scheduled")
