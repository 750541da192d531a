"""What Today says beside the cards: a timer that runs, a hold, safety questions, a flare."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from common.amounts import plain_date
from pacing.engine import PlanState
from pacing.models import Screening
from pacing.reading import PlanReading
from painapp.selectors import DayFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A line with the way on. An urgent one stands above the cards, where two lines have room."""

    title: str
    url: str
    url_label: str
    text: str = ""
    icon: str = "info"
    urgent: bool = False


def notices(
    readings: Sequence[PlanReading], facts: DayFacts, due: Screening.Kind | None
) -> list[Notice]:
    """The two that matter most."""
    return list(_all(readings, facts, due))[:2]


def _all(
    readings: Sequence[PlanReading], facts: DayFacts, due: Screening.Kind | None
) -> Iterator[Notice]:
    states = {reading.day.state for reading in readings}
    if PlanState.SAFETY_HOLD in states:
        yield Notice(
            title=gettext("Your plan is on hold"),
            url=reverse("pacing:plan"),
            url_label=gettext("What happens next"),
            urgent=True,
        )
    if facts.timer_runs:
        yield Notice(
            title=gettext("A timer is running"),
            url=reverse("timer"),
            url_label=gettext("Go to the timer"),
            icon="play",
            urgent=True,
        )
    if due is not None and readings:
        yield Notice(
            title=gettext("A few safety questions"),
            text=gettext("It is time to ask them again. They take two minutes."),
            url=f"{reverse('pacing:screening')}?kind={due}",
            url_label=gettext("Answer them"),
        )
    if PlanState.FLARE in states:
        yield Notice(
            title=gettext("Your flare plan is running"),
            text=_flare_words(readings),
            url=reverse("pacing:flare"),
            url_label=gettext("Open my flare plan"),
        )
    if facts.reminder_rests:
        yield Notice(
            title=gettext("A reminder rests"),
            text=gettext("The last five passed by. Do you still want them?"),
            url=reverse("reminders:list"),
            url_label=gettext("Say what you want"),
        )
    if PlanState.REBASELINE_DUE in states:
        yield Notice(
            title=gettext("Time for new try-outs"),
            text=gettext("After a long break they give you a fresh start."),
            url=reverse("pacing:plan"),
            url_label=gettext("Start afresh"),
        )


def _flare_words(readings: Sequence[PlanReading]) -> str:
    """When the last of the plans goes on; each has a flare rule of its own."""
    ends = [dict(reading.day.reason.facts).get("flare_until") for reading in readings]
    until = max((each for each in ends if isinstance(each, date)), default=None)
    if until is None:
        return gettext("It ends by itself. Nothing is made up later.")
    words = {"day": plain_date(until, readings[0].on)}
    return gettext("You go on from there on %(day)s. Nothing is made up later.") % words
