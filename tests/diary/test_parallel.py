"""Two tabs, two touches, a form sent many times at once: nothing doubled, nothing lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from uuid import uuid4

import pytest
from django.db import connections

from accounts.models import Patient
from common.refusal import Refused
from diary.models import SCALES, Activity, ActivityEntry, DayCheckIn, Purpose, Source, TimerRun
from diary.services import activities, check_in, entries, timers
from tests.cast import NOON, TODAY, make_patient

AT_ONCE = 8


@pytest.fixture
def alice(transactional_db: None) -> Patient:
    return make_patient("Alice")


def at_once(*jobs: Callable[[], object]) -> list[object]:
    """Runs the jobs side by side, each on a connection of its own; a refusal is an answer too."""

    def run(job: Callable[[], object]) -> object:
        try:
            return job()
        except Refused as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, jobs))


def test_one_form_sent_many_times_at_once_is_one_entry(alice: Patient, walking: Activity) -> None:
    job = partial(
        entries.log,
        patient=alice,
        activity=walking,
        amount=480,
        occurred_on=TODAY,
        purpose=Purpose.OTHER,
        source=Source.FORM,
        today=TODAY,
        by=alice.user,
        now=NOON,
        client_uuid=uuid4(),
    )
    answers = at_once(*[job] * 50)
    assert answers == [ActivityEntry.objects.get()] * 50


def test_answers_touched_at_once_all_stay_on_one_day(alice: Patient) -> None:
    jobs = [
        partial(check_in.rate, patient=alice, on=TODAY, scale=scale, value=5, today=TODAY, now=NOON)
        for scale in SCALES
    ]
    at_once(*jobs)
    row = DayCheckIn.objects.get()
    assert {getattr(row, scale) for scale in SCALES} == {5}


def test_of_many_timers_started_at_once_one_runs(alice: Patient, walking: Activity) -> None:
    def start() -> TimerRun:
        return timers.start(
            patient=alice,
            activity=walking,
            purpose=Purpose.OTHER,
            target=None,
            rest_seconds=0,
            now=NOON,
            client_uuid=uuid4(),
        )

    answers = at_once(*[start] * AT_ONCE)
    assert answers.count(TimerRun.objects.get()) == 1


def test_a_timer_stopped_many_times_at_once_is_noted_once(
    alice: Patient, walking: Activity
) -> None:
    run = TimerRun.objects.create(
        patient=alice, activity=walking, purpose="OTHER", started_at=NOON, client_uuid=uuid4()
    )
    job = partial(timers.stop, run=run, amount_seconds=60, today=TODAY, by=alice.user, now=NOON)
    answers = at_once(*[job] * AT_ONCE)
    assert answers == [ActivityEntry.objects.get()] * AT_ONCE


def test_one_name_added_many_times_at_once_is_one_activity(alice: Patient) -> None:
    job = partial(
        activities.add_activity,
        patient=alice,
        name="Tai chi",
        category="movement",
        unit="SECONDS",
        now=NOON,
    )
    assert at_once(*[job] * AT_ONCE) == [Activity.objects.get()] * AT_ONCE
