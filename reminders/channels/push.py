"""A reminder as a notice on each device of the person that asked for notices."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from time import monotonic, time
from typing import Final

from django.conf import settings

from accounts.sign_ins import is_over
from common import addresses, outward
from common.addresses import AddressRefused, LookUp
from common.outward import Answer, NoAnswer, NotSent, Patience
from reminders import vapid
from reminders.models import Delivery, PushEndpoint
from reminders.notices import Notice, notice_of
from reminders.outcomes import Later, Outcome, Refused, Sent, Unknown
from reminders.sealing import sealed
from reminders.selectors import living
from reminders.services.planning import GRACE

AT_ONCE: Final = timedelta()
LONGEST: Final = 8.0
"""Seconds after which no further device is begun with: all of it is to end within the lease, also
where the last one is waited for as long as can be.
"""

PATIENCE: Final = Patience()
NOWHERE: Final = Refused(Delivery.Why.NO_ADDRESS)
GONE: Final = (404, 410)


def send(
    delivery: Delivery,
    *,
    clock: Callable[[], datetime],
    ask: LookUp = addresses.look_up,
) -> Outcome:
    """Send it to every device of the person; one that takes it is enough."""
    now, until = clock(), monotonic() + LONGEST
    notice = notice_of(delivery, lasts=delivery.due_at + GRACE - now)
    outcomes = list[Outcome]()
    for endpoint in living(delivery.slot.rule.patient) if vapid.is_on() else ():
        if monotonic() > until:
            outcomes.append(Later(AT_ONCE))
        elif endpoint.sign_in is None or not is_over(endpoint.sign_in):
            outcomes.append(hand_over(notice, endpoint, now=now, ask=ask))
    return together(outcomes)


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """What came of it as a whole: the best that is known of any device."""
    found = list(outcomes)
    for kind in (Sent, Unknown):
        if any(isinstance(outcome, kind) for outcome in found):
            return kind()
    later = [outcome.after for outcome in found if isinstance(outcome, Later)]
    if later:
        return Later(min(later))
    return next((outcome for outcome in found if outcome != NOWHERE), NOWHERE)


def hand_over(
    notice: Notice, endpoint: PushEndpoint, *, now: datetime, ask: LookUp = addresses.look_up
) -> Outcome:
    """Give it to the maker of one browser, and say what came of it."""
    try:
        answer = _post(notice, endpoint, ask)
    except (AddressRefused, ValueError):
        return Refused()
    except NoAnswer:
        return Unknown()
    except (NotSent, OSError):
        return Later(AT_ONCE)
    if answer.status in GONE:
        bury(endpoint, now=now)
        return NOWHERE
    return _by_status(answer, now)


def _post(notice: Notice, endpoint: PushEndpoint, ask: LookUp) -> Answer:
    """The address is looked at again: its name may lead elsewhere by now."""
    place = addresses.read(
        endpoint.address, hosts=settings.PUSH_HOSTS, loopback=settings.PUSH_LOOPBACK
    )
    ways = addresses.ways_to(place, ask=ask)
    headers = {
        **notice.headers,
        **vapid.signed(place.origin, at=time()),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
    }
    body = sealed(notice.text, p256dh=endpoint.p256dh, auth=endpoint.auth)
    return outward.post(place, ways, headers=headers, body=body, patience=PATIENCE)


def bury(endpoint: PushEndpoint, *, now: datetime) -> None:
    """Nobody is there any more, unless the device has asked anew in the meantime."""
    same = PushEndpoint.objects.filter(pk=endpoint.pk, p256dh=endpoint.p256dh, auth=endpoint.auth)
    same.filter(patient=endpoint.patient_id).update(dead_at=now)


def _by_status(answer: Answer, now: datetime) -> Outcome:
    if 200 <= answer.status < 300:
        return Sent()
    if answer.status == 429 or answer.status >= 500:
        return Later(_after(answer.retry_after, now))
    return Refused()


def _after(said: str, now: datetime) -> timedelta:
    """How long it asks us to wait: seconds, or a date; nothing where that can't be read."""
    if said.strip().isdecimal():
        return min(timedelta(seconds=int(said.strip()[:9])), GRACE)
    try:
        return min(max(parsedate_to_datetime(said) - now, AT_ONCE), GRACE)
    except (ValueError, TypeError):
        return AT_ONCE
