"""The page about the plan as a calendar."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.forms import BaseForm
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from reminders.models import Feed


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPage:
    """`feed` is None where there is no address; `address` is there only once it was made just now.

    `state` says since when there is one, and when it was last fetched.
    """

    feed: Feed | None
    form: BaseForm
    address: str
    state: tuple[str, ...]


def calendar_page(feed: Feed | None, *, form: BaseForm, zone: str, token: str) -> CalendarPage:
    return CalendarPage(
        feed=feed,
        form=form,
        address=address_of(token) if token else "",
        state=() if feed is None else _state(feed, zone),
    )


def address_of(token: str) -> str:
    """The whole address, secret and all."""
    return f"{settings.ADDRESS}{reverse('reminders:feed', args=[token])}"


def _state(feed: Feed, zone: str) -> tuple[str, str]:
    made = gettext("Made on %(when)s.") % {"when": _when(feed.created_at, zone)}
    if feed.read_at is None:
        return made, gettext("No calendar has fetched it yet.")
    return made, gettext("Last fetched on %(when)s.") % {"when": _when(feed.read_at, zone)}


def _when(at: datetime, zone: str) -> str:
    # Translators: a day and a time, in the date format of Django: "7 April, 14:05".
    return date_format(at.astimezone(ZoneInfo(zone)), gettext("j F, H:i"))
