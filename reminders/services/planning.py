"""Makes the slots that are due, and what is to be sent of each.

However often it runs, by however many at once, and whatever the clock does, a rule has one slot for
a date: the database holds that. What was due while nobody planned is written down as too late.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import QuerySet

from reminders.models import Delivery, Rule, Slot
from reminders.when import ONE_DAY, Due

BATCH = 500
GRACE = timedelta(hours=2)
"""How late a reminder may come; then it would say what no longer counts."""

LOOK_BACK = timedelta(days=7)
"""How far back dates that nobody planned are still written down."""

PUT_OFF = timedelta(hours=1)
"""How long a rule that could not be planned is left alone."""

log = logging.getLogger(__name__)


def plan_due(*, now: datetime, batch: int = BATCH) -> int:
    """Plan every rule due by `now`, `batch` rules in a transaction; returns how many slots came."""
    made = 0
    while True:
        looked_at, slots = _plan_batch(now, batch)
        made += slots
        if looked_at < batch:
            return made


@transaction.atomic
def _plan_batch(now: datetime, batch: int) -> tuple[int, int]:
    rules = list(_due(now)[:batch])
    wanted = {(rule, due.on): due for rule in rules for due in _dates(rule, now)}
    there = set(
        Slot.objects.filter(
            rule__in=rules, local_date__gte=(now - LOOK_BACK).date() - timedelta(days=1)
        ).values_list("rule_id", "local_date")
    )
    slots = [
        Slot(
            rule=rule,
            local_date=on,
            day=rule.patient.day_of(due.at),
            zone=rule.patient.zone,
            due_at=due.at,
            made_at=now,
        )
        for (rule, on), due in wanted.items()
        if (rule.pk, on) not in there
    ]
    Slot.objects.bulk_create(slots)
    Delivery.objects.bulk_create([row for slot in slots for row in _deliveries(slot, now)])
    _move_on(rules)
    return len(rules), len(slots)


def _move_on(rules: list[Rule]) -> None:
    """Write where each rule stands now; those of the same time and place stand at the same date."""
    together = defaultdict(list)
    for rule in rules:
        together[rule.zone, rule.next_on, rule.next_due_at].append(rule.pk)
    for where, keys in together.items():
        stands = dict(zip(Rule.STANDS, where, strict=True))
        Rule.objects.filter(pk__in=keys).update(**stands)


def _due(now: datetime) -> QuerySet[Rule]:
    """Those due, the longest first; where the database can, those another planner has are left."""
    rows = Rule.objects.filter(next_due_at__lte=now).order_by("next_due_at")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    return rows.select_related("patient")


def _dates(rule: Rule, now: datetime) -> list[Due]:
    """The dates that are due; of a rule that breaks none, and it holds up nobody else's."""
    try:
        return list(_taken(rule, now))
    except Exception:
        log.exception("A reminder could not be planned.")
        rule.next_due_at = now + PUT_OFF
        return []


def _taken(rule: Rule, now: datetime) -> Iterable[Due]:
    """Each date of the rule from the one it stands at up to `now`; then it stands at the next."""
    assert rule.next_on is not None
    timing = rule.timing
    due = timing.first(max(rule.next_on, (now - LOOK_BACK).date()))
    while due.at <= now:
        yield due
        due = timing.first(due.on + ONE_DAY)
    rule.stand_at(due)


def _deliveries(slot: Slot, now: datetime) -> Iterable[Delivery]:
    """One for each channel."""
    late = slot.due_at < now - GRACE
    for channel in (name for name, wanted in slot.rule.by_channel.items() if wanted):
        facts = {"slot": slot, "channel": channel, "due_at": slot.due_at, "try_at": slot.due_at}
        if late:
            state, why = Delivery.State.EXPIRED, Delivery.Why.LATE
            yield Delivery(**facts, state=state, why=why, ended_at=now)
        else:
            yield Delivery(**facts)
