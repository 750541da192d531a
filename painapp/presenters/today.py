"""Today in words: one card a plan, what else there is to do, and seven dots."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Patient
from accounts.requests import Person
from common.amounts import plain_date


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    title: str
    lead: str
    check_in_url: str


def today_page(person: Person) -> TodayPage:
    return TodayPage(
        title=plain_date(person.today, person.today),
        lead=gettext("Nothing is planned yet."),
        check_in_url=reverse("diary:check_in", args=[person.today]),
    )


def plan_lines(patient: Patient, on: date) -> list[str]:
    """One line a plan that asks for something on the date."""
    return []
