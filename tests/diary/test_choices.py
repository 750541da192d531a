"""What the person wants to be asked, and their own things to rate."""

from datetime import date

import pytest

from accounts.models import Patient
from common.refusal import Refused
from diary import selectors
from diary.models import DiaryChoice, OwnItem
from diary.services import check_in, choices
from tests.cast import NOON, TODAY

SUNDAY = date(2026, 4, 12)


def add(patient: Patient, label: str, low: str = "none", high: str = "a lot") -> OwnItem:
    return choices.add_own_item(
        patient=patient, label=label, low=low, high=high, higher_is_better=True, now=NOON
    )


def test_without_a_choice_the_four_usual_ones_are_asked_daily(alice: Patient) -> None:
    choice = selectors.choice(alice)
    assert choice.items == ("fatigue", "sleep", "mood", "pain")
    assert choice.asks_on(TODAY)


def test_a_choice_is_kept_in_the_order_of_asking_and_changed_in_place(alice: Patient) -> None:
    choices.choose(patient=alice, items=["pain"], cadence="daily", weekly_day=0)
    choices.choose(patient=alice, items=["pain", "stress"], cadence="daily", weekly_day=0)
    assert selectors.choice(alice).items == ("stress", "pain")
    assert DiaryChoice.objects.count() == 1


def test_nothing_at_all_can_be_chosen(alice: Patient) -> None:
    choices.choose(patient=alice, items=[], cadence="daily", weekly_day=0)
    assert selectors.choice(alice).items == ()


def test_once_a_week_asks_on_that_weekday_only(alice: Patient) -> None:
    choices.choose(patient=alice, items=["pain"], cadence="weekly", weekly_day=6)
    choice = selectors.choice(alice)
    assert choice.asks_on(SUNDAY)
    assert not choice.asks_on(TODAY)


@pytest.mark.parametrize(
    "wrong", [{"items": ["weight"]}, {"cadence": "hourly"}, {"weekly_day": 7}, {"weekly_day": -1}]
)
def test_what_is_not_on_the_list_is_refused(alice: Patient, wrong: dict[str, object]) -> None:
    said: dict[str, object] = {"items": ["pain"], "cadence": "daily", "weekly_day": 0}
    with pytest.raises(Refused):
        choices.choose(patient=alice, **(said | wrong))  # type: ignore[arg-type]


def test_an_own_item_with_the_same_label_is_the_same_item(alice: Patient) -> None:
    assert add(alice, "Patience") == add(alice, " PATIENCE ", low="other")


@pytest.mark.parametrize(
    ("label", "low", "high"),
    [("", "a", "b"), ("x", "", "b"), ("x", "a", " "), ("x" * 61, "a", "b")],
)
def test_an_own_item_needs_a_name_and_both_ends(
    alice: Patient, label: str, low: str, high: str
) -> None:
    with pytest.raises(Refused):
        add(alice, label, low, high)


def test_a_person_has_up_to_ten_own_items(alice: Patient, bob: Patient) -> None:
    items = [add(alice, f"Item {number}") for number in range(10)]
    with pytest.raises(Refused, match="10"):
        add(alice, "One more")
    assert add(alice, "item 3") == items[3]
    add(bob, "One more")


def test_an_item_taken_away_is_not_asked_but_its_answers_stay(alice: Patient) -> None:
    item = add(alice, "Patience")
    check_in.rate_own(item=item, on=TODAY, value=0, today=TODAY, now=NOON)
    choices.archive_own_item(item=item, now=NOON)
    assert not selectors.own_items(alice)
    assert selectors.own_items_on(alice, TODAY) == [(item, 0)]
    assert selectors.own_items_on(alice, SUNDAY) == []


def test_an_item_comes_back_unless_its_name_was_taken_meanwhile(alice: Patient) -> None:
    item = add(alice, "Patience")
    choices.archive_own_item(item=item, now=NOON)
    choices.restore_own_item(item=item)
    assert list(selectors.own_items(alice)) == [item]
    choices.archive_own_item(item=item, now=NOON)
    add(alice, "patience")
    with pytest.raises(Refused):
        choices.restore_own_item(item=item)
