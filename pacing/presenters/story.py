"""What was read of one plan, and the one sentence that tells it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext

from common.amounts import amount, plain_date
from pacing.adapters import Planned
from pacing.engine import PlanState
from pacing.models import Chapter, Plan, PlanEvent
from pacing.presenters.history import STOPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What was read of a plan: its days so far, today included, and those ahead as planned."""

    plan: Plan
    today: date
    lived: tuple[Planned, ...]
    ahead: tuple[Planned, ...]
    chapters: tuple[Chapter, ...]
    events: tuple[PlanEvent, ...]
    is_whole: bool
    began_on: date

    @property
    def unit(self) -> str:
        unit: str = self.plan.activity.unit
        return unit

    @property
    def chapter(self) -> Chapter:
        """The one that runs, else the first to come."""
        begun = [chapter for chapter in self.chapters if chapter.starts_on <= self.today]
        return begun[-1] if begun else self.chapters[0]

    @property
    def now(self) -> int | None:
        """The amount of today or, on a day off or while nothing is due, of the last day before."""
        amounts = [day.quota for day in self.lived if day.quota]
        return amounts[-1] if amounts else None

    @property
    def stop(self) -> PlanState | None:
        """What keeps the plan from asking for anything today: a hold, a pause, a long break."""
        today = self.lived[-1].state if self.lived else None
        return today if today in STOPPED else None


def steps_ahead(ahead: Iterable[Planned]) -> list[tuple[date, int]]:
    """From which date which amount, for someone who does what is planned."""
    table: list[tuple[date, int]] = []
    for day in ahead:
        if day.quota is not None and (not table or day.quota != table[-1][1]):
            table.append((day.on, day.quota))
    return table


def sentence_of(story: Story) -> str:
    """One sentence that says what the chart shows."""
    words: dict[str, Any] = {"activity": story.plan.activity.name}
    if not story.lived:
        first = steps_ahead(story.ahead)
        words |= {"date": plain_date(story.chapter.starts_on, story.today)}
        if not first:
            return gettext("%(activity)s: starts on %(date)s.") % words
        words |= {"amount": amount(first[0][1], story.unit)}
        return gettext("%(activity)s: starts on %(date)s with %(amount)s.") % words
    now = story.now
    if now is None:
        return gettext("%(activity)s: nothing is due at the moment.") % words
    words |= {"now": amount(now, story.unit)}
    if story.stop is not None:
        return _stopped(story.stop) % words
    then = next((day for day in story.lived if day.quota), story.lived[-1])
    weeks = (story.today - then.on).days // 7
    if then.quota == now or weeks == 0:
        return gettext("%(activity)s: %(now)s a day.") % words
    words |= {"then": amount(then.quota or 0, story.unit), "weeks": weeks}
    return (
        ngettext(
            "%(activity)s: now %(now)s a day. A week ago it was %(then)s.",
            "%(activity)s: now %(now)s a day. %(weeks)s weeks ago it was %(then)s.",
            weeks,
        )
        % words
    )


def _stopped(state: PlanState) -> str:
    if state == PlanState.SAFETY_HOLD:
        return gettext(
            "%(activity)s: on hold for your safety, nothing is due. Before, it was %(now)s a day."
        )
    if state == PlanState.PAUSED:
        return gettext("%(activity)s: paused, nothing is due. Before, it was %(now)s a day.")
    return gettext("%(activity)s: it is time for new tries. Before, it was %(now)s a day.")
