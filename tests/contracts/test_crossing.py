"""No service ties two people together: another person's row is refused, and nothing is written."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from common.refusal import Refused
from diary.models import Purpose, Source
from diary.services import check_in, entries, timers
from pacing.choices import Choices
from pacing.screening import ANSWERS_ALL_CLEAR
from pacing.services import catch_up, chapters, events, plans, safety
from painapp.services import sessions
from tests.cast import NOON, TODAY
from tests.contracts.people import Worlds
from tests.contracts.tables import tables

Call = Callable[[Worlds], Any]
CROSSED: dict[str, Call] = {}


def crossed(call: Call) -> Call:
    """Adds a call that mixes Alice's and Bob's rows, under the words of its name."""
    CROSSED[call.__name__.replace("_", " ")] = call
    return call


def by_bob(worlds: Worlds, **more: Any) -> dict[str, Any]:
    return {"by": worlds.users["bob"], "now": NOON, **more}


@crossed
def log_an_activity_of_bobs(worlds: Worlds) -> Any:
    return entries.log(
        patient=worlds.alice.patient,
        activity=worlds.bob.reading,
        amount=60,
        occurred_on=TODAY,
        purpose=Purpose.OTHER,
        source=Source.FORM,
        today=TODAY,
        by=worlds.users["alice"],
        now=NOON,
        client_uuid=uuid4(),
    )


@crossed
def change_an_entry_to_an_activity_of_bobs(worlds: Worlds) -> Any:
    entry, activity = worlds.alice.entry, worlds.bob.reading
    return entries.change(
        entry=entry, by=worlds.users["alice"], now=NOON, today=TODAY, activity=activity
    )


@crossed
def rate_an_item_of_bobs(worlds: Worlds) -> Any:
    return check_in.record(
        patient=worlds.alice.patient,
        on=TODAY,
        answers={},
        own={worlds.bob.item: 3},
        tags=None,
        today=TODAY,
        now=NOON,
    )


@crossed
def time_an_activity_of_bobs(worlds: Worlds) -> Any:
    return timers.start(
        patient=worlds.alice.patient,
        activity=worlds.bob.reading,
        purpose=Purpose.OTHER,
        target=None,
        rest_seconds=0,
        now=NOON,
        client_uuid=uuid4(),
    )


@crossed
def time_a_session_of_bobs(worlds: Worlds) -> Any:
    return sessions.start_timer(
        patient=worlds.alice.patient,
        activity=worlds.bob.walking,
        purpose=Purpose.PLANNED,
        today=TODAY,
        now=NOON,
        client_uuid=uuid4(),
    )


@crossed
def begin_a_plan_for_an_activity_of_bobs(worlds: Worlds) -> Any:
    return plans.begin(
        patient=worlds.alice.patient,
        activity=worlds.bob.reading,
        goal=None,
        by=worlds.users["alice"],
        now=NOON,
        today=TODAY,
    )


@crossed
def begin_a_plan_towards_a_goal_of_bobs(worlds: Worlds) -> Any:
    return plans.begin(
        patient=worlds.alice.patient,
        activity=worlds.alice.reading,
        goal=worlds.bob.goal,
        by=worlds.users["alice"],
        now=NOON,
        today=TODAY,
    )


@crossed
def begin_a_plan_for_somebody_else(worlds: Worlds) -> Any:
    alice = worlds.alice
    return plans.begin(
        patient=alice.patient, activity=alice.reading, goal=None, today=TODAY, **by_bob(worlds)
    )


@crossed
def close_somebody_elses_plan(worlds: Worlds) -> Any:
    return plans.close(plan=worlds.alice.plan, reason="", **by_bob(worlds))


@crossed
def propose_somebody_elses_chapter(worlds: Worlds) -> Any:
    return chapters.propose(
        plan=worlds.alice.draft,
        kind="FIRST",
        choices=Choices.defaults(unit="SECONDS"),
        author=worlds.users["bob"],
        reason="",
        now=NOON,
        today=TODAY,
    )


@crossed
def agree_for_somebody_else(worlds: Worlds) -> Any:
    return chapters.agree(chapter=worlds.alice.chapter, **by_bob(worlds))


@crossed
def decline_for_somebody_else(worlds: Worlds) -> Any:
    return chapters.decline(chapter=worlds.alice.chapter, **by_bob(worlds))


@crossed
def answer_safety_questions_for_somebody_else(worlds: Worlds) -> Any:
    return safety.answer(
        patient=worlds.alice.patient,
        kind="worry",
        answers=ANSWERS_ALL_CLEAR,
        on=TODAY,
        client_uuid=uuid4(),
        **by_bob(worlds),
    )


@crossed
def clear_somebody_else(worlds: Worlds) -> Any:
    return safety.record_clearance(
        screening=worlds.alice.screening,
        given_by_name="Dr Gray",
        given_by_role="GP",
        given_on=TODAY,
        note="",
        today=TODAY,
        client_uuid=uuid4(),
        **by_bob(worlds),
    )


@crossed
def catch_up_on_a_plan_of_bobs(worlds: Worlds) -> Any:
    said = catch_up.Answer(plan=worlds.bob.plan, on=TODAY, said=catch_up.Said.NO)
    return catch_up.catch_up(
        patient=worlds.alice.patient,
        answers=[said],
        through=TODAY,
        today=TODAY,
        by=worlds.users["alice"],
        now=NOON,
        client_uuid=uuid4(),
    )


@pytest.mark.parametrize("name", CROSSED)
def test_a_service_refuses_to_mix_two_people(name: str, worlds: Worlds) -> None:
    timers.discard(run=worlds.alice.timer, now=NOON)  # else a timer that runs is what refuses
    before = tables()
    with pytest.raises(Refused):
        CROSSED[name](worlds)
    assert tables() == before


def test_nobody_declares_a_flare_for_somebody_else(worlds: Worlds) -> None:
    with pytest.raises(Refused):
        events.declare_flare(
            patient=worlds.alice.patient, on=TODAY, client_uuid=uuid4(), **by_bob(worlds)
        )


def test_nobody_takes_back_for_somebody_else(worlds: Worlds) -> None:
    with pytest.raises(Refused):
        events.take_back(event=worlds.alice.flare, today=TODAY, **by_bob(worlds))
