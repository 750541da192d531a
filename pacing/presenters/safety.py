"""The safety questions and what the answers lead to (P11)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.urls import reverse
from django.utils.translation import gettext

from pacing import screening
from pacing.models import Outcome, Screening
from pacing.presenters.pages import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """Something to rate twice."""

    often: BoundField
    badly: BoundField


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the questions: a list to tick, things to rate, or one to choose from."""

    key: str
    title: str
    lead: str
    ticks: BoundField | None = None
    rated: tuple[Rated, ...] = ()
    lasts: BoundField | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningPage:
    """`stage` and `stages` say which screen of how many; `kind` why it is asked."""

    title: str
    lead: str
    sections: tuple[Section, ...]
    form: forms.Form
    stage: int
    stages: int
    kind: str
    button: str


def screening_page(form: Any, *, kind: str, stage: int, stages: int) -> ScreeningPage:
    """The screen that asks `form.asked`."""
    worry = kind == Screening.Kind.WORRY
    return ScreeningPage(
        title=gettext("Something new or worrying") if worry else gettext("Is a plan safe for you?"),
        lead=gettext("A few questions first. Nobody watches your answers. You alone see them."),
        sections=tuple(_section(form, key) for key in form.asked),
        form=form,
        stage=stage,
        stages=stages,
        kind=kind,
        button=gettext("Next") if stage < stages else gettext("Send my answers"),
    )


def _section(form: Any, key: str) -> Section:
    title, lead = _words()[key]
    if key != "after":
        lasts = form[screening.LASTS] if key == "slight" else None
        return Section(key=key, title=title, lead=lead, ticks=form[key], lasts=lasts)
    pairs = screening.WORSENINGS
    rated = tuple(Rated(often=form[each.often_key], badly=form[each.badly_key]) for each in pairs)
    return Section(key=key, title=title, lead=lead, rated=rated)


def _words() -> dict[str, tuple[str, str]]:
    tick = gettext("Tick each one you answer with yes.")
    return {
        "now": (gettext("New and worrying signs"), tick),
        "first": (gettext("Things to ask about first"), tick),
        "after": (
            gettext("After you have been active"),
            gettext("Think of the last six months. How often do you have this, and how bad is it?"),
        ),
        "told": (gettext("What you were told"), tick),
        "slight": (gettext("After a slight effort"), tick),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomePage:
    """What the answers lead to, why, and how to go on; `strong` is to be seen first."""

    title: str
    text: str
    because: tuple[str, ...]
    links: tuple[Link, ...]
    strong: bool = False


def outcome_page(row: Screening, *, onward: Link, holds: bool) -> OutcomePage:
    """`onward` is where a clear answer leads; `holds` says that a running plan was stopped."""
    because = tuple(str(text) for text in screening.because(row.answers))
    title, text = _outcome_words(row)
    if holds:
        stopped = gettext("Your plan is on hold. You keep your steps.")
        text = f"{text} {stopped}"
    return OutcomePage(
        title=title,
        text=text,
        because=because,
        links=tuple(_outcome_links(row, onward)),
        strong=row.outcome == Outcome.RED_FLAG,
    )


def _outcome_words(row: Screening) -> tuple[str, str]:
    if row.outcome == Outcome.RED_FLAG:
        return (
            gettext("Get this looked at now"),
            gettext("You named a sign that needs a clinician today. Please do not wait."),
        )
    if row.outcome == Outcome.CLEARANCE_NEEDED:
        return (
            gettext("Ask a clinician first"),
            gettext("Show them this page. Once they say yes, note it here and go on."),
        )
    if row.outcome == Outcome.POST_EXERTIONAL:
        return (
            gettext("A steady plan only"),
            gettext(
                "Your answers say that effort can make you worse for a long time. Growing step by "
                "step does not suit that. A plan that stays the same may. Talk to a clinician "
                "first. Your diary stays open."
            ),
        )
    return (
        gettext("Nothing here stands in the way"),
        gettext("Thank you. If something still worries you, ask a clinician. You know yourself."),
    )


def _outcome_links(row: Screening, onward: Link) -> Iterable[Link]:
    get_help = Link(url=reverse("get_help"), label=gettext("Get help"))
    if row.outcome == Outcome.CLEAR:
        return (onward, get_help)
    told = Link(
        url=reverse("pacing:clearance", args=[row.pk]), label=gettext("I was told it is all right")
    )
    if row.outcome == Outcome.RED_FLAG:
        return (get_help, told)
    return (Link(url=reverse("today"), label=gettext("To Today")), told)
