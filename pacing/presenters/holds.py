"""What pages say while a safety hold lasts: what is missing, or when it goes on (P11)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from common.amounts import plain_date
from pacing.models import Outcome, Plan, Screening
from pacing.presenters.pages import Link
from pacing.selectors import Hold, Waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that comes first: what it is about and where to go, the first way the main one."""

    title: str
    text: str
    links: tuple[Link, ...]


def hold_notice(hold: Hold, *, growing: Sequence[Plan], today: date) -> Notice:
    """What the plans wait for; `growing` are those that can't go on as they are."""
    if hold.waits_for is Waits.CLINICIAN:
        return _clearance_notice(hold)
    if hold.waits_for is Waits.STEADY:
        return _steady_notice(hold, growing)
    return Notice(
        title=gettext("On hold for today"),
        text=why(hold, today=today),
        links=(_get_help(),),
    )


def closed(notice: Notice, *, also: Iterable[Link] = ()) -> Notice:
    """The same as a page of its own, in place of one that has to wait."""
    rest = gettext("Everything else can wait.")
    return replace(notice, text=f"{notice.text} {rest}", links=(*notice.links, *also))


def why(hold: Hold, *, today: date) -> str:
    """The reason why nothing is due."""
    if hold.waits_for is Waits.CLINICIAN:
        return gettext(
            "Your plan is on hold until a clinician has said that it is all right. "
            "You keep your steps."
        )
    if hold.goes_on is None:
        return gettext(
            "A clinician's yes is noted. Your plan goes on once it stays the same. "
            "Open your plan to make it steady."
        )
    day = plain_date(hold.goes_on, today)
    return gettext("A clinician's yes is noted. You go on from %(day)s.") % {"day": day}


def _clearance_notice(hold: Hold) -> Notice:
    """A clinician's word is missing; after a red flag help comes first."""
    is_urgent = hold.screening.outcome == Outcome.RED_FLAG
    told = Link(
        url=reverse("pacing:clearance", args=[hold.screening.pk]),
        label=gettext("I was told it is all right"),
    )
    first, last = _answers(hold.screening), _get_help()
    return Notice(
        title=gettext("On hold for your safety")
        if hold.stopped
        else gettext("Ask a clinician first"),
        text=gettext("You named a sign that needs a clinician today. Please do not wait.")
        if is_urgent
        else gettext("A clinician has a look first. You keep your steps and your diary."),
        links=(last, told, first) if is_urgent else (first, told, last),
    )


def _steady_notice(hold: Hold, growing: Sequence[Plan]) -> Notice:
    """The clinician's word is there, but plans that still grow can't go on as they are."""
    make = gettext("Make it steady: %(activity)s")
    return Notice(
        title=gettext("On hold for your safety"),
        text=gettext(
            "A clinician's yes is noted. Your plan goes on once it stays the same. Choose “Stay "
            "at this amount for now”, and look at the dates."
        ),
        links=(
            *(
                Link(
                    url=reverse("pacing:change", args=[plan.pk]),
                    label=make % {"activity": plan.activity.name},
                )
                for plan in growing
            ),
            _answers(hold.screening),
            _get_help(),
        ),
    )


def _answers(screening: Screening) -> Link:
    return Link(
        url=reverse("pacing:outcome", args=[screening.pk]), label=gettext("What I answered")
    )


def _get_help() -> Link:
    return Link(url=reverse("get_help"), label=gettext("Get help"))
