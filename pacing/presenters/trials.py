"""Trying an activity out before a plan is made of it (P1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from common.amounts import amount, plain_date
from diary.library import drawing_of
from diary.models import Unit
from pacing.choices import Tried, mean_of
from pacing.engine import Trial, spread_is_wide
from pacing.models import Plan
from pacing.ranges import LEAST_TRIALS, MOST_TRIALS

WANTED = 3
"""Tries on different days before a plan is suggested; the person may use 2 to 7."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One try that counts: the largest amount of its day."""

    date: str
    amount: str
    change_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialsPage:
    """Tries so far, the next one, days of the diary on offer, and 5 minutes as the other way."""

    title: str
    lead: str
    count_words: str
    tries: tuple[Try, ...]
    wide: bool
    enough: bool
    result: str
    offers_more: bool
    offers_diary: bool
    five_minutes: bool
    timer_fields: dict[str, str]
    suffix: str
    drawing: str
    form: Form
    diary_form: Form
    refusal: str


def trials_page(
    plan: Plan,
    tried: Sequence[Tried],
    *,
    offered: Sequence[Tried],
    today: date,
    trial_form: Form,
    diary_form: Form,
    timer_fields: dict[str, str],
    suffix: str,
    refusal: str,
) -> TrialsPage:
    """`tried` counts already; `offered` are days of the diary, on which it may count as well."""
    unit = plan.activity.unit
    enough = len(tried) >= LEAST_TRIALS
    return TrialsPage(
        title=gettext("Try it: %(activity)s") % {"activity": plan.activity.name},
        lead=gettext("Try it on three days. They need not be in a row, only within two weeks."),
        count_words=_count(len(tried)),
        tries=tuple(
            Try(
                date=plain_date(each.on, today),
                amount=amount(each.amount, unit),
                change_url=f"{reverse('entry_edit', args=[each.entry])}?to=trials",
            )
            for each in tried
        ),
        wide=enough and spread_is_wide(_trials(tried)),
        enough=enough,
        result=_result(tried, unit) if enough else "",
        offers_more=len(tried) < MOST_TRIALS,
        offers_diary=len(offered) >= LEAST_TRIALS and set(offered) != set(tried),
        five_minutes=unit == Unit.SECONDS,
        timer_fields=timer_fields,
        suffix=suffix,
        drawing=drawing_of(plan.activity),
        form=trial_form,
        diary_form=diary_form,
        refusal=refusal,
    )


def _count(count: int) -> str:
    if count == 0:
        return gettext("No tries yet")
    if count < WANTED:
        words = ngettext("%(count)s try of %(wanted)s", "%(count)s tries of %(wanted)s", count)
        return words % {"count": count, "wanted": WANTED}
    return gettext("%(count)s tries") % {"count": count}


def _result(tried: Sequence[Tried], unit: str) -> str:
    together = amount(round(mean_of(tuple(tried))), unit)
    words = gettext("Taken together that is %(amount)s.") % {"amount": together}
    if len(tried) >= WANTED:
        return words
    return f"{words} {gettext('A third try makes it more certain. You can also go on now.')}"


def diary_label(on: date, quantity: int, *, unit: str, today: date) -> str:
    """A day of the diary on offer: "Tuesday 7 April: 9 minutes"."""
    words = {"date": plain_date(on, today), "amount": amount(quantity, unit)}
    return gettext("%(date)s: %(amount)s") % words


def _trials(tried: Sequence[Tried]) -> list[Trial]:
    return [Trial(on=each.on, amount=each.amount) for each in tried]
