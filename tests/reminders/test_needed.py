"""A reminder asks at its moment whether it is still needed: by what is due and was done."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Patient
from diary.models import DiaryChoice
from diary.services import check_in
from education.services import learning
from reminders.models import Channel, Delivery, Kind, Preference, Rule, Slot
from reminders.services.needed import needless
from reminders.services.rules import preference_of, set_rule
from reminders.when import EVERY_DAY
from tests.cast import NOON, TODAY
from tests.education.making import a_lesson
from tests.pacing.walker import Walker

Why = Delivery.Why
DAY = timedelta(days=1)
TOMORROW = TODAY + DAY


@pytest.fixture
def walking(alice: Patient, today: date, now: datetime) -> Walker:
    """Alice with a plan that starts tomorrow: 8 minutes."""
    return Walker(alice, today, now).starts()


def a_delivery(
    patient: Patient,
    kind: Kind = Kind.TODAY,
    *,
    on: date = TOMORROW,
    at: time = time(13),
    channel: Channel = Channel.EMAIL,
    **facts: object,
) -> Delivery:
    """One that is due at noon (UTC) of the date."""
    rule = set_rule(
        patient=patient, kind=kind, local_time=at, days=EVERY_DAY, channels={channel}, now=NOON
    )
    due = datetime.combine(on, time(12), tzinfo=UTC)
    slot = Slot.objects.create(
        rule=rule, local_date=on, day=on, zone=patient.zone, due_at=due, made_at=due
    )
    return Delivery.objects.create(slot=slot, channel=channel, due_at=due, try_at=due, **facts)


def why(delivery: Delivery, now: datetime = NOON + DAY) -> Why | None:
    return needless(Delivery.objects.get(pk=delivery.pk), now)


def test_a_plan_that_asks_for_something_today_is_worth_a_reminder(walking: Walker) -> None:
    assert why(a_delivery(walking.patient)) is None


def test_what_was_done_needs_no_reminder(walking: Walker) -> None:
    walking.walks([1])
    assert why(a_delivery(walking.patient)) == Why.DONE


def test_a_part_of_it_is_not_all_of_it(walking: Walker) -> None:
    walking.shows(1)
    walking.note(1, 120)
    assert why(a_delivery(walking.patient)) is None


def test_a_day_on_which_nothing_is_due_has_none(walking: Walker) -> None:
    assert why(a_delivery(walking.patient, on=TODAY), NOON) == Why.NOTHING_DUE


def test_without_a_plan_nothing_is_due(alice: Patient) -> None:
    assert why(a_delivery(alice)) == Why.NOTHING_DUE


def test_a_session_of_a_plan_asks_for_that_plan_alone(walking: Walker) -> None:
    rule_of = a_delivery(walking.patient, Kind.SESSION)
    Rule.objects.update(plan=walking.plan)
    assert why(rule_of) is None
    walking.walks([1])
    assert why(rule_of) == Why.DONE


def test_a_safety_stop_leaves_nothing_due(walking: Walker) -> None:
    walking.answers(1, {"chest_at_rest": True}, kind="worry")
    assert why(a_delivery(walking.patient)) == Why.NOTHING_DUE


def test_a_day_that_was_noted_needs_no_reminder_to_note_it(alice: Patient) -> None:
    due = a_delivery(alice, Kind.CHECK_IN, on=TODAY)
    assert why(due, NOON) is None
    check_in.rate(patient=alice, on=TODAY, scale="sleep", value=3, today=TODAY, now=NOON)
    assert why(due, NOON) == Why.DONE


def test_ratings_asked_once_a_week_are_due_that_day_alone(alice: Patient) -> None:
    weekly = DiaryChoice.Cadence.WEEKLY
    DiaryChoice.objects.create(
        patient=alice, items=["sleep"], cadence=weekly, weekly_day=(TODAY + DAY).weekday()
    )
    assert why(a_delivery(alice, Kind.CHECK_IN, on=TODAY), NOON) == Why.NOTHING_DUE


def test_a_lesson_read_today_is_enough(alice: Patient) -> None:
    first, _second = a_lesson("one", position=1), a_lesson("two", position=2)
    due = a_delivery(alice, Kind.LESSON, on=TODAY)
    assert why(due, NOON) is None
    learning.finish_lesson(patient=alice, lesson=first, now=NOON)
    assert why(due, NOON) == Why.DONE
    assert why(due, NOON + DAY) is None


def test_where_all_lessons_are_read_none_is_due(alice: Patient) -> None:
    learning.finish_lesson(patient=alice, lesson=a_lesson(), now=NOON)
    assert why(a_delivery(alice, Kind.LESSON, on=TODAY), NOON + DAY) == Why.NOTHING_DUE


def test_safety_questions_are_asked_for_when_they_are_due(walking: Walker) -> None:
    due = a_delivery(walking.patient, Kind.SAFETY)
    assert why(due) == Why.NOTHING_DUE
    assert why(due, NOON + 15 * DAY) is None


def test_a_review_is_asked_for_when_the_engine_asks(walking: Walker) -> None:
    assert why(a_delivery(walking.patient, Kind.REVIEW)) == Why.NOTHING_DUE


def test_while_the_person_rests_from_reminders_none_comes(walking: Walker) -> None:
    due = a_delivery(walking.patient)
    Preference.objects.update(snoozed_until=NOON + 2 * DAY)
    assert why(due) == Why.SNOOZED
    assert why(due, NOON + 2 * DAY) is None


def test_in_quiet_hours_none_comes(walking: Walker) -> None:
    assert why(a_delivery(walking.patient), NOON + DAY + timedelta(hours=9)) == Why.QUIET


def test_one_a_day_is_enough_unless_more_are_wanted(walking: Walker) -> None:
    alice = walking.patient
    a_delivery(alice, Kind.CHECK_IN, state=Delivery.State.SENT, ended_at=NOON)
    second = a_delivery(alice)
    assert why(second) == Why.ONE_A_DAY
    preference = preference_of(alice, now=NOON)
    preference.most_a_day = 2
    preference.save()
    assert why(second) is None


def test_another_channel_of_the_same_reminder_does_not_count(walking: Walker) -> None:
    first = a_delivery(walking.patient, state=Delivery.State.SENT, ended_at=NOON)
    same = Delivery.objects.create(
        slot=first.slot, channel=Channel.PUSH, due_at=first.due_at, try_at=first.due_at
    )
    assert why(same) is None


@pytest.mark.parametrize("kind", [Kind.TODAY, Kind.SESSION, Kind.REVIEW, Kind.SAFETY])
def test_how_anything_felt_is_not_asked(walking: Walker, kind: Kind) -> None:
    due = a_delivery(walking.patient, kind)
    with CaptureQueriesContext(connection) as asked:
        why(due)
    assert not [query for query in asked if "diary_daycheckin" in query["sql"].lower()]
