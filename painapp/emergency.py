"""Whom to call, by country. Well-known numbers only; each service says its own hours.

EMERGENCY_FILE names a JSON file of the same shape that adds countries or replaces them:
{"GB": {"name": "United Kingdom", "lines": [["Emergency", "999", ""]]}}
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Patient
from common.countries import country_of

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Line:
    """Someone to call: who answers, the number as it is written, and when to use it."""

    who: Words
    number: str
    when: Words = ""

    @property
    def dial(self) -> str:
        """The number for a phone link."""
        return "".join(sign for sign in self.number if sign.isdigit() or sign == "+")


@dataclass(frozen=True, slots=True)
class Country:
    """A country's lines, the most urgent first."""

    code: str
    name: Words
    lines: tuple[Line, ...]


DANGER = _("Life in danger")
TALK = _("To talk to someone, day or night")
ADVICE = _("Urgent, but not life in danger")

SHIPPED = (
    Country(
        "GB",
        _("United Kingdom"),
        (
            Line(_("Emergency"), "999", DANGER),
            Line(_("NHS 111"), "111", ADVICE),
            Line(_("Samaritans"), "116 123", TALK),
        ),
    ),
    Country(
        "IE",
        _("Ireland"),
        (Line(_("Emergency"), "112", DANGER), Line(_("Samaritans"), "116 123", TALK)),
    ),
    Country(
        "US",
        _("United States"),
        (
            Line(_("Emergency"), "911", DANGER),
            Line(_("Suicide and Crisis Lifeline"), "988", TALK),
        ),
    ),
    Country(
        "CA",
        _("Canada"),
        (
            Line(_("Emergency"), "911", DANGER),
            Line(_("Health advice, most provinces"), "811", ADVICE),
            Line(_("Suicide Crisis Helpline"), "988", TALK),
        ),
    ),
    Country(
        "AU",
        _("Australia"),
        (
            Line(_("Emergency"), "000", DANGER),
            Line(_("Healthdirect"), "1800 022 222", ADVICE),
            Line(_("Lifeline"), "13 11 14", TALK),
        ),
    ),
    Country(
        "NZ",
        _("New Zealand"),
        (
            Line(_("Emergency"), "111", DANGER),
            Line(_("Healthline"), "0800 611 116", ADVICE),
            Line(_("Need to talk?"), "1737", TALK),
        ),
    ),
    Country(
        "DE",
        _("Germany"),
        (
            Line(_("Emergency"), "112", DANGER),
            Line(_("Doctors on call"), "116 117", ADVICE),
            Line(_("TelefonSeelsorge"), "116 123", TALK),
        ),
    ),
    Country(
        "ES",
        _("Spain"),
        (Line(_("Emergency"), "112", DANGER), Line(_("Line against suicide"), "024", TALK)),
    ),
)


@cache
def countries() -> dict[str, Country]:
    """Every country there are numbers for, by its ISO 3166 code."""
    return {country.code: country for country in (*SHIPPED, *_added())}


def country(*codes: str) -> Country:
    """The first of `codes` there are numbers for; the first country shipped where none is."""
    known = countries()
    return next((known[code] for code in codes if code in known), SHIPPED[0])


@dataclass(frozen=True, slots=True)
class Numbers:
    """The country whose numbers are shown; `elsewhere` where we have none for where a person is,
    so that none of them is offered as the one to call in danger.
    """

    country: Country
    elsewhere: bool = False

    @property
    def first(self) -> Line:
        """Whom to call where life is in danger."""
        return self.country.lines[0]

    @property
    def others(self) -> tuple[Line, ...]:
        """The rest of them; all of them where they are another country's."""
        return self.country.lines if self.elsewhere else self.country.lines[1:]


def numbers_for(patient: Patient | None, *, asked: str = "") -> Numbers:
    """Those of the country asked for, else of the one the person chose, else of the one where they
    said they are, else the usual ones of the house (the setting COUNTRY).
    """
    chosen = patient.country if patient is not None else ""
    there = _whereabouts(patient)
    known = countries()
    return Numbers(
        country=country(asked, chosen, there, settings.DEFAULT_COUNTRY),
        elsewhere=bool(there) and not {asked, chosen, there} & known.keys(),
    )


def _whereabouts(patient: Patient | None) -> str:
    """The country of the time zone a person confirmed; "" where they did not or it has none."""
    if patient is None or patient.zone_confirmed_at is None:
        return ""
    return country_of(patient.next_zone or patient.zone)


def _added() -> list[Country]:
    if not settings.EMERGENCY_FILE:
        return []
    try:
        told = json.loads(Path(settings.EMERGENCY_FILE).read_text(encoding="utf-8"))
        return [
            Country(code, entry["name"], tuple(Line(*line) for line in entry["lines"]))
            for code, entry in told.items()
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise ImproperlyConfigured(
            f"EMERGENCY_FILE ({settings.EMERGENCY_FILE}) can't be read: {wrong}. "
            "Set it to a JSON file as docs/configuration.md shows, or leave it empty."
        ) from wrong
