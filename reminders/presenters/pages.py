"""The page of someone's reminders, and the list of what became of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext, ngettext

from accounts.models import Patient
from accounts.presenters import place
from reminders import vapid
from reminders.models import Channel, Delivery, Kind, Preference, Rule, Slot
from reminders.selectors import living
from reminders.when import EVERY_DAY, within

MOST_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A rule in words; `rests` where it waits for an answer since nobody followed it; `but` says
    what keeps it from coming as it is set.
    """

    rule: Rule
    title: str
    when: str
    how: str
    rests: bool
    but: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What became of one reminder: what, when, and of each way its end."""

    title: str
    when: str
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindersPage:
    """What comes, what rests and asks, until when there is a rest from all, whether the last letter
    was refused, whether there are notices on phones, and by which clock all of it goes.
    """

    comes: tuple[Line, ...]
    rests: tuple[Line, ...]
    quiet_until: str
    mail_refused: bool
    has_notices: bool
    place: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The latest dates, and whether there are older ones."""

    rows: tuple[Row, ...]
    goes_on: bool


def reminders_page(patient: Patient, preference: Preference, now: datetime) -> RemindersPage:
    mine = Rule.objects.filter(patient=patient).select_related("plan__activity")
    rules = list(mine.exclude(next_due_at=None, rested_at=None))
    has_device = living(patient).exists()
    lines = [_line(rule, _but(rule, rules, preference, has_device=has_device)) for rule in rules]
    letters = Delivery.objects.filter(slot__rule__patient=patient, channel=Channel.EMAIL)
    last = letters.filter(ended_at__isnull=False).order_by("-ended_at").first()
    return RemindersPage(
        comes=tuple(line for line in lines if not line.rests),
        rests=tuple(line for line in lines if line.rests),
        quiet_until=_rest(preference, patient, now),
        mail_refused=last is not None and last.state == Delivery.State.FAILED,
        has_notices=vapid.is_on(),
        place=place(patient.zone),
    )


def _rest(preference: Preference, patient: Patient, now: datetime) -> str:
    """When a rest from all reminders ends; nothing where there is none."""
    until = preference.snoozed_until
    if until is None or until <= now:
        return ""
    return when(until, patient.zone)


def _but(rule: Rule, rules: list[Rule], preference: Preference, *, has_device: bool) -> str:
    """In one sentence; nothing where it comes as it is set."""
    if within(rule.local_time, first=preference.quiet_from, last=preference.quiet_until):
        return gettext("It does not come: this is in your quiet hours.")
    if rule.by_push and not has_device:
        return gettext("No device of yours takes notices now, so none comes.")
    earlier = [one for one in rules if one.local_time < rule.local_time and one.days & rule.days]
    if len(earlier) >= preference.most_a_day:
        return ngettext(
            "You wanted %(number)s a day at most, so it comes only if no other did before it.",
            "You wanted %(number)s a day at most, so it comes only if fewer did before it.",
            preference.most_a_day,
        ) % {"number": preference.most_a_day}
    return ""


def _line(rule: Rule, but: str) -> Line:
    ways = [str(Channel(name).label) for name, wanted in rule.by_channel.items() if wanted]
    return Line(
        rule=rule,
        title=_title(rule),
        when=f"{time_format(rule.local_time, 'H:i')}, {days_in_words(rule.days)}",
        how=", ".join(ways),
        rests=rule.rested_at is not None,
        but=but,
    )


def _title(rule: Rule) -> str:
    title = str(Kind(rule.kind).label)
    return f"{title}: {rule.plan.activity.name}" if rule.plan else title


def days_in_words(days: int) -> str:
    if days == EVERY_DAY:
        return gettext("every day")
    return ", ".join(str(name) for day, name in WEEKDAYS_ABBR.items() if days >> day & 1)


def ledger(patient: Patient, now: datetime) -> Ledger:
    """What was due so far, the latest first."""
    slots = Slot.objects.filter(rule__patient=patient, due_at__lte=now)
    slots = slots.select_related("rule__plan__activity").prefetch_related("deliveries")
    found = list(slots[: MOST_SHOWN + 1])
    return Ledger(tuple(map(_row, found[:MOST_SHOWN])), goes_on=len(found) > MOST_SHOWN)


def when(at: datetime, zone: str) -> str:
    """A day with its weekday and a time: "Tuesday 7 April, 14:05"; the day stays in one piece."""
    # Translators: the date format of Django for a day with its weekday, and a time.
    text = date_format(at.astimezone(ZoneInfo(zone)), gettext("l j F, H:i"))
    return text.replace(" ", "\N{NO-BREAK SPACE}").replace(",\N{NO-BREAK SPACE}", ", ")


def _row(slot: Slot) -> Row:
    return Row(
        title=_title(slot.rule),
        when=when(slot.due_at, slot.zone),
        ends=tuple(_ends(sorted(slot.deliveries.all(), key=lambda one: one.channel))),
    )


def _ends(deliveries: list[Delivery]) -> Iterable[str]:
    """Ways that came to the same end stand together: "E-mail, In Evenstep: was sent"."""
    ways = defaultdict[str, list[str]](list)
    for delivery in deliveries:
        ways[_end(delivery)].append(str(Channel(delivery.channel).label))
    return (f"{', '.join(names)}: {end}" for end, names in ways.items())


def _end(delivery: Delivery) -> str:
    why = f" ({Delivery.Why(delivery.why).label})" if delivery.why else ""
    return f"{Delivery.State(delivery.state).label}{why}"
