"""The log of what was done: kept once, changed with its history, never ahead of time."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from accounts.models import Patient
from common.refusal import Refused
from diary import selectors
from diary.models import Activity, ActivityEntry, EntryRevision, Purpose
from diary.services import activities, entries
from tests.cast import NOON, TODAY
from tests.diary.conftest import TOMORROW, YESTERDAY

Note = Callable[..., ActivityEntry]


def change(entry: ActivityEntry, **changes: Any) -> ActivityEntry:
    by = entry.recorded_by
    return entries.change(entry=entry, by=by, now=NOON, today=TODAY, **changes)


def test_what_was_done_is_kept_with_its_day_zone_and_time(note: Note) -> None:
    entry = note(480)
    assert (entry.amount, entry.seconds, entry.occurred_on) == (480, 480, TODAY)
    assert (entry.zone, entry.recorded_at, entry.recall_days) == ("Europe/London", NOON, 0)


def test_the_same_client_uuid_gives_the_same_entry(note: Note) -> None:
    key = uuid4()
    assert note(480, client_uuid=key) == note(999, client_uuid=key)
    assert ActivityEntry.objects.get().amount == 480


def test_several_a_day_are_kept(note: Note, alice: Patient) -> None:
    note(60), note(120)
    assert [row.amount for row in selectors.entries_between(alice, TODAY, TODAY)] == [60, 120]


def test_noting_it_days_later_shows(note: Note) -> None:
    assert note(on=TODAY - timedelta(days=3)).recall_days == 3


def test_a_day_to_come_is_refused(note: Note) -> None:
    with pytest.raises(Refused, match="not come yet"):
        note(on=TOMORROW)


@pytest.mark.parametrize("amount", [0, -5, 86_401, 10**9])
def test_an_amount_that_cannot_be_is_refused(note: Note, amount: int) -> None:
    with pytest.raises(Refused):
        note(amount)


def test_an_amount_that_is_no_time_may_be_larger_than_a_day_has_seconds(
    note: Note, alice: Patient
) -> None:
    steps = activities.add_activity(
        patient=alice, name="Steps", category="movement", unit="STEPS", now=NOON
    )
    entry = note(90_000, activity=steps, seconds=600)
    assert (entry.amount, entry.seconds) == (90_000, 600)
    with pytest.raises(Refused, match="too large"):
        note(1_000_001, activity=steps)


def test_another_persons_activity_is_refused(note: Note, bob: Patient) -> None:
    with pytest.raises(Refused, match="not on your list"):
        note(patient=bob, by=bob.user)


def test_a_note_too_long_is_refused(note: Note) -> None:
    with pytest.raises(Refused, match="500"):
        note(note="x" * 501)


def test_a_change_keeps_how_it_was(note: Note) -> None:
    changed = change(note(480), amount=300, purpose=Purpose.PLANNED)
    assert (changed.amount, changed.seconds, changed.purpose) == (300, 300, "PLANNED")
    before = EntryRevision.objects.get().before
    assert (before["amount"], before["purpose"]) == (480, "OTHER")


def test_a_change_that_changes_nothing_keeps_nothing(note: Note) -> None:
    change(note(480), amount=480)
    assert not EntryRevision.objects.exists()


def test_a_day_moved_on_past_the_day_it_was_noted_is_noted_that_day(note: Note) -> None:
    entry = note(on=YESTERDAY, today=YESTERDAY)
    moved = change(entry, occurred_on=TODAY)
    assert (moved.occurred_on, moved.recall_days) == (TODAY, 0)


def test_a_change_to_what_cannot_be_leaves_the_entry_alone(note: Note) -> None:
    entry = note(480)
    with pytest.raises(Refused):
        change(entry, amount=480, occurred_on=TOMORROW)
    entry.refresh_from_db()
    assert entry.occurred_on == TODAY


def test_a_change_to_another_persons_activity_is_refused(note: Note, bob: Patient) -> None:
    foreign = activities.add_activity(
        patient=bob, name="Bob’s", category="work", unit="SECONDS", now=NOON
    )
    with pytest.raises(Refused):
        change(note(), activity=foreign)


def test_a_removed_entry_is_out_of_the_diary_and_comes_back(note: Note, alice: Patient) -> None:
    entry = note()
    entries.remove(entry=entry, by=alice.user, now=NOON)
    assert not selectors.entries_between(alice, TODAY, TODAY)
    entries.restore(entry=entry, by=alice.user, now=NOON)
    assert list(selectors.entries_between(alice, TODAY, TODAY)) == [entry]
    assert entry.revisions.count() == 2


def test_removing_twice_is_removing_once(note: Note, alice: Patient) -> None:
    entry = note()
    first = entries.remove(entry=entry, by=alice.user, now=NOON).removed_at
    later = NOON + timedelta(hours=1)
    assert entries.remove(entry=entry, by=alice.user, now=later).removed_at == first
    assert entry.revisions.count() == 1


def test_archiving_the_activity_keeps_its_entries(
    note: Note, walking: Activity, alice: Patient
) -> None:
    entry = note()
    activities.archive_activity(activity=walking, now=NOON)
    assert list(selectors.entries_between(alice, TODAY, TODAY)) == [entry]
