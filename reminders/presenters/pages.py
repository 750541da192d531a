"""The page of someone's reminders, and the list of what became of them."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext

from accounts.models import Patient
from reminders import vapid
from reminders.models import Channel, Delivery, Kind, Rule, Slot
from reminders.when import EVERY_DAY

MOST_SHOWN = 60


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
    """What became of one reminder: what, when, and of each way its end."""

    title: str
    when: str
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindersPage:
    """What comes, what rests and asks, whether the last letter was refused, and whether there are
    notices on phones.
    """

    comes: tuple[Line, ...]
    rests: tuple[Line, ...]
    mail_refused: bool
    has_notices: bool


def reminders_page(patient: Patient) -> RemindersPage:
    mine = Rule.objects.filter(patient=patient).select_related("plan__activity")
    lines = [_line(rule) for rule in mine.exclude(next_due_at=None, rested_at=None)]
    letters = Delivery.objects.filter(slot__rule__patient=patient, channel=Channel.EMAIL)
    last = letters.filter(ended_at__isnull=False).order_by("-ended_at").first()
    return RemindersPage(
        comes=tuple(line for line in lines if not line.rests),
        rests=tuple(line for line in lines if line.rests),
        mail_refused=last is not None and last.state == Delivery.State.FAILED,
        has_notices=vapid.is_on(),
    )


def _line(rule: Rule) -> Line:
    ways = [str(Channel(name).label) for name, wanted in rule.by_channel.items() if wanted]
    title = str(Kind(rule.kind).label)
    return Line(
        rule=rule,
        title=f"{title}: {rule.plan.activity.name}" if rule.plan else title,
        when=f"{time_format(rule.local_time, 'H:i')}, {days_in_words(rule.days)}",
        how=", ".join(ways),
        rests=rule.rested_at is not None,
    )


def days_in_words(days: int) -> str:
    if days == EVERY_DAY:
        return gettext("every day")
    return ", ".join(str(name) for day, name in WEEKDAYS_ABBR.items() if days >> day & 1)


def ledger(patient: Patient, now: datetime) -> list[Row]:
    """What was due so far, the latest first."""
    slots = Slot.objects.filter(rule__patient=patient, due_at__lte=now).select_related("rule")
    return [_row(slot) for slot in slots.prefetch_related("deliveries")[:MOST_SHOWN]]


def _row(slot: Slot) -> Row:
    at = slot.due_at.astimezone(ZoneInfo(slot.zone))
    return Row(
        title=str(Kind(slot.rule.kind).label),
        when=date_format(at, "j F, H:i"),
        ends=tuple(map(_end, sorted(slot.deliveries.all(), key=lambda one: one.channel))),
    )


def _end(delivery: Delivery) -> str:
    way, state = Channel(delivery.channel).label, Delivery.State(delivery.state).label
    why = f" ({Delivery.Why(delivery.why).label})" if delivery.why else ""
    return f"{way}: {state}{why}"
