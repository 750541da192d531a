"""Sent twice, sent by fifty at once, sent from two tabs: what was meant once is there once."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connections, models
from django.test import Client
from django.urls import reverse

from diary.models import ActivityEntry, DayCheckIn, TimerRun
from education.models import PracticeRun, ThoughtRecord
from goals.models import Goal
from pacing.models import CaughtUp, Clearance, DayShown, Decision, PlanEvent, Screening
from tests.cast import NOON, TODAY, make_patient
from tests.contracts.matrix import MATRIX
from tests.fuzz.test_forms import ANSWERS
from tests.world import World, build

ONCE: dict[str, type[models.Model]] = {
    "catch_up": CaughtUp,
    "education:thought_new": ThoughtRecord,
    "goals:list": Goal,
    "log_activity": ActivityEntry,
    "pacing:agree": Decision,
    "pacing:clearance": Clearance,
    "pacing:flare": PlanEvent,
    "pacing:screening": Screening,
    "pacing:trials": ActivityEntry,
    "practice_done": PracticeRun,
    "session_done": ActivityEntry,
    "start_goal": Goal,
    "timer_start": TimerRun,
}
"""What one post of each address makes."""

pytestmark = pytest.mark.django_db(transaction=True)
Send = Callable[[Client], Any]


@pytest.fixture
def alice() -> Iterator[World]:
    """Alice's world, committed, at noon."""
    with time_machine.travel(NOON, tick=False):
        yield build(make_patient("Alice"), today=TODAY, now=NOON)


def posting(path: str, body: dict[str, Any], **more: Any) -> Send:
    """A post of `body`."""
    return lambda browser: browser.post(path, body, **more)


def at_once(world: World, sends: list[Send]) -> list[int]:
    """The answers to requests of one person's browser that arrive together."""
    first = Client()
    first.force_login(world.patient.user)
    cookie = first.cookies.output(attrs=[], header="")

    def one(send: Send) -> int:
        browser = Client()
        browser.cookies.load(cookie)
        try:
            status: int = send(browser).status_code
            return status
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(sends)) as pool:
        return list(pool.map(one, sends))


def times(name: str, number: int, world: World) -> tuple[int, list[int]]:
    """How many rows `number` posts of one form make, and the answers."""
    rule, rows = MATRIX[name], ONCE[name]._base_manager
    path = reverse(name, kwargs=rule.at(world)) + rule.posts_to
    post = rule.post(world) if rule.post else {}
    before = rows.count()
    answers = at_once(world, [posting(path, post)] * number)
    return rows.count() - before, answers


@pytest.mark.parametrize("name", sorted(ONCE))
def test_a_form_sent_by_several_at_once_is_kept_once(name: str, alice: World) -> None:
    made, answers = times(name, 6, alice)
    assert made == 1
    assert set(answers) <= ANSWERS


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(set(ONCE) - {"log_activity"}))
def test_a_form_sent_by_fifty_at_once_is_kept_once(name: str, alice: World) -> None:
    made, answers = times(name, 50, alice)
    assert made == 1
    assert set(answers) <= ANSWERS


def test_fifty_posts_of_one_entry_at_once_make_one_row(alice: World) -> None:
    made, answers = times("log_activity", 50, alice)
    assert made == 1
    assert set(answers) == {302}


def test_fifty_posts_of_one_practice_at_once_make_one_run_and_one_entry(alice: World) -> None:
    before = ActivityEntry.objects.count()
    made, answers = times("practice_done", 50, alice)
    assert made == 1
    assert ActivityEntry.objects.count() == before + 1
    assert set(answers) == {302}


def test_two_timers_started_at_once_are_one(alice: World) -> None:
    post = MATRIX["timer_start"].post
    assert post
    bodies = [post(alice) | {"client_uuid": uuid4()} for _ in range(6)]
    sends = [posting("/timer/start/", body) for body in bodies]
    assert set(at_once(alice, sends)) == {302}
    assert TimerRun.objects.filter(patient=alice.patient, stopped_at=None).count() == 1


def test_answers_touched_at_once_are_all_kept_in_one_day(alice: World) -> None:
    scales = {"fatigue": "3", "sleep": "7", "mood": "5", "pain": "2"}
    path = reverse("diary:check_in", args=[TODAY])
    touches = [{name: value} for name, value in scales.items()]
    sends = [posting(path, touch, headers={"X-Autosave": "1"}) for touch in touches]
    assert set(at_once(alice, sends)) <= {200, 204}
    day = DayCheckIn.objects.get(patient=alice.patient, on=TODAY)
    assert {name: str(getattr(day, name)) for name in scales} == scales


def test_today_opened_in_many_tabs_at_once_is_shown_once(alice: World) -> None:
    DayShown.objects.filter(plan=alice.plan, on=TODAY)._raw_delete("default")
    assert set(at_once(alice, [lambda browser: browser.get("/today/")] * 6)) == {200}
    assert DayShown.objects.filter(plan=alice.plan, on=TODAY).count() == 1


def test_a_form_sent_again_later_is_kept_once(alice: World) -> None:
    body = {"text": "Dance", "why": "Joy", "client_uuid": uuid4()}
    send = posting("/goals/", body)
    before = Goal.objects.count()
    assert at_once(alice, [send]) + at_once(alice, [send]) == [302, 302]
    assert Goal.objects.count() == before + 1
