"""What of the diary reaches the plan: one table for the page, the README and their test."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Feed:
    """A thing the person notes, and what becomes of it."""

    noted: str | Promise
    becomes: str | Promise
    reaches_plan: bool = True


FEEDS = (
    Feed(_("An activity as a try-out"), _("Your baseline")),
    Feed(_("A planned session"), _("Whether the next step comes")),
    Feed(_("Any activity"), _("Hours by category, and what to plan next")),
    Feed(_("A flare you declare"), _("Your flare rule, agreed beforehand")),
    Feed(_("Your safety answers"), _("A hold, or a steady plan")),
    Feed(_("A review"), _("A new chapter, which you agree to first")),
    Feed(
        _("Pain, fatigue, sleep, mood, stress, fog, notes, Hard day"),
        _("Your own picture and what you share. Never a number in the plan"),
        reaches_plan=False,
    ),
)

WHY = (
    _(
        "Pain rises and falls for many reasons, so a plan that follows it does too much on good "
        "days and too little on bad ones."
    ),
    _("A small amount you agreed to beforehand can be kept on both kinds of day."),
    _(
        "“Listen to your body” is good advice for deciding when to ask for help, and we ask about "
        "that too; it is a poor guide to how long to walk today."
    ),
)
