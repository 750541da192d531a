"""What a reminder says. Nothing of it speaks of pain, illness or what the plan is about: a letter
and a notice are seen by others.
"""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from reminders import links
from reminders.models import Delivery, Kind, Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A reminder in words: `url` leads to what is to be done, `stop_url` ends the reminders."""

    subject: str
    line: str
    label: str
    url: str
    set_for: str
    snooze_url: str
    stop_url: str


def words_of(delivery: Delivery) -> Words:
    kind = Kind(delivery.slot.rule.kind)
    subject, line, label = _said(kind)
    return Words(
        subject=subject,
        line=line,
        label=label,
        url=f"{settings.ADDRESS}{path_of(delivery.slot)}",
        set_for=_set_for(delivery.slot),
        snooze_url=links.url(links.SNOOZE, delivery.pk),
        stop_url=links.url(links.STOP, delivery.pk),
    )


def _set_for(slot: Slot) -> str:
    """Which of several it is: by its time."""
    said = {"site": settings.SITE_NAME, "time": f"{slot.rule.local_time:%H:%M}"}
    return gettext("You set this in %(site)s for %(time)s.") % said


def path_of(slot: Slot) -> str:
    """Where in the product it is done."""
    kind = Kind(slot.rule.kind)
    if kind == Kind.CHECK_IN:
        return reverse("diary:check_in", args=[slot.day])
    places = {
        Kind.TODAY: "today",
        Kind.SESSION: "today",
        Kind.LESSON: "education:path",
        Kind.REVIEW: "pacing:plan",
        Kind.SAFETY: "pacing:screening",
    }
    return reverse(places[kind])


def _said(kind: Kind) -> tuple[str, str, str]:
    site = {"site": settings.SITE_NAME}
    subject = gettext("A note from %(site)s") % site
    said = {
        Kind.TODAY: (gettext("Your list for today is ready."), gettext("See today")),
        Kind.SESSION: (gettext("It is the time you chose."), gettext("See today")),
        Kind.CHECK_IN: (gettext("A minute to note the day?"), gettext("Note the day")),
        Kind.LESSON: (gettext("A few minutes to read?"), gettext("Go on reading")),
        Kind.REVIEW: (gettext("It is time to look at your list again."), gettext("Look at it")),
        Kind.SAFETY: (gettext("A few questions wait for you."), gettext("Answer them")),
    }
    line, label = said[kind]
    return subject, line, label
