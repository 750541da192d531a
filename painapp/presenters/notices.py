"""What stands above the cards of Today: a timer that runs, a hold, safety questions, a review."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from pacing.engine import PlanState
from pacing.models import Screening
from pacing.reading import PlanReading
from painapp.selectors import DayFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A line with the way on; at most two stand on the page."""

    title: str
    text: str
    url: str
    url_label: str
    icon: str = "info"


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
            text=gettext("Your safety answers asked for a clinician's word first."),
            url=reverse("pacing:plan"),
            url_label=gettext("What happens next"),
        )
    if facts.timer_runs:
        yield Notice(
            title=gettext("A timer is running"),
            text=gettext("It counts by the clock, even when this page is closed."),
            url=reverse("timer"),
            url_label=gettext("Go to the timer"),
            icon="play",
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
            text=gettext("It ends by date. Nothing is made up later."),
            url=reverse("pacing:flare"),
            url_label=gettext("Open my flare plan"),
        )
    if PlanState.REBASELINE_DUE in states:
        yield Notice(
            title=gettext("Good to see you again"),
            text=gettext("After a long break, new try-outs give you a fresh start."),
            url=reverse("pacing:plan"),
            url_label=gettext("Start afresh"),
        )
