"""Which devices show a person's notices: allowed, tried, taken off the list."""

from datetime import datetime, timedelta
from typing import Final

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Patient
from common import addresses
from common.addresses import AddressRefused, LookUp
from common.refusal import Refused
from reminders.channels import push
from reminders.models import PushEndpoint
from reminders.notices import Notice
from reminders.outcomes import Later, Outcome, Sent, Unknown
from reminders.sealing import check_keys
from reminders.selectors import living

MOST: Final = 10
"""Devices of one person; the one that asked longest ago makes room."""

TRIES_EACH: Final = timedelta(minutes=1)


def allow(
    *,
    patient: Patient,
    sign_in: UserSession,
    shared: bool,
    address: str,
    p256dh: str,
    auth: str,
    device: str,
    now: datetime,
    ask: LookUp = addresses.look_up,
) -> PushEndpoint:
    """Show the person's notices on this device from now on, and nobody else's.

    Raises Refused for a device that others use, and for an address or keys that no maker of
    browsers gives.
    """
    if shared:
        raise Refused(gettext("Others use this device, so it gets no notices."))
    _check(address, p256dh, auth, ask)
    facts = {
        "patient": patient,
        "sign_in": sign_in,
        "p256dh": p256dh,
        "auth": auth,
        "device": device[:80],
        "created_at": now,
        "dead_at": None,
    }
    with transaction.atomic():
        endpoint, _new = PushEndpoint.objects.update_or_create(address=address, defaults=facts)
        PushEndpoint.objects.filter(sign_in=sign_in).exclude(pk=endpoint.pk).delete()
        oldest = living(patient).values_list("pk", flat=True)[MOST:]
        PushEndpoint.objects.filter(pk__in=list(oldest)).delete()
    return endpoint


def _check(address: str, p256dh: str, auth: str, ask: LookUp) -> None:
    try:
        place = addresses.read(address, hosts=settings.PUSH_HOSTS, loopback=settings.PUSH_LOOPBACK)
        addresses.ways_to(place, ask=ask)
        check_keys(p256dh=p256dh, auth=auth)
    except (AddressRefused, ValueError) as wrong:
        words = gettext("We don't know the maker of this browser, so no notice can reach it.")
        raise Refused(words) from wrong
    except OSError as unknown:
        words = gettext("We could not reach the maker of this browser. Try again in a few minutes.")
        raise Refused(words) from unknown


def remove(*, endpoint: PushEndpoint) -> None:
    """It shows no notice any more."""
    endpoint.delete()


def try_out(*, endpoint: PushEndpoint, now: datetime) -> str:
    """Send a notice to one device at once; returns what came of it, in words.

    Raises Refused where one was sent within the last minute.
    """
    seconds = int(TRIES_EACH.total_seconds())
    if not cache.add(f"notice-tried:{endpoint.patient_id}", 1, seconds):
        raise Refused(gettext("One a minute is enough. Try again shortly."))
    notice = Notice(
        line=gettext("Notices arrive here."),
        path=reverse("reminders:phone"),
        tag="try",
        lasts=TRIES_EACH,
    )
    return _in_words(push.hand_over(notice, endpoint, now=now))


def _in_words(outcome: Outcome) -> str:
    if isinstance(outcome, Sent):
        return gettext("It is on its way. It comes within a minute.")
    if isinstance(outcome, Later | Unknown):
        return gettext("It could not be sent just now. Try again in a few minutes.")
    return gettext("This device takes no notices any more. Allow them on it once more.")
