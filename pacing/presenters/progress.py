"""The weeks behind and ahead of one plan (P5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from common.amounts import amount, plain_date, short_date
from pacing.engine import PlanDay
from pacing.models import Chapter, Plan, PlanEvent
from pacing.presenters import history
from pacing.presenters.dates import DateRow, rows_of
from pacing.presenters.figure import Point, figure
from pacing.presenters.history import Line, Lived
from pacing.presenters.pages import Link

DAY = timedelta(days=1)
AHEAD = timedelta(weeks=12)
BEHIND = timedelta(weeks=26)
AT_THE_GOAL = timedelta(weeks=2)
STEPS_LISTED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table behind the chart."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A line of the chart's key."""

    kind: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalCard:
    """How far it is: `value` of `most`, drawn as a bar."""

    title: str
    text: str
    value: int
    most: int
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that changed the plan, and when."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPage:
    """Sentence, chart, tables, what changed, and the steps ahead."""

    title: str
    goal_text: str
    sentence: str
    figure: dict[str, Any]
    key: tuple[Mark, ...]
    span_url: str
    span_label: str
    weeks: Table
    days: Table
    changes: tuple[Change, ...]
    goal: GoalCard | None
    ahead: tuple[DateRow, ...]
    ahead_caption: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What was read of a plan: its days so far, today included, and those ahead as planned."""

    plan: Plan
    today: date
    lived: tuple[Lived, ...]
    ahead: tuple[PlanDay, ...]
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
        """The amount of today or, on a day off, of the last day before it."""
        amounts = [day.due for day in self.lived if day.due]
        return amounts[-1] if amounts else None


def progress_page(story: Story) -> ProgressPage:
    """Everything the page shows, from what was read."""
    plan, unit, today = story.plan, story.unit, story.today
    table = steps_ahead(story.ahead)
    return ProgressPage(
        title=plan.activity.name,
        goal_text=_towards(plan),
        sentence=_sentence(story),
        figure=figure(
            history.points(story.lived),
            _points_ahead(story),
            flares=history.flares(story.lived),
            goal=story.chapter.goal,
            unit=unit,
            today=today,
        ),
        key=_key(story),
        span_url=_span_url(story),
        span_label=gettext("Show the last six months")
        if story.is_whole
        else gettext("Show the whole time"),
        weeks=_weeks(story),
        days=_days(story),
        changes=tuple(_changes(story)),
        goal=_goal(story, table),
        ahead=rows_of(
            table[:STEPS_LISTED], unit=unit, goal=story.chapter.goal, today=today, brief=True
        ),
        ahead_caption=gettext("%(activity)s, a day") % {"activity": plan.activity.name},
        links=_links(plan),
    )


def steps_ahead(ahead: Iterable[PlanDay]) -> list[tuple[date, int]]:
    """From which date which amount, for someone who does what is planned."""
    table: list[tuple[date, int]] = []
    for day in ahead:
        if day.quota is not None and (not table or day.quota != table[-1][1]):
            table.append((day.on, day.quota))
    return table


def _points_ahead(story: Story) -> tuple[Point, ...]:
    """A point a step; the line ends with the twelve weeks, or a while after the goal."""
    table = steps_ahead(story.ahead)
    if not table:
        return ()
    last_on, last = table[-1]
    ends = story.ahead[-1].on
    if last == story.chapter.goal:
        ends = min(ends, last_on + AT_THE_GOAL)
    points = [Point(on=on, planned=quota, done=None) for on, quota in table]
    return (*points, Point(on=ends, planned=last, done=None))


def _towards(plan: Plan) -> str:
    if plan.goal is None:
        return ""
    return gettext("Towards your goal: %(goal)s") % {"goal": plan.goal.text}


def _sentence(story: Story) -> str:
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
    then = next((day for day in story.lived if day.due), story.lived[-1])
    weeks = (story.today - then.on).days // 7
    if then.due == now or weeks == 0:
        return gettext("%(activity)s: %(now)s a day.") % words
    words |= {"then": amount(then.due or 0, story.unit), "weeks": weeks}
    return (
        ngettext(
            "%(activity)s: now %(now)s a day. A week ago it was %(then)s.",
            "%(activity)s: now %(now)s a day. %(weeks)s weeks ago it was %(then)s.",
            weeks,
        )
        % words
    )


def _key(story: Story) -> tuple[Mark, ...]:
    marks = [
        Mark(kind="plan", label=gettext("What was planned")),
        Mark(kind="ahead", label=gettext("What is ahead")),
        Mark(kind="done", label=gettext("What you did")),
    ]
    if story.chapter.goal is not None:
        marks.append(Mark(kind="goal", label=gettext("Your goal")))
    if any(history.flares(story.lived)):
        marks.append(Mark(kind="flare", label=gettext("Flare days")))
    return tuple(marks)


def _span_url(story: Story) -> str:
    if story.today - story.began_on <= BEHIND:
        return ""
    url = reverse("pacing:progress", args=[story.plan.pk])
    return url if story.is_whole else f"{url}?span=whole"


def _weeks(story: Story) -> Table:
    return Table(
        caption=gettext("By week, newest first"),
        heads=(gettext("Week from"), gettext("Planned"), gettext("Done")),
        rows=history.week_lines(story.lived, unit=story.unit, today=story.today),
    )


def _days(story: Story) -> Table:
    return Table(
        caption=gettext("The last four weeks, newest first"),
        heads=(gettext("Day"), gettext("Shown to you"), gettext("Done")),
        rows=history.day_lines(story.lived, unit=story.unit, today=story.today),
    )


def _changes(story: Story) -> Iterable[Change]:
    """Chapters and flares, newest first."""
    from_chapters = [
        (chapter.starts_on, _chapter_change(chapter, story)) for chapter in story.chapters
    ]
    from_events = [
        (event.first, Change(title=str(event.get_kind_display()), text=_on(event.first, story)))
        for event in story.events
        if event.first >= story.began_on
    ]
    newest = sorted((*from_chapters, *from_events), key=lambda pair: pair[0], reverse=True)
    return (change for _on, change in newest)


def _chapter_change(chapter: Chapter, story: Story) -> Change:
    words = {
        "date": plain_date(chapter.starts_on, story.today),
        "agreed": short_date(chapter.decision.at.date()),
    }
    return Change(
        title=str(chapter.get_kind_display()),
        text=gettext("From %(date)s. You agreed on %(agreed)s.") % words,
    )


def _on(on: date, story: Story) -> str:
    return gettext("From %(date)s.") % {"date": plain_date(on, story.today)}


def _goal(story: Story, table: Sequence[tuple[date, int]]) -> GoalCard | None:
    goal, now = story.chapter.goal, story.now
    if goal is None or now is None:
        return None
    words = {"goal": amount(goal, story.unit), "now": amount(now, story.unit)}
    reached = [on for on, quota in table if quota >= goal]
    when = ""
    if reached and now < goal:
        words["date"] = short_date(reached[0])
        when = gettext("If all goes as planned: %(date)s. No hurry.") % words
    return GoalCard(
        title=story.plan.goal.text if story.plan.goal else words["goal"],
        text=gettext("%(goal)s. You are at %(now)s.") % words,
        value=min(now, goal),
        most=goal,
        when=when,
    )


def _links(plan: Plan) -> tuple[Link, ...]:
    return (
        Link(
            url=reverse("pacing:print", args=[plan.pk]),
            label=gettext("Print the weeks ahead"),
            text=gettext("One page with boxes to tick"),
        ),
        Link(
            url=reverse("pacing:change", args=[plan.pk]),
            label=gettext("Change this plan"),
            text=gettext("Other steps, other days, smaller, or again from new tries"),
        ),
        Link(
            url=reverse("pacing:flare"),
            label=gettext("My flare plan"),
            text=gettext("For a day when everything is worse"),
        ),
        Link(
            url=reverse("how_it_feeds"),
            label=gettext("How your diary feeds your plan"),
        ),
    )
