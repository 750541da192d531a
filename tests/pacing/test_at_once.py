"""Fifty posts at once make one row: a double tap, a retry, two tabs."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier
from typing import TypeVar
from uuid import uuid4

import pytest
from django.db import connection

from diary.models import ActivityEntry
from pacing.models import CaughtUp, DayShown, Decision, Plan, PlanEvent, Screening
from pacing.screening import ANSWERS_ALL_CLEAR
from pacing.services import catch_up, chapters, safety
from pacing.services.catch_up import Said
from tests.cast import make_patient
from tests.pacing.walker import NUMB, Walker

pytestmark = pytest.mark.django_db(transaction=True)
POSTS, AT_ONCE = 50, 10
T = TypeVar("T")


@pytest.fixture
def busy() -> Walker:
    """Alice with a plan that has run for a day, in rows that other connections see."""
    now = datetime(2026, 4, 7, 12, tzinfo=UTC)
    walker = Walker(make_patient("Alice"), date(2026, 4, 7), now).starts()
    walker.walks([1])
    return walker


def together(act: Callable[[], T]) -> list[T]:
    """What fifty calls give, ten at the same moment, each with its own connection."""
    gate = Barrier(AT_ONCE)

    def one(_number: int) -> T:
        try:
            gate.wait(timeout=30)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(POSTS)))


def test_fifty_flares_of_one_post_are_one(busy: Walker) -> None:
    posted = uuid4()
    rows = together(lambda: busy.flares(2, client_uuid=posted))
    assert (len(set(rows)), PlanEvent.objects.count()) == (1, 1)


def test_fifty_flares_of_different_posts_are_one(busy: Walker) -> None:
    assert len(set(together(lambda: busy.flares(2)))) == 1
    assert PlanEvent.objects.count() == 1


def test_fifty_answers_of_one_post_are_one_and_hold_once(busy: Walker) -> None:
    posted = uuid4()

    def post() -> Screening:
        return safety.answer(
            patient=busy.patient,
            kind="worry",
            answers={**ANSWERS_ALL_CLEAR, **NUMB},
            on=busy.day(2),
            by=busy.user,
            now=busy.at(2),
            client_uuid=posted,
        )

    assert len(set(together(post))) == 1
    assert PlanEvent.objects.filter(kind="SAFETY_HOLD").count() == 1


def test_fifty_beginnings_are_one_plan(busy: Walker) -> None:
    other = Walker(busy.patient, busy.today, busy.now, name="Standing")
    assert len(set(together(other.begins))) == 1
    assert Plan.objects.count() == 2


def test_fifty_looks_at_a_new_day_keep_one_number(busy: Walker) -> None:
    rows = together(lambda: busy.shows(2))
    assert len({row.pk for row in rows if row is not None}) == 1
    assert DayShown.objects.filter(on=busy.day(2)).count() == 1


def test_fifty_times_yes_is_one_agreement(busy: Walker) -> None:
    chapter = busy.proposes("CONTINUES", 2)
    rows = together(lambda: chapters.agree(chapter=chapter, by=busy.user, now=busy.at(2)))
    assert len(set(rows)) == 1
    assert Decision.objects.filter(chapter=chapter).count() == 1


def test_fifty_times_back_is_taken_back_once(busy: Walker) -> None:
    event = busy.flares(2)
    assert len(set(together(lambda: busy.takes_back(event, 2)))) == 1


def test_fifty_answers_about_the_same_days_note_them_once(busy: Walker) -> None:
    told = [catch_up.Answer(plan=busy.plan, on=busy.day(2), said=Said.AS_PLANNED, amount=480)]

    def post() -> CaughtUp:
        return catch_up.catch_up(
            patient=busy.patient,
            answers=told,
            through=busy.day(2),
            today=busy.day(3),
            by=busy.user,
            now=busy.at(3),
            client_uuid=uuid4(),
        )

    assert len(set(together(post))) == 1
    assert ActivityEntry.objects.filter(source="catch_up").count() == 1
