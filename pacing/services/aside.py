"""Agreed chapters that a flare or a pause keeps from beginning, and that may begin after all."""

from datetime import date, datetime

from pacing.models import Chapter, ChapterSetAside, Plan, PlanEvent
from pacing.selectors import agreed_chapters, chapters_of
from pacing.services.drafts import choices_from


def set_aside(event: PlanEvent, *, after: date, last: date, now: datetime) -> None:
    """Agreed chapters that would begin after `after` and up to `last` don't.

    A plan that is left without any waits for new dates, with its choices kept.
    """
    coming = [row for row in agreed_chapters(event.patient) if after < row.starts_on <= last]
    for chapter in coming:
        ChapterSetAside.objects.get_or_create(chapter=chapter, event=event, defaults={"at": now})
    for chapter in coming:
        if not chapters_of(chapter.plan):
            _wait_again(chapter)


def stand_again(event: PlanEvent) -> None:
    """The event was taken back: plans that never began because of it begin as agreed."""
    waiting = Plan.objects.filter(chapters__set_aside__event=event).distinct()
    for plan in waiting.filter(state__in=[Plan.State.BASELINE, Plan.State.PROPOSED]):
        if chapters_of(plan):
            Plan.objects.filter(pk=plan.pk).update(state=Plan.State.ACTIVE, draft={})


def _wait_again(chapter: Chapter) -> None:
    draft = choices_from(chapter).to_json()
    Plan.objects.filter(pk=chapter.plan_id).update(state=Plan.State.BASELINE, draft=draft)
