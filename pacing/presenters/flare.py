"""The flare page: what was agreed on a calm day, and nothing to fill in (P6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from common.amounts import amount, plain_date
from pacing.engine import PlanDay, PlanState
from pacing.models import FlarePlan, PlanEvent
from pacing.presenters.pages import Link
from pacing.reading import PlanReading

DAY = timedelta(days=1)
STOPPED = {PlanState.SAFETY_HOLD, PlanState.PAUSED, PlanState.REBASELINE_DUE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One of the person's own words for a flare."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlarePage:
    """`plans` says for each plan what a flare does; `can_declare` that none runs yet."""

    lead: str
    headline: str
    plans: tuple[str, ...]
    can_declare: bool
    take_back_url: str
    steps: tuple[Step, ...]
    written: str
    links: tuple[Link, ...]
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class InFlare:
    """A plan as it stands today, and as it is or would be in a flare."""

    reading: PlanReading
    day: PlanDay

    @property
    def until(self) -> date | None:
        """The first date after the flare."""
        found = dict(self.day.reason.facts).get("flare_until")
        return found if isinstance(found, date) else None

    @property
    def runs(self) -> bool:
        return self.reading.day.state == PlanState.FLARE


def flare_page(
    plans: Sequence[InFlare],
    *,
    declared: PlanEvent | None,
    words: FlarePlan | None,
    today: date,
    form: Form,
) -> FlarePage:
    """`declared` is the flare of today, which can still be taken back."""
    going = [each for each in plans if each.reading.day.state not in STOPPED]
    runs = any(each.runs for each in going)
    steps = tuple(_steps(words))
    return FlarePage(
        lead=_lead(steps, runs=runs),
        headline=_headline(going, today),
        plans=tuple(_line(each, today) for each in going),
        can_declare=bool(going) and not runs and declared is None,
        take_back_url=reverse("pacing:flare_back", args=[declared.pk]) if declared else "",
        steps=steps,
        written=_written(words) if words and steps else "",
        links=tuple(_links(has_words=bool(steps))),
        form=form,
    )


def _lead(steps: tuple[Step, ...], *, runs: bool) -> str:
    if runs:
        return gettext("These are flare days. They pass. This is what you agreed.")
    if steps:
        return gettext("A flare passes. You wrote this for a day like today.")
    return gettext("A flare passes. This is what you agreed for a day like today.")


def _written(words: FlarePlan) -> str:
    on = words.patient.day_of(words.at)
    return gettext("You wrote this on %(date)s.") % {"date": plain_date(on)}


def _headline(plans: Sequence[InFlare], today: date) -> str:
    ends = [each.until for each in plans if each.until is not None]
    if not ends:
        return gettext("What you agreed")
    days = (max(ends) - today).days
    return ngettext("%(days)s flare day", "%(days)s flare days", days) % {"days": days}


def _line(each: InFlare, today: date) -> str:
    """ "Walking: 11 minutes in place of 12. From Friday 10 April you go on from there."."""
    plan, was, now = each.reading.plan, each.reading.shown_quota, each.day.quota
    words = {
        "activity": plan.activity.name,
        "until": plain_date(each.until, today) if each.until else "",
    }
    if now is None:
        return gettext("%(activity)s: nothing is due today. On %(until)s you go on.") % words
    words["now"] = amount(now, plan.activity.unit)
    if was is None or was == now or each.runs:
        return gettext("%(activity)s: %(now)s a day. On %(until)s you go on from there.") % words
    words["was"] = amount(was, plan.activity.unit)
    return (
        gettext("%(activity)s: %(now)s in place of %(was)s. On %(until)s you go on from there.")
        % words
    )


def _steps(words: FlarePlan | None) -> Iterable[Step]:
    if words is None:
        return
    titles = {
        "keep": gettext("What I keep doing"),
        "ease": gettext("What I let go for now"),
        "comfort": gettext("What does me good"),
        "tell": gettext("Whom I tell"),
    }
    for name, title in titles.items():
        text = getattr(words, name)
        if text:
            yield Step(title=title, text=text)


def _links(*, has_words: bool) -> Iterable[Link]:
    yield Link(
        url=reverse("pacing:flare_plan"),
        label=gettext("Change my words") if has_words else gettext("Write my own words"),
        text=gettext("Best on a calm day. A line or two is enough."),
    )
    yield Link(
        url=f"{reverse('pacing:screening')}?kind=worry",
        label=gettext("Is this new, or not like before?"),
        text=gettext("A few questions that say what to do"),
    )
    yield Link(url=reverse("get_help"), label=gettext("Get help"))
