"""What is to be reminded of, the dates that came of it, and what became of each; the feed."""

from reminders.models.channels import PushEndpoint
from reminders.models.deliveries import Channel, Delivery, Slot
from reminders.models.feed import Feed, FeedEvent
from reminders.models.heartbeat import Heartbeat
from reminders.models.rules import Kind, Preference, Rule

__all__ = [
    "Channel",
    "Delivery",
    "Feed",
    "FeedEvent",
    "Heartbeat",
    "Kind",
    "Preference",
    "PushEndpoint",
    "Rule",
    "Slot",
]
