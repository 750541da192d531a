"""A letter that was sent and came back was not sent after all."""

from datetime import datetime, timedelta
from typing import Final

from reminders.models import Channel, Delivery
from reminders.returned import refused_for_good

WITHIN: Final = timedelta(days=7)
"""How long a mail server may try before it gives up; nothing older is changed."""


def take_back(letter: bytes, *, now: datetime) -> bool:
    """Write down that the letter this notice is about was refused; whether there was one."""
    name = refused_for_good(letter)
    if name is None:
        return False
    sent = Delivery.objects.filter(pk=name, channel=Channel.EMAIL, ended_at__gte=now - WITHIN)
    ended = sent.filter(state__in=(Delivery.State.SENT, Delivery.State.UNKNOWN))
    return ended.update(state=Delivery.State.FAILED, why=Delivery.Why.REFUSED) == 1
