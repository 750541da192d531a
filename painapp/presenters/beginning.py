"""The next step of someone whose plan does not run yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from common.amounts import plain_date
from pacing.models import Plan
from pacing.presenters.holds import hold_notice
from pacing.reading import PlanReading
from pacing.selectors import Hold, coming_chapter


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """An invitation with one way on, and perhaps a second."""

    title: str
    text: str
    url: str
    label: str
    second_url: str = ""
    second_label: str = ""
    is_first: bool = False


def beginning(
    plans: Sequence[Plan],
    readings: Sequence[PlanReading],
    *,
    today: date,
    screened: bool,
    hold: Hold | None,
) -> Beginning | None:
    """What comes next; nothing where every open plan runs already, or a notice tells of a hold."""
    if hold is not None:
        return None if readings else _wait(hold, today)
    running = {reading.plan.pk for reading in readings}
    waiting = [plan for plan in plans if plan.pk not in running]
    if waiting:
        return _go_on(waiting[0], today)
    return None if readings else _first_step(screened=screened)


def _wait(hold: Hold, today: date) -> Beginning:
    notice = hold_notice(hold, growing=(), today=today)
    return Beginning(
        title=notice.title,
        text=notice.text,
        url=reverse("pacing:plan"),
        label=gettext("What happens next"),
    )


def _first_step(*, screened: bool) -> Beginning:
    return Beginning(
        title=gettext("Start with one small thing"),
        text=gettext("Pick something you want to do more of. Try it once, and stop in good time."),
        url=reverse("pacing:activity") if screened else reverse("start"),
        label=gettext("Begin"),
        is_first=True,
    )


def _go_on(plan: Plan, today: date) -> Beginning:
    name = {"activity": plan.activity.name}
    coming = coming_chapter(plan, today) if plan.state == Plan.State.ACTIVE else None
    if coming is not None:
        words = name | {"date": plain_date(coming.starts_on, today)}
        return Beginning(
            title=gettext("%(activity)s starts on %(date)s") % words,
            text=gettext("You agreed to the dates. Nothing to do until then."),
            url=reverse("pacing:plan"),
            label=gettext("Look at my plan"),
        )
    if plan.state == Plan.State.PROPOSED:
        return Beginning(
            title=gettext("Your dates are ready"),
            text=gettext("Look at the plan for %(activity)s, and say yes if it suits you.") % name,
            url=reverse("pacing:agree", args=[plan.pk]),
            label=gettext("Look at the dates"),
        )
    return Beginning(
        title=gettext("Try it: %(activity)s") % name,
        text=gettext("Stop while you feel that you could do a little more. We count the time."),
        url=reverse("pacing:trials", args=[plan.pk]),
        label=gettext("Go to my try-outs"),
    )
