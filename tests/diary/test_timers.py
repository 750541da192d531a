"""A timer by the server's clock: one at a time, stopped once, pauses left out."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from accounts.models import Patient
from common.refusal import Refused
from diary import selectors
from diary.models import Activity, ActivityEntry, Purpose, TimerRun
from diary.services import activities, entries, timers
from tests.cast import NOON, TODAY
from tests.diary.conftest import TOMORROW


def after(seconds: int) -> datetime:
    return NOON + timedelta(seconds=seconds)


def start(activity: Activity, *, now: datetime = NOON, key: UUID | None = None) -> TimerRun:
    return timers.start(
        patient=activity.patient,
        activity=activity,
        purpose=Purpose.TRIAL,
        target=480,
        rest_seconds=60,
        now=now,
        client_uuid=key or uuid4(),
    )


def stop(run: TimerRun, seconds: int, now: datetime) -> ActivityEntry:
    by = run.patient.user
    return timers.stop(run=run, amount_seconds=seconds, today=TODAY, by=by, now=now)


def fresh(run: TimerRun) -> TimerRun:
    return TimerRun.objects.get(pk=run.pk)


def test_starting_twice_with_one_key_is_one_run(walking: Activity) -> None:
    key = uuid4()
    assert start(walking, key=key) == start(walking, now=after(9), key=key)
    assert TimerRun.objects.get().started_at == NOON


def test_a_second_timer_waits_for_the_first(walking: Activity) -> None:
    run = start(walking)
    with pytest.raises(Refused, match="is running"):
        start(walking)
    timers.discard(run=run, now=after(9))
    assert start(walking) != run


def test_two_people_time_at_once(walking: Activity, bob: Patient) -> None:
    other = activities.add_activity(
        patient=bob, name="Walking", category="movement", unit="SECONDS", now=NOON
    )
    assert start(walking) != start(other)


def test_only_time_is_timed_and_only_ones_own(walking: Activity, bob: Patient) -> None:
    walking.unit = "STEPS"
    with pytest.raises(Refused, match="counts minutes"):
        start(walking)
    walking.unit, walking.patient = "SECONDS", bob
    with pytest.raises(Refused, match="not on your list"):
        timers.start(
            patient=Patient.objects.exclude(pk=bob.pk).get(),
            activity=walking,
            purpose=Purpose.OTHER,
            target=None,
            rest_seconds=0,
            now=NOON,
            client_uuid=uuid4(),
        )


def test_stopping_notes_the_time_on_the_day_it_began(walking: Activity) -> None:
    run = start(walking)
    entry = stop(run, 300, after(300))
    assert (entry.amount, entry.purpose, entry.source) == (300, "TRIAL", "timer")
    assert (entry.occurred_on, entry.started_at) == (TODAY, NOON)
    assert fresh(run).entry == entry


def test_a_run_over_the_start_of_the_day_belongs_to_the_day_before(walking: Activity) -> None:
    late = datetime(2026, 4, 8, 2, 50, tzinfo=UTC)  # 03:50 in London: still 7 April
    run = start(walking, now=late)
    entry = timers.stop(
        run=run,
        amount_seconds=1200,
        today=TOMORROW,
        by=run.patient.user,
        now=late + timedelta(minutes=20),
    )
    assert (entry.occurred_on, entry.recall_days) == (TODAY, 1)


def test_stopping_twice_notes_once(walking: Activity) -> None:
    run = start(walking)
    assert stop(run, 300, after(300)) == stop(run, 900, after(900))
    assert ActivityEntry.objects.get().amount == 300


def test_a_pause_is_not_counted(walking: Activity) -> None:
    run = start(walking)
    timers.pause(run=run, now=after(100))
    assert fresh(run).elapsed(after(400)) == 100
    timers.resume(run=run, now=after(400))
    assert fresh(run).elapsed(after(450)) == 150


def test_pausing_or_going_on_twice_changes_nothing(walking: Activity) -> None:
    run = start(walking)
    timers.resume(run=run, now=after(50))
    for second in (100, 200):
        timers.pause(run=run, now=after(second))
    for second in (300, 400):
        timers.resume(run=run, now=after(second))
    assert (fresh(run).paused_seconds, fresh(run).paused_at) == (200, None)


def test_stopping_in_a_pause_ends_both(walking: Activity) -> None:
    run = start(walking)
    timers.pause(run=run, now=after(100))
    stop(run, 100, after(500))
    assert (fresh(run).paused_at, fresh(run).paused_seconds) == (None, 400)


def test_a_run_that_was_over_sooner_ended_sooner(walking: Activity) -> None:
    run = start(walking)
    stop(run, 480, after(4000))
    assert fresh(run).stopped_at == after(480)


def test_a_clock_set_back_does_no_harm(walking: Activity) -> None:
    run = start(walking)
    early = NOON - timedelta(hours=1)
    timers.pause(run=run, now=early)
    assert fresh(run).elapsed(early) == 0
    stop(run, 60, early)
    assert fresh(run).stopped_at == NOON


def test_what_was_let_go_is_not_noted_and_can_go_on(walking: Activity) -> None:
    run = start(walking)
    timers.discard(run=run, now=after(60))
    with pytest.raises(Refused, match="let go"):
        stop(run, 60, after(90))
    timers.take_back_discard(run=run)
    assert selectors.running_timer(walking.patient) == run


def test_what_was_let_go_stays_so_while_another_runs(walking: Activity) -> None:
    run = start(walking)
    timers.discard(run=run, now=after(60))
    other = start(walking)
    with pytest.raises(Refused, match="is running"):
        timers.take_back_discard(run=run)
    assert selectors.running_timer(walking.patient) == other


def test_a_stopped_run_is_neither_paused_nor_let_go(walking: Activity) -> None:
    run = start(walking)
    entry = stop(run, 60, after(60))
    timers.pause(run=run, now=after(70))
    timers.discard(run=run, now=after(80))
    timers.take_back_discard(run=run)
    assert (fresh(run).paused_at, fresh(run).entry) == (None, entry)
    assert fresh(run).stopped_at == after(60)


def test_the_last_run_is_the_one_noted_and_not_taken_out(walking: Activity) -> None:
    first, second = start(walking), None
    stop(first, 60, after(60))
    second = start(walking, now=after(100))
    entry = stop(second, 60, after(160))
    assert selectors.last_run(walking.patient) == second
    entries.remove(entry=entry, by=walking.patient.user, now=after(200))
    assert selectors.last_run(walking.patient) == first
