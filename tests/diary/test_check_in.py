"""How a day was: each answer kept by itself, missing never 0."""

from datetime import date, timedelta

import pytest

from accounts.models import Patient
from common.refusal import Refused
from diary import selectors
from diary.models import SCALES, DayCheckIn, DayTag, OwnItem, OwnRating
from diary.services import check_in, choices
from tests.cast import NOON, TODAY
from tests.diary.conftest import TOMORROW, YESTERDAY

LATER = NOON + timedelta(hours=2)


def rate(patient: Patient, scale: str, value: int | None, on: date = TODAY) -> None:
    check_in.rate(patient=patient, on=on, scale=scale, value=value, today=TODAY, now=NOON)


@pytest.fixture
def item(alice: Patient) -> OwnItem:
    return choices.add_own_item(
        patient=alice, label="Patience", low="none", high="much", higher_is_better=True, now=NOON
    )


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("value", [0, 10])
def test_each_scale_keeps_its_ends(alice: Patient, scale: str, value: int) -> None:
    rate(alice, scale, value)
    assert getattr(DayCheckIn.objects.get(), scale) == value


def test_what_was_not_answered_is_missing_not_0(alice: Patient) -> None:
    rate(alice, "pain", 0)
    row = DayCheckIn.objects.get()
    assert {getattr(row, scale) for scale in SCALES if scale != "pain"} == {None}


def test_a_second_answer_changes_that_scale_alone(alice: Patient) -> None:
    rate(alice, "mood", 4)
    rate(alice, "sleep", 6)
    rate(alice, "mood", 5)
    row = DayCheckIn.objects.get()
    assert (row.mood, row.sleep) == (5, 6)


def test_the_first_note_of_a_day_stays_its_time(alice: Patient) -> None:
    rate(alice, "mood", 4, on=YESTERDAY)
    check_in.rate(patient=alice, on=YESTERDAY, scale="mood", value=5, today=TOMORROW, now=LATER)
    row = DayCheckIn.objects.get()
    assert (row.recorded_at, row.updated_at, row.recall_days) == (NOON, LATER, 1)


def test_clearing_leaves_the_answer_missing(alice: Patient) -> None:
    rate(alice, "pain", 3)
    rate(alice, "pain", None)
    assert DayCheckIn.objects.get().pain is None
    assert not selectors.checked_in_on(alice, TODAY)


def test_clearing_an_empty_day_makes_no_row(alice: Patient) -> None:
    rate(alice, "pain", None)
    check_in.set_hard_day(patient=alice, on=TODAY, hard=False, today=TODAY, now=NOON)
    check_in.write_note(patient=alice, on=TODAY, text=" ", today=TODAY, now=NOON)
    assert not DayCheckIn.objects.exists()


@pytest.mark.parametrize("value", [-1, 11, 10**6])
def test_a_number_off_the_scale_is_refused(alice: Patient, item: OwnItem, value: int) -> None:
    with pytest.raises(Refused):
        rate(alice, "pain", value)
    with pytest.raises(Refused):
        check_in.rate_own(item=item, on=TODAY, value=value, today=TODAY, now=NOON)


def test_a_scale_that_does_not_exist_is_refused(alice: Patient) -> None:
    with pytest.raises(Refused):
        rate(alice, "recorded_on", 3)


def test_a_day_to_come_is_refused(alice: Patient, item: OwnItem) -> None:
    with pytest.raises(Refused):
        rate(alice, "pain", 3, on=TOMORROW)
    with pytest.raises(Refused):
        check_in.rate_own(item=item, on=TOMORROW, value=3, today=TODAY, now=NOON)
    with pytest.raises(Refused):
        check_in.set_tags(patient=alice, on=TOMORROW, tags=["Visitors"], today=TODAY)


def test_a_hard_day_is_marked_and_taken_back(alice: Patient) -> None:
    rate(alice, "mood", 4)
    check_in.set_hard_day(patient=alice, on=TODAY, hard=True, today=TODAY, now=NOON)
    assert selectors.hard_day_on(alice, TODAY)
    check_in.set_hard_day(patient=alice, on=TODAY, hard=False, today=TODAY, now=NOON)
    assert not selectors.hard_day_on(alice, TODAY)
    assert DayCheckIn.objects.get().mood == 4


def test_a_hard_day_alone_is_no_check_in(alice: Patient) -> None:
    check_in.set_hard_day(patient=alice, on=TODAY, hard=True, today=TODAY, now=NOON)
    assert not selectors.checked_in_on(alice, TODAY)


def test_a_note_keeps_its_lines(alice: Patient) -> None:
    check_in.write_note(patient=alice, on=TODAY, text="One\r\ntwo ", today=TODAY, now=NOON)
    assert DayCheckIn.objects.get().note == "One\ntwo"
    with pytest.raises(Refused, match="2000"):
        check_in.write_note(patient=alice, on=TODAY, text="x" * 2001, today=TODAY, now=NOON)


def test_an_own_item_is_rated_changed_and_cleared(alice: Patient, item: OwnItem) -> None:
    for value in (3, 0):
        check_in.rate_own(item=item, on=TODAY, value=value, today=TODAY, now=NOON)
    assert OwnRating.objects.get().value == 0
    assert selectors.checked_in_on(alice, TODAY)
    check_in.rate_own(item=item, on=TODAY, value=None, today=TODAY, now=NOON)
    assert not OwnRating.objects.exists()


def test_tags_become_what_was_chosen(alice: Patient) -> None:
    for tags in (["Visitors", "Unwell"], ["Unwell", " A  long drive ", "Unwell", ""]):
        check_in.set_tags(patient=alice, on=TODAY, tags=tags, today=TODAY)
    assert selectors.tags_around(alice, TODAY)[0] == ["A long drive", "Unwell"]


def test_one_tag_is_added_and_taken_away(alice: Patient) -> None:
    for _ in range(2):
        check_in.add_tag(patient=alice, on=TODAY, tag="Visitors", today=TODAY)
    assert DayTag.objects.count() == 1
    check_in.remove_tag(patient=alice, on=TODAY, tag="Visitors")
    assert not DayTag.objects.exists()


def test_a_tag_no_day_can_hold_is_not_there_to_take_away(alice: Patient) -> None:
    check_in.add_tag(patient=alice, on=TODAY, tag="Visitors", today=TODAY)
    check_in.remove_tag(patient=alice, on=TODAY, tag="Visit\0ors ")
    check_in.remove_tag(patient=alice, on=TODAY, tag="\0")
    assert selectors.tags_around(alice, TODAY)[0] == []


def test_a_day_holds_20_tags(alice: Patient) -> None:
    twenty = [f"Tag {number}" for number in range(20)]
    check_in.set_tags(patient=alice, on=TODAY, tags=twenty, today=TODAY)
    check_in.add_tag(patient=alice, on=TODAY, tag="Tag 3", today=TODAY)
    with pytest.raises(Refused):
        check_in.add_tag(patient=alice, on=TODAY, tag="One more", today=TODAY)
    with pytest.raises(Refused):
        check_in.set_tags(patient=alice, on=TODAY, tags=[*twenty, "One more"], today=TODAY)


def test_a_whole_form_is_kept_at_once_and_leaves_the_rest(alice: Patient, item: OwnItem) -> None:
    rate(alice, "stress", 7)
    check_in.record(
        patient=alice,
        on=TODAY,
        answers={"mood": 0, "note": "Quiet", "hard_day": True},
        own={item: 4},
        tags=None,
        today=TODAY,
        now=NOON,
    )
    row = DayCheckIn.objects.get()
    assert (row.stress, row.mood, row.note, row.hard_day) == (7, 0, "Quiet", True)
    assert OwnRating.objects.get().value == 4


def test_a_whole_form_that_is_refused_keeps_nothing(alice: Patient) -> None:
    with pytest.raises(Refused):
        check_in.record(
            patient=alice,
            on=TODAY,
            answers={"mood": 3},
            own={},
            tags=["x" * 41],
            today=TODAY,
            now=NOON,
        )
    assert not DayCheckIn.objects.exists()
