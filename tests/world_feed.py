"""A calendar that follows the plan of a lived-in world."""

from typing import TYPE_CHECKING

from reminders.services.feeds import feed_at, make_address
from reminders.services.telling import tell

if TYPE_CHECKING:
    from tests.world import Life


def follow(life: "Life") -> None:
    """An address made and fetched once; its titles hold what the person typed."""
    feed = feed_at(make_address(patient=life.patient, neutral=False, now=life.at(1)))
    assert feed is not None
    tell(feed=feed, today=life.today, now=life.now)
