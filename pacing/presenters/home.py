"""The plan home: what runs, what has begun, and what a safety stop asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext

from common.amounts import amount, plain_date
from diary.library import drawing_of
from pacing.engine import PlanState
from pacing.models import Chapter, Plan
from pacing.presenters import reason
from pacing.presenters.holds import Notice
from pacing.presenters.pages import Link
from pacing.reading import PlanReading
from pacing.selectors import Hold

NEW_TRIES_AFTER = timedelta(days=14)
"""Tries are offered to a plan whose start was chosen, not measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningCard:
    """A plan that was agreed: today's number, why, and what is next.

    `code` is the engine's reason for the number.
    """

    name: str
    drawing: str
    unit: str
    quota: int | None
    lines: tuple[str, ...]
    why_title: str
    why_text: str
    progress_url: str
    change_url: str
    print_url: str
    waiting: Link | None
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunCard:
    """A plan on its way: the next thing to do."""

    eyebrow: str
    name: str
    text: str
    drawing: str
    url: str
    label: str
    end_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """Everything on the page *Your plan*; `not_yet` says why no further plan may begin."""

    lead: str
    safety: Notice | None
    running: tuple[RunningCard, ...]
    begun: tuple[BegunCard, ...]
    links: tuple[Link, ...]
    is_held: bool
    not_yet: str

    @property
    def codes(self) -> tuple[str, ...]:
        """The engine's reasons for the numbers of today."""
        return tuple(plan.code for plan in self.running if plan.code)

    @property
    def is_empty(self) -> bool:
        return not self.running and not self.begun


def home_page(
    *,
    running: Iterable[RunningCard],
    begun: Iterable[BegunCard],
    safety: Notice | None,
    is_held: bool,
    adding: str | None,
) -> HomePage:
    """`is_held` while a hold lasts; `adding` is empty where another plan can be begun, says why
    not where it can't yet, and is None where it is not a question.
    """
    links = [
        Link(
            url=reverse("pacing:flare"),
            label=gettext("My flare plan"),
            text=gettext("For a day when everything is worse"),
        ),
        Link(
            url=reverse("how_it_feeds"),
            label=gettext("How your diary feeds your plan"),
        ),
    ]
    if adding == "" and not is_held:
        links.insert(
            0,
            Link(
                url=reverse("pacing:activity"),
                label=gettext("Begin another plan"),
                text=gettext("Up to three at a time"),
            ),
        )
    shown = tuple(running)
    keeps_on = bool(shown) and not is_held
    lead = gettext("No more and no less, on good days and on bad days.") if keeps_on else ""
    return HomePage(
        lead=lead,
        safety=safety,
        running=shown,
        begun=tuple(begun),
        links=tuple(links),
        is_held=is_held,
        not_yet="" if is_held else adding or "",
    )


def running_card(
    reading: PlanReading,
    *,
    proposal: Chapter | None,
    coming: Chapter | None,
    hold: Hold | None,
    today: date,
) -> RunningCard:
    """The card of a plan that runs today; `coming` are dates agreed to that begin later."""
    plan, quota = reading.plan, reading.shown_quota
    return RunningCard(
        name=plan.activity.name,
        drawing=drawing_of(plan.activity),
        unit=plan.activity.unit,
        quota=quota,
        lines=tuple(_lines(reading, coming, today)),
        why_title=_why_title(quota, plan.activity.unit),
        why_text=reason.sentence(reading, hold=hold),
        progress_url=reverse("pacing:progress", args=[plan.pk]),
        change_url=reverse("pacing:change", args=[plan.pk]),
        print_url=reverse("pacing:print", args=[plan.pk]),
        waiting=None if hold else _waiting(reading, proposal, today),
        code=reading.day.reason.code,
    )


def coming_card(chapter: Chapter, *, first: int, today: date) -> RunningCard:
    """The card of a plan that was agreed and starts on a later day."""
    plan, unit = chapter.plan, chapter.plan.activity.unit
    words = {"date": plain_date(chapter.starts_on, today), "amount": amount(first, unit)}
    return RunningCard(
        name=plan.activity.name,
        drawing=drawing_of(plan.activity),
        unit=unit,
        quota=None,
        lines=(gettext("Starts on %(date)s with %(amount)s.") % words,),
        why_title=_why_title(first, unit),
        why_text=gettext("These are the dates you agreed to."),
        progress_url=reverse("pacing:progress", args=[plan.pk]),
        change_url=reverse("pacing:change", args=[plan.pk]),
        print_url=reverse("pacing:print", args=[plan.pk]),
        waiting=None,
    )


def _lines(reading: PlanReading, coming: Chapter | None, today: date) -> Iterable[str]:
    facts = dict(reading.day.reason.facts)
    state = reading.day.state
    if state == PlanState.SAFETY_HOLD:
        yield gettext("On hold for your safety. You keep your steps.")
    elif state == PlanState.PAUSED:
        yield gettext("Paused. You keep your steps.")
    elif state == PlanState.FLARE:
        yield gettext("Flare days, as you agreed.")
    elif reading.shown_quota is None and state != PlanState.REBASELINE_DUE:
        yield gettext("A day off. Rest is part of the plan.")
    next_step = facts.get("next_step")
    if coming is not None:
        words = {"date": plain_date(coming.starts_on, today)}
        yield gettext("Your new dates begin on %(date)s.") % words
    elif state == PlanState.RUNNING and isinstance(next_step, date):
        words = {"date": plain_date(next_step, today)}
        yield gettext("The next step can come on %(date)s.") % words


def _waiting(reading: PlanReading, proposal: Chapter | None, today: date) -> Link | None:
    """The one thing to do next about a plan that runs, if there is one."""
    plan = reading.plan
    if proposal is not None:
        return Link(
            url=reverse("pacing:agree", args=[plan.pk]),
            label=gettext("Look at your new dates"),
            text=gettext("New dates wait for your yes."),
        )
    trials = reverse("pacing:trials", args=[plan.pk])
    if reading.day.state == PlanState.REBASELINE_DUE:
        return Link(
            url=trials,
            label=gettext("Try it out again"),
            text=gettext("Welcome back. After four weeks away, new tries show where you are now."),
        )
    if not reading.chapter.measured and today - reading.chapter.starts_on >= NEW_TRIES_AFTER:
        return Link(
            url=trials,
            label=gettext("Try it out"),
            text=gettext("Your start was chosen. A few tries would make it fit you."),
        )
    return None


def begun_card(plan: Plan, *, url: str) -> BegunCard:
    """The card of a plan that is not agreed yet; `url` is where it waits, empty on hold."""
    text, label = {
        Plan.State.DRAFT: (
            gettext("First a few safety questions."),
            gettext("Answer the questions"),
        ),
        Plan.State.SCREENED: (gettext("Next: try it on a few days."), gettext("Try it out")),
        Plan.State.BASELINE: (gettext("Next: choose your steps."), gettext("Go on")),
        Plan.State.PROPOSED: (gettext("Your dates are ready."), gettext("Look at your dates")),
    }[Plan.State(plan.state)]
    return BegunCard(
        eyebrow=gettext("Begun, not agreed yet"),
        name=plan.activity.name,
        text=text if url else gettext("It waits until you can go on."),
        drawing=drawing_of(plan.activity),
        url=url,
        label=label,
        end_url=reverse("pacing:end", args=[plan.pk]),
    )


def _why_title(quota: int | None, unit: str) -> str:
    if quota is None:
        return gettext("Why nothing today?")
    return gettext("Why %(amount)s?") % {"amount": amount(quota, unit)}
