"""The page of someone's reminders, and the list of what became of them."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext

from accounts.models import Patient
from reminders.models import Channel, Delivery, Kind, Rule
from reminders.when import EVERY_DAY

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A rule in words; `rests` where it waits for an answer since nobody followed it."""

    rule: Rule
    title: str
    when: str
    how: str
    rests: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What became of one delivery: what, when, by which way, and its end."""

    title: str
    when: str
    how: str
    end: str


def lines_of(patient: Patient) -> list[Line]:
    """The rules that come, and those that rest."""
    rules = Rule.objects.filter(patient=patient).exclude(next_due_at=None, rested_at=None)
    return [
        Line(
            rule=rule,
            title=str(Kind(rule.kind).label),
            when=f"{time_format(rule.local_time, 'H:i')}, {days_in_words(rule.days)}",
            how=", ".join(
                str(Channel(name).label) for name, wanted in rule.by_channel.items() if wanted
            ),
            rests=rule.rested_at is not None,
        )
        for rule in rules
    ]


def days_in_words(days: int) -> str:
    if days == EVERY_DAY:
        return gettext("every day")
    return ", ".join(str(name) for day, name in WEEKDAYS_ABBR.items() if days >> day & 1)


def ledger(patient: Patient, now: datetime) -> list[Row]:
    """What was due so far, the latest first."""
    rows = Delivery.objects.filter(slot__rule__patient=patient, due_at__lte=now)
    return [_row(row) for row in rows.select_related("slot__rule")[:MOST_SHOWN]]


def _row(delivery: Delivery) -> Row:
    at = delivery.due_at.astimezone(ZoneInfo(delivery.slot.zone))
    state = str(Delivery.State(delivery.state).label)
    why = str(Delivery.Why(delivery.why).label) if delivery.why else ""
    return Row(
        title=str(Kind(delivery.slot.rule.kind).label),
        when=date_format(at, "j F, H:i"),
        how=str(Channel(delivery.channel).label),
        end=f"{state}: {why}" if why else state,
    )
