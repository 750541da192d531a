"""The check-in as a person meets it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import Patient
from diary.models import SCALES, DayCheckIn, DayTag, OwnItem, OwnRating
from diary.services import check_in, choices
from tests.cast import NOON, TODAY
from tests.diary.conftest import TOMORROW, YESTERDAY

HERE = f"/diary/check-in/{TODAY}/"


def post(alices: Client, url: str = HERE, **said: Any) -> Any:
    return alices.post(url, said)


def touch(alices: Client, url: str = HERE, **said: Any) -> Any:
    return alices.post(url, said, headers={"X-Autosave": "yes"})


def text(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def item(alice: Patient) -> OwnItem:
    return choices.add_own_item(
        patient=alice, label="Patience", low="none", high="much", higher_is_better=True, now=NOON
    )


def test_the_four_usual_questions_are_asked_pain_last_and_none_is_answered(
    alices: Client,
) -> None:
    response = alices.get(HERE)
    names = [question.name for question in response.context["page"].questions]
    assert names == ["fatigue", "sleep", "mood", "pain"]
    assert text(response).count('type="radio"') == 44
    assert " checked" not in text(response)


def test_a_tag_added_stays_on_the_page_and_says_that_it_arrived(alices: Client) -> None:
    response = alices.post(
        HERE, {"has": "tags", "new_tag": "A long drive", "stay": "1"}, follow=True
    )
    assert "data-arrived" in text(response)
    assert ("A long drive", True) in response.context["page"].tags
    assert "data-arrived" not in text(alices.get(HERE))


def test_a_whole_form_is_kept(alices: Client, item: OwnItem) -> None:
    said = {f"own-{item.pk}": "0", "mood": "7", "note": "Quiet", "has": ["tags", "hard_day"]}
    response = alices.post(HERE, said | {"tags": ["Visitors"], "new_tag": "A long drive"})
    assert response["Location"] == reverse("today")
    row = DayCheckIn.objects.get()
    assert (row.mood, row.pain, row.note, row.hard_day) == (7, None, "Quiet", False)
    assert OwnRating.objects.get().value == 0
    assert set(DayTag.objects.values_list("tag", flat=True)) == {"Visitors", "A long drive"}


def test_an_empty_form_keeps_nothing_and_is_fine(alices: Client) -> None:
    assert post(alices, note="").status_code == 302
    assert not DayCheckIn.objects.exists()


def test_what_is_stored_is_shown_as_saved(alices: Client) -> None:
    post(alices, sleep="0")
    page = alices.get(HERE).context["page"]
    sleep = next(question for question in page.questions if question.name == "sleep")
    assert (sleep.value, sleep.saved) == (0, True)


@pytest.mark.parametrize("scale", SCALES)
def test_each_scale_is_saved_as_touched_and_cleared_again(alices: Client, scale: str) -> None:
    saved = 200 if scale == "sleep" else 204
    assert touch(alices, **{scale: "3"}).status_code == saved
    assert getattr(DayCheckIn.objects.get(), scale) == 3
    assert touch(alices, clear=scale).status_code == saved
    assert getattr(DayCheckIn.objects.get(), scale) is None


def test_own_items_tags_hard_day_and_note_are_saved_as_touched(
    alices: Client, item: OwnItem
) -> None:
    said = [{f"own-{item.pk}": "4"}, {"tags": "Visitors"}, {"hard_day": "on"}, {"note": "Hello"}]
    for one in said:
        assert touch(alices, **one, has=["tags"]).status_code == 204
    row = DayCheckIn.objects.get()
    assert (row.hard_day, row.note) == (True, "Hello")
    assert (OwnRating.objects.get().value, DayTag.objects.get().tag) == (4, "Visitors")


def test_own_items_tags_and_hard_day_are_cleared_as_touched(alices: Client, item: OwnItem) -> None:
    touch(alices, **{f"own-{item.pk}": "4"})
    touch(alices, tags="Visitors"), touch(alices, hard_day="on")
    for clear in (f"own-{item.pk}", "tags:Visitors", "hard_day:on"):
        assert touch(alices, clear=clear).status_code == 204
    assert not OwnRating.objects.exists()
    assert not DayTag.objects.exists()
    assert not DayCheckIn.objects.get().hard_day


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"mood": "11"},
        {"mood": "-1"},
        {"mood": "3.5"},
        {"mood": "٣"},
        {"mood": "x" * 5000},
        {"weight": "3"},
        {"own-1": "3"},
        {"mood": "3", "pain": "3"},
        {"clear": "weight"},
        {"tags": "x" * 41},
        {"note": "x" * 2001},
    ],
)
def test_a_touch_that_makes_no_sense_is_not_saved(alices: Client, said: dict[str, str]) -> None:
    response = touch(alices, **said)
    assert response.status_code == 422
    assert response.content
    assert not DayCheckIn.objects.exists()


def test_the_same_touch_twice_is_one_answer(alices: Client) -> None:
    touch(alices, mood="3"), touch(alices, mood="3")
    assert DayCheckIn.objects.get().mood == 3


def test_clear_without_a_script_keeps_the_rest_and_stays_on_the_page(alices: Client) -> None:
    post(alices, mood="3", sleep="5")
    response = post(alices, mood="3", sleep="5", note="Quiet", clear="mood")
    assert response["Location"] == f"{HERE}?saved=1"
    row = DayCheckIn.objects.get()
    assert (row.mood, row.sleep, row.note) == (None, 5, "Quiet")


@pytest.mark.parametrize(
    "wrong",
    [
        {"mood": "11"},
        {"note": "x" * 2001},
        {"new_tag": "x" * 41},
        {"has": "tags", "tags": "x" * 41},
    ],
)
def test_a_wrong_answer_keeps_what_was_typed_and_saves_nothing(
    alices: Client, wrong: dict[str, str]
) -> None:
    response = alices.post(HERE, {"note": "My words", "sleep": "5"} | wrong)
    assert response.status_code == 422
    assert "<title>Error:" in text(response)
    assert wrong.get("note", "My words") in text(response)
    page = response.context["page"]
    assert next(one.value for one in page.questions if one.name == "sleep") == "5"
    assert not DayCheckIn.objects.exists()


def test_more_than_20_tags_are_refused_in_words(alices: Client) -> None:
    tags = [f"Tag {number}" for number in range(21)]
    response = alices.post(HERE, {"has": "tags", "tags": tags})
    assert response.status_code == 422
    assert "up to 20 tags" in text(response)


def test_another_persons_item_is_no_question_of_mine(
    alices: Client, bob: Patient, item: OwnItem
) -> None:
    foreign = choices.add_own_item(
        patient=bob, label="Bob’s", low="a", high="b", higher_is_better=True, now=NOON
    )
    assert touch(alices, **{f"own-{foreign.pk}": "3"}).status_code == 422
    post(alices, **{f"own-{foreign.pk}": "3"})
    assert not OwnRating.objects.exists()
    assert "Bob’s" not in text(alices.get(HERE))


def test_a_day_to_come_leads_to_today(alices: Client) -> None:
    for method in (alices.get, alices.post):
        assert method(f"/diary/check-in/{TOMORROW}/")["Location"] == HERE
    assert not DayCheckIn.objects.exists()


@pytest.mark.parametrize("day", ["2026-02-30", "0001-01-01", "yesterday"])
def test_a_date_that_is_none_is_not_found(alices: Client, day: str) -> None:
    assert alices.get(f"/diary/check-in/{day}/").status_code == 404


def test_a_day_noted_later_says_so_and_asks_about_that_day(alices: Client) -> None:
    on = TODAY - timedelta(days=3)
    url = f"/diary/check-in/{on}/"
    assert post(alices, url, sleep="4")["Location"] == f"/diary/week/{on}/"
    body = text(alices.get(url))
    assert "noted 3 days later" in body
    assert "Sleep the night before" in body


def test_once_a_week_the_questions_come_on_that_day_only(alices: Client, alice: Patient) -> None:
    choices.choose(patient=alice, items=["pain"], cadence="weekly", weekly_day=0)
    assert "on Monday" in text(alices.get(HERE))
    assert not alices.get(HERE).context["page"].questions
    assert alices.get(f"{HERE}?all=1").context["page"].questions
    assert alices.get(f"/diary/check-in/{YESTERDAY}/").context["page"].questions


def test_an_answer_of_a_day_not_asked_can_still_be_changed(alices: Client, alice: Patient) -> None:
    check_in.rate(patient=alice, on=TODAY, scale="stress", value=3, today=TODAY, now=NOON)
    names = [question.name for question in alices.get(HERE).context["page"].questions]
    assert "stress" in names


def test_fog_mode_asks_one_thing_a_screen_and_saves_on_the_way(
    alices: Client, alice: Patient
) -> None:
    Patient.objects.update(fog_mode=True)
    page = alices.get(HERE).context["page"]
    assert [question.name for question in page.questions] == ["fatigue"]
    assert (page.step.number, page.step.total, page.step.back) == (1, 6, "")
    assert post(alices, f"{HERE}?q=1", fatigue="4")["Location"] == f"{HERE}?saved=1&q=2"
    assert DayCheckIn.objects.get().fatigue == 4


def test_fog_mode_goes_back_and_ends_with_tags_and_note(alices: Client) -> None:
    page = alices.get(f"{HERE}?q=6").context["page"]
    assert (page.shows, page.step.back) == ({"note"}, f"{HERE}?q=5")
    assert post(alices, f"{HERE}?q=6", note="Quiet", finish="1")["Location"] == reverse("today")
    assert alices.get(f"{HERE}?q=5").context["page"].shows == {"tags"}


@pytest.mark.parametrize("number", ["0", "99", "999999999", "x", "-3"])
def test_a_screen_that_does_not_exist_is_the_nearest(alices: Client, number: str) -> None:
    assert alices.get(f"{HERE}?q={number}").status_code == 200


def test_one_screen_does_not_clear_what_another_holds(alices: Client) -> None:
    post(alices, has=["tags", "hard_day"], tags="Visitors", hard_day="on", note="Quiet")
    post(alices, f"{HERE}?q=1", fatigue="4")
    row = DayCheckIn.objects.get()
    assert (row.hard_day, row.note, DayTag.objects.count()) == (True, "Quiet", 1)


def test_what_was_done_stands_before_how_it_was(alices: Client, note: Callable[..., Any]) -> None:
    note(480)
    body = text(alices.get(HERE))
    assert body.index("8 minutes") < body.index("How it was")


def test_it_asks_for_a_way_in_first(client: Client, alice: Patient, at_noon: None) -> None:
    response = client.post(HERE, {"mood": "3"})
    assert response.status_code == 302
    assert not DayCheckIn.objects.exists()


def test_the_form_takes_8_queries_and_its_post_10(
    alices: Client, item: OwnItem, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    said = {"mood": "7", f"own-{item.pk}": "3", "has": "tags", "tags": ["A", "B"], "note": "x"}
    alices.get(HERE)
    with django_assert_max_num_queries(8):
        alices.get(HERE)
    with django_assert_max_num_queries(10):
        assert alices.post(HERE, said).status_code == 302
    with django_assert_max_num_queries(4):
        assert touch(alices, mood="3").status_code == 204
