"""Days with nothing noted: asked about once, kindly, and answered in one tap or line by line."""

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from diary.models import ActivityEntry, Source
from pacing.models import CaughtUp
from pacing.services.catch_up import Said
from tests.cast import NOON, TODAY

if TYPE_CHECKING:
    from pacing.models import Plan

DAY = timedelta(days=1)


@pytest.fixture
def away(alices: Client, plan: "Plan", clock: time_machine.Traveller) -> "Plan":
    """A plan that began three days ago, with nothing noted since."""
    clock.move_to(NOON + 3 * DAY)
    return plan


def caught_up() -> list[tuple[date, int]]:
    rows = ActivityEntry.objects.filter(source=Source.CATCH_UP).order_by("occurred_on")
    return list(rows.values_list("occurred_on", "amount"))


def asks(client: Client) -> bool:
    return "Did you do these?" in client.get(reverse("today")).content.decode()


def answer(client: Client, **posted: str) -> int:
    data = {"client_uuid": str(uuid4()), **posted}
    return client.post(reverse("catch_up"), data).status_code


def line(plan: "Plan", days: int, said: str, amount: str = "") -> dict[str, str]:
    key = f"{plan.pk}_{(TODAY + days * DAY).isoformat()}"
    return {f"said_{key}": said, f"amount_{key}": amount}


def test_three_days_with_nothing_noted_are_asked_about(alices: Client, away: "Plan") -> None:
    assert asks(alices)


def test_a_day_is_not_asked_about_before_it_is_over(alices: Client, plan: "Plan") -> None:
    assert not asks(alices)


def test_all_as_planned_notes_every_day_as_recalled(alices: Client, away: "Plan") -> None:
    answer(alices, all="yes")
    assert caught_up() == [(TODAY + day * DAY, 480) for day in range(3)]
    assert ActivityEntry.objects.filter(source=Source.CATCH_UP).earliest("occurred_on").recall_days


def test_the_question_is_asked_once(alices: Client, away: "Plan") -> None:
    answer(alices, leave="yes")
    assert not asks(alices)
    assert caught_up() == []


def test_days_after_the_answer_are_asked_about_anew(
    alices: Client, away: "Plan", clock: time_machine.Traveller
) -> None:
    answer(alices, leave="yes")
    clock.move_to(NOON + 5 * DAY)
    assert asks(alices)


def test_each_day_can_be_answered_by_itself(alices: Client, away: "Plan") -> None:
    lines = line(away, 0, Said.AS_PLANNED) | line(away, 1, Said.SOME, "3½")
    answer(alices, **lines, **line(away, 2, Said.NO))
    assert caught_up() == [(TODAY, 480), (TODAY + DAY, 210)]
    said = [row["said"] for row in CaughtUp.objects.get().answers]
    assert said == [Said.AS_PLANNED, Said.SOME, Said.NO]


def test_a_day_left_out_stays_unknown(alices: Client, away: "Plan") -> None:
    answer(alices, **line(away, 0, Said.NO))
    assert [row["said"] for row in CaughtUp.objects.get().answers][1:] == [Said.UNKNOWN] * 2


def test_some_of_it_needs_an_amount_and_keeps_what_was_chosen(alices: Client, away: "Plan") -> None:
    data = {"client_uuid": str(uuid4()), **line(away, 1, Said.SOME)}
    page = alices.post(reverse("catch_up"), data)
    assert page.status_code == 422
    assert "Say how much, or choose another answer." in page.content.decode()
    assert not CaughtUp.objects.exists()


@pytest.mark.parametrize("amount", ["-1", "abc", "99999999", "0", "1e9", "٣x"])
def test_an_amount_that_can_not_be_is_refused_in_words(
    alices: Client, away: "Plan", amount: str
) -> None:
    assert answer(alices, **line(away, 1, Said.SOME, amount)) == 422
    assert caught_up() == []


def test_the_same_answer_twice_notes_once(alices: Client, away: "Plan") -> None:
    once = str(uuid4())
    answer(alices, all="yes", client_uuid=once)
    answer(alices, all="yes", client_uuid=once)
    assert len(caught_up()) == 3
    assert CaughtUp.objects.count() == 1


def test_at_most_fourteen_days_back_are_asked_about(
    alices: Client, plan: "Plan", clock: time_machine.Traveller
) -> None:
    clock.move_to(NOON + 20 * DAY)
    answer(alices, all="yes")
    assert [on for on, _amount in caught_up()] == [TODAY + day * DAY for day in range(6, 20)]


def test_nothing_to_catch_up_on_leads_back_to_today(alices: Client, plan: "Plan") -> None:
    assert alices.get(reverse("catch_up"))["Location"] == reverse("today")
