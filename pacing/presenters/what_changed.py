"""What changed a plan: its chapters and the events that were declared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from common.amounts import plain_date, short_date
from pacing.models import Chapter, PlanEvent
from pacing.presenters.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that changed the plan, and when."""

    title: str
    text: str


def changes_of(story: Story) -> Iterable[Change]:
    """Chapters and flares, newest first."""
    from_chapters = [
        (chapter.starts_on, _chapter_change(chapter, story)) for chapter in story.chapters
    ]
    from_events = [
        (
            event.first,
            Change(title=str(PlanEvent.Kind(event.kind).label), text=_on(event.first, story)),
        )
        for event in story.events
        if event.first >= story.began_on
    ]
    newest = sorted((*from_chapters, *from_events), key=lambda pair: pair[0], reverse=True)
    return (change for _on, change in newest)


def _chapter_change(chapter: Chapter, story: Story) -> Change:
    words = {
        "date": plain_date(chapter.starts_on, story.today),
        "agreed": short_date(story.plan.patient.day_of(chapter.decision.at)),
    }
    return Change(
        title=str(Chapter.Kind(chapter.kind).label),
        text=gettext("From %(date)s. You agreed on %(agreed)s.") % words,
    )


def _on(on: date, story: Story) -> str:
    return gettext("From %(date)s.") % {"date": plain_date(on, story.today)}
