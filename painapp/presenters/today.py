"""Today in words: a card for each plan, what else there is to do, and seven dots."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from accounts.models import Patient
from accounts.presenters import place
from accounts.requests import Person
from common.amounts import plain_date
from pacing.models import Screening
from pacing.reading import PlanReading
from pacing.selectors import Hold
from painapp.offers import Offer
from painapp.open_days import open_days
from painapp.presenters.beginning import Beginning, beginning
from painapp.presenters.card import QuotaCard, quota_card
from painapp.presenters.catch_up import CatchUpCard, catch_up_card
from painapp.presenters.dots import Dot, dots, week_line
from painapp.presenters.notices import Notice, notices
from painapp.presenters.reminded import Reminded, reminded
from painapp.selectors import TodayRead

NIGHT_FROM = time(22)


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """Everything the page says. No pain number is among it."""

    title: str
    lead: str
    night: bool
    above: tuple[Notice, ...]
    below: tuple[Notice, ...]
    cards: tuple[QuotaCard, ...]
    beginning: Beginning | None
    catch_up: CatchUpCard | None
    checked_in: bool
    check_in_url: str
    week: tuple[Dot, ...]
    week_line: str
    offer: Offer | None
    reminded: Reminded | None
    zone: str
    place: str


def today_page(
    person: Person,
    read: TodayRead,
    readings: Sequence[PlanReading],
    due: Screening.Kind | None,
    hold: Hold | None,
) -> TodayPage:
    """`readings` are the running plans with what stands for today; `due` the safety questions,
    `hold` what the plans wait for.
    """
    today, facts = person.today, read.facts
    cards = tuple(quota_card(reading, hold=hold) for reading in readings)
    said = notices(readings, facts, due)
    days = open_days(readings, today, asked_through=facts.asked_through)
    night = is_night(person.now, person.patient)
    return TodayPage(
        title=plain_date(today, today),
        lead=_welcome(cards) if facts.away else _lead(cards, hard=facts.hard),
        night=night,
        above=tuple(notice for notice in said if notice.urgent),
        below=tuple(notice for notice in said if not notice.urgent),
        cards=cards,
        beginning=beginning(
            read.plans, readings, today=today, screened=facts.answered is not None, hold=hold
        ),
        catch_up=catch_up_card(days, away=facts.away),
        checked_in=facts.checked_in,
        check_in_url=reverse("diary:check_in", args=[today]),
        week=dots(readings, today),
        week_line="" if facts.away else week_line(readings, today),
        offer=None if night else facts.offer,
        reminded=None if night else reminded(facts, cards),
        zone=person.patient.next_zone or person.patient.zone,
        place=place(person.patient.next_zone or person.patient.zone),
    )


def is_night(now: datetime, patient: Patient) -> bool:
    """From ten in the evening to the start of the person's day."""
    wall = now.astimezone(ZoneInfo(patient.zone)).time()
    return wall >= NIGHT_FROM or wall < patient.day_starts_at


def _welcome(cards: Sequence[QuotaCard]) -> str:
    """For someone who comes back after a week or more: nothing is counted."""
    said = [gettext("Good to see you again.")]
    if any(card.is_due for card in cards):
        said.append(gettext("You go on from here."))
    if cards:
        said.append(_lead(cards, hard=False))
    return " ".join(said)


def _lead(cards: Sequence[QuotaCard], *, hard: bool) -> str:
    due = [card for card in cards if card.is_due]
    if not due:
        return gettext("Nothing is due today.") if cards else gettext("Good to have you here.")
    done = sum(card.is_done for card in due)
    if done == len(due):
        return gettext("All done for today. The rest of the day is yours.")
    if hard:
        return gettext("A hard day is noted. Your plan stays as it is.")
    things = ngettext("One thing today.", "%(count)s things today.", len(due))
    some = ngettext("One is done.", "%(count)s are done.", done) if done else ""
    return " ".join([things % {"count": len(due)}, some % {"count": done} if some else ""]).strip()
