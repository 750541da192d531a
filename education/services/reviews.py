"""Telling those who write lessons which are to be looked at again."""

from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils.translation import gettext

from accounts.models import User
from education.models import Article, Dated, Lesson, Practice, ReviewNotice

KINDS: tuple[type[Dated], ...] = (Lesson, Article, Practice)


@transaction.atomic
def mail_reviews(*, today: date, now: datetime) -> list[str]:
    """One mail to each editor and approver about what has come due since the last; its titles.

    A text is told of once for each date. Where the mail can't be sent nothing counts as told.
    """
    due = [one for one in _due(today) if _note(one, now)]
    people = User.objects.filter(is_active=True, role_grants__isnull=False).distinct()
    if due and people:
        mails = [_mail(person, due) for person in people]
        get_connection().send_messages(mails)
    return [one.title for one in due]


def _due(today: date) -> list[Dated]:
    found: list[Dated] = []
    for kind in KINDS:
        found += kind._default_manager.filter(live=True, review_by__lte=today)  # noqa: SLF001
    return sorted(found, key=lambda one: (one.review_by or today, one.title))


def _note(one: Dated, now: datetime) -> bool:
    """Whether it was not told of yet for this date."""
    assert one.review_by is not None
    _, fresh = ReviewNotice.objects.get_or_create(
        kind=type(one).__name__.lower(),
        key=one.key,
        review_by=one.review_by,
        defaults={"sent_at": now},
    )
    return fresh


def _mail(person: User, due: list[Dated]) -> EmailMessage:
    lines = [f"- {one.title} ({one.review_by})" for one in due]
    opening = gettext("These lessons are to be looked at again:")
    closing = gettext("They are here: %s/editor/") % settings.ADDRESS
    body = "\n".join([opening, "", *lines, "", closing, ""])
    return EmailMessage(gettext("Lessons to look at again"), body, to=[person.email])
