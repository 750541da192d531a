"""A reminder that came in Evenstep, as it stands on Today until it is followed or put away."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from painapp.presenters.card import QuotaCard
from painapp.selectors import DayFacts
from reminders.models import Kind
from reminders.selectors import standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """`url` takes the post that puts it away; with `go` it leads on."""

    text: str
    go: str
    url: str


def reminded(facts: DayFacts, cards: Sequence[QuotaCard]) -> Reminded | None:
    """The latest of those that wait; one that was done in the meantime is passed over."""
    found = standing(facts.reminded)
    if not found:
        return None
    said = {
        Kind.LESSON: (gettext("You wanted to read for a few minutes."), gettext("To the lessons")),
        Kind.REVIEW: (gettext("You wanted to look at your plan."), gettext("To my plan")),
        Kind.SAFETY: (gettext("You wanted to answer the safety questions."), gettext("To them")),
    }
    if not facts.checked_in:
        said[Kind.CHECK_IN] = (gettext("You wanted to note the day."), gettext("Note the day"))
    if any(card.is_due and not card.is_done for card in cards):
        said[Kind.TODAY] = (gettext("You wanted to look at your list for today. Here it is."), "")
        said[Kind.SESSION] = (gettext("It is the time you chose for a session."), "")
    for kind, key in found:
        if kind in said:
            text, go = said[kind]
            return Reminded(text=text, go=go, url=reverse("reminders:seen", args=[key]))
    return None
