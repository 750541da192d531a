"""The weeks behind and ahead of one plan (P5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from common.amounts import amount, amount_parts, short_date
from pacing.models import Plan
from pacing.presenters import history
from pacing.presenters.dates import DateRow, rows_of
from pacing.presenters.figure import MINUTE, Point, figure
from pacing.presenters.history import Line
from pacing.presenters.pages import Link
from pacing.presenters.story import Story, sentence_of, steps_ahead
from pacing.presenters.what_changed import Change, changes_of

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
class ProgressPage:
    """Sentence, chart, tables, what changed, and the steps ahead."""

    title: str
    goal_text: str
    sentence: str
    figure: dict[str, Any]
    figure_unit: str
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


def progress_page(story: Story) -> ProgressPage:
    """Everything the page shows, from what was read."""
    plan, unit, today = story.plan, story.unit, story.today
    table = steps_ahead(story.ahead)
    return ProgressPage(
        title=plan.activity.name,
        goal_text=_towards(plan),
        sentence=sentence_of(story),
        figure=figure(
            history.points(story.lived),
            _points_ahead(story),
            flares=history.flares(story.lived),
            goal=story.chapter.goal,
            unit=unit,
            today=today,
        ),
        figure_unit=amount_parts(2 * MINUTE, unit).unit,
        key=_key(story),
        span_url=_span_url(story),
        span_label=gettext("Show the last six months")
        if story.is_whole
        else gettext("Show the whole time"),
        weeks=_weeks(story),
        days=_days(story),
        changes=tuple(changes_of(story)),
        goal=_goal(story, table),
        ahead=rows_of(table[:STEPS_LISTED], unit=unit, goal=story.chapter.goal, today=today),
        ahead_caption=gettext("%(activity)s, a day") % {"activity": plan.activity.name},
        links=_links(plan),
    )


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
        text=_so_far(story) % words,
        value=min(now, goal),
        most=goal,
        when=when,
    )


def _so_far(story: Story) -> str:
    """Where the person is and, unless it is the title already, the number to come to."""
    if story.plan.goal is None:
        running = story.stop is None
        return gettext("You are at %(now)s.") if running else gettext("You had come to %(now)s.")
    if story.stop is None:
        return gettext("%(goal)s. You are at %(now)s.")
    return gettext("%(goal)s. You had come to %(now)s.")


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
