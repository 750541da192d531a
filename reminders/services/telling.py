"""What calendars are told: each event kept as it was last told, so that a change can be told."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from common.amounts import amount
from reminders.models import Feed, FeedEvent
from reminders.services.coming import Session, sessions
from reminders.services.session_times import SessionTimes

KEPT = timedelta(days=7)
"""How long a date that is over stays in a calendar, as it was told."""


@transaction.atomic
def tell(*, feed: Feed, today: date, now: datetime) -> list[FeedEvent]:
    """Every event to be given out, by its date, as the plans have it now.

    Whoever comes meanwhile waits for the feed's row, so that each change is told once.
    Raises Feed.DoesNotExist where the address was ended in between.
    """
    rows = Feed.objects.select_for_update(of=("self",)).select_related("patient__user")
    feed = rows.get(pk=feed.pk, token_hash=feed.token_hash)
    feed.read_at = now
    feed.save(update_fields=["read_at"])
    feed.events.filter(on__lt=today - KEPT).delete()
    with translation.override(feed.patient.user.locale):
        planned = sessions(feed.patient, today=today, now=now)
        events = _brought_up(feed, planned, today=today, now=now)
    return sorted(events, key=lambda event: (event.on, event.uid))


def _brought_up(
    feed: Feed, planned: Iterable[Session], *, today: date, now: datetime
) -> list[FeedEvent]:
    """What was told before and what is planned, each as it is now; what is over stays."""
    events = {(event.plan_id, event.on): event for event in feed.events.all()}
    before = {event.pk: event.told for event in events.values()}
    for event in events.values():
        event.cancelled = event.cancelled or event.on >= today
        event.title = neutral_title() if feed.neutral else event.title
    times = SessionTimes.of(feed.patient)
    for session in planned:
        new = FeedEvent(feed=feed, plan=session.plan, on=session.on)
        event = events.setdefault((new.plan_id, new.on), new)
        event.title = neutral_title() if feed.neutral else title(session)
        event.starts_at, event.ends_at, event.zone = times.span(session)
        event.cancelled = False
    _keep(events.values(), before, now=now)
    return list(events.values())


def _keep(
    events: Iterable[FeedEvent], before: dict[UUID, tuple[object, ...]], *, now: datetime
) -> None:
    """Write what is new or otherwise; what was told before gets the next number."""
    changed = [event for event in events if event.told != before.get(event.pk)]
    for event in changed:
        event.changed_at = now
        event.sequence += event.pk in before
    told = ["title", "starts_at", "ends_at", "zone", "cancelled", "sequence", "changed_at"]
    FeedEvent.objects.bulk_create([event for event in changed if event.pk not in before])
    FeedEvent.objects.bulk_update([event for event in changed if event.pk in before], told)


def title(session: Session) -> str:
    """The activity in the person's own word, and how much of it: "Walk: 12 minutes"."""
    activity = session.plan.activity
    words = {"activity": activity.name, "amount": amount(session.quota, activity.unit)}
    return gettext("%(activity)s: %(amount)s") % words


def neutral_title() -> str:
    """Words that tell nobody what is done, nor what for."""
    return gettext("%(site)s: time for yourself") % {"site": settings.SITE_NAME}
