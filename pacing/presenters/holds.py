"""What the plan home says while a safety hold lasts: what is missing, or when it goes on (P11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from common.amounts import plain_date
from pacing.models import Plan, Screening
from pacing.presenters.pages import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Safety first: what it is about and where to go."""

    title: str
    text: str
    links: tuple[Link, ...]


def clearance_notice(screening: Screening, *, holds: bool) -> Notice:
    """A clinician's word is missing; `holds` says that a plan was stopped for it."""
    told = reverse("pacing:clearance", args=[screening.pk])
    return Notice(
        title=gettext("On hold for your safety") if holds else gettext("Ask a clinician first"),
        text=gettext("A clinician has a look first. You keep your steps and your diary."),
        links=(
            Link(url=told, label=gettext("I was told it is all right")),
            _answers(screening),
            _get_help(),
        ),
    )


def steady_notice(growing: Sequence[Plan], screening: Screening) -> Notice:
    """The clinician's word is there, but plans that still grow can't go on as they are."""
    make = gettext("Make it steady: %(activity)s")
    return Notice(
        title=gettext("On hold for your safety"),
        text=gettext(
            "Your plan goes on once it stays the same. Choose “Stay at this amount for now”, "
            "and look at the dates."
        ),
        links=(
            *(
                Link(
                    url=reverse("pacing:change", args=[plan.pk]),
                    label=make % {"activity": plan.activity.name},
                )
                for plan in growing
            ),
            _answers(screening),
            _get_help(),
        ),
    )


def release_notice(day: date, *, today: date) -> Notice:
    """Everything is there; the hold lasts until the evening before `day`."""
    return Notice(
        title=gettext("On hold for today"),
        text=gettext("A clinician's yes is noted. You go on from %(day)s.")
        % {"day": plain_date(day, today)},
        links=(_get_help(),),
    )


def _answers(screening: Screening) -> Link:
    return Link(
        url=reverse("pacing:outcome", args=[screening.pk]), label=gettext("What I answered")
    )


def _get_help() -> Link:
    return Link(url=reverse("get_help"), label=gettext("Get help"))
