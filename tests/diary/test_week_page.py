"""The week as a person meets it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import Patient
from diary.models import ActivityEntry, Purpose
from diary.services import activities, check_in, flare_episodes
from tests.cast import NOON, TODAY
from tests.diary.conftest import YESTERDAY

Note = Callable[..., ActivityEntry]
HERE = "/diary/"


def page(alices: Client, url: str = HERE) -> Any:
    return alices.get(url).context["page"]


def text(alices: Client, url: str = HERE) -> str:
    return str(alices.get(url).content.decode())


def test_an_empty_week_says_what_to_do_first(alices: Client) -> None:
    body = text(alices)
    assert "Nothing noted this week yet" in body
    assert f"/diary/check-in/{TODAY}/" in body


def test_an_empty_week_of_the_past_asks_for_nothing(alices: Client) -> None:
    body = text(alices, "/diary/week/2026-03-11/")
    assert "That is fine." in body
    assert "9 March to 15 March" in body


def test_a_week_of_another_year_names_it(alices: Client) -> None:
    assert "22 December to 28 December 2025" in text(alices, "/diary/week/2025-12-24/")
    assert "29 December 2025 to 4 January" in text(alices, "/diary/week/2026-01-02/")
    assert "Wednesday 24 December 2025" in text(alices, "/diary/check-in/2025-12-24/")


def test_seven_dots_lead_to_what_was_noted_or_to_the_gap(alices: Client, note: Note) -> None:
    note()
    dots = page(alices).strip
    assert [dot.state for dot in dots] == ["open", "done", "open", "open", "open", "open", "open"]
    assert dots[0].url == f"/diary/check-in/{YESTERDAY}/"
    assert dots[1].url.endswith(f"#day-{TODAY}")
    assert [dot.url for dot in dots[2:]] == [""] * 5


def test_dots_say_in_words_what_they_show(alices: Client, note: Note, alice: Patient) -> None:
    note(), note()
    check_in.set_hard_day(patient=alice, on=TODAY, hard=True, today=TODAY, now=NOON)
    labels = [dot.label for dot in page(alices).strip]
    assert labels[0] == "Monday 6 April: nothing noted yet"
    assert labels[1] == "Tuesday 7 April: 2 activities noted, a hard day"
    assert labels[2] == "Wednesday 8 April: still to come"
    assert page(alices).strip[1].state == "hard"


def test_days_stand_newest_first_and_none_is_to_come(alices: Client, note: Note) -> None:
    note()
    assert [day.on for day in page(alices).days] == [TODAY, YESTERDAY]


def test_a_line_says_how_much_what_for_and_how_late(alices: Client, note: Note) -> None:
    entry = note(210, on=YESTERDAY, purpose=Purpose.PLANNED, note="With Mo")
    body = text(alices)
    for words in ("3½ minutes", "Movement", "Part of my plan", "noted a day later", "With Mo"):
        assert words in body
    assert f"/diary/entry/{entry.pk}/" in body


def test_what_was_not_rated_is_not_shown(alices: Client, alice: Patient) -> None:
    check_in.rate(patient=alice, on=TODAY, scale="pain", value=0, today=TODAY, now=NOON)
    day = page(alices).days[0]
    assert [rating[-7:] for rating in day.ratings] == ["0 of 10"]
    assert "0 of 10" in text(alices)


def test_hours_are_added_up_by_kind_and_what_has_no_time_is_left_out(
    alices: Client, note: Note, alice: Patient
) -> None:
    tea, stairs = (
        activities.add_activity(patient=alice, name=name, category=kind, unit=unit, now=NOON)
        for name, kind, unit in [("Tea", "social", "SECONDS"), ("Stairs", "movement", "STEPS")]
    )
    note(480), note(240, on=YESTERDAY), note(1440, activity=tea), note(90, activity=stairs)
    bars = [(bar.label, bar.amount, bar.share) for bar in page(alices).bars]
    assert bars == [("Movement", "12 min", 50), ("With people", "24 min", 100)]


def test_a_week_without_time_has_no_bars(alices: Client, alice: Patient) -> None:
    check_in.set_tags(patient=alice, on=TODAY, tags=["Visitors"], today=TODAY)
    assert not page(alices).bars
    assert "Visitors" in text(alices)


def test_weeks_lead_to_the_one_before_and_after(alices: Client) -> None:
    this, before = page(alices), page(alices, "/diary/week/2026-03-31/")
    assert (this.earlier, this.later) == (date(2026, 3, 30), None)
    assert (before.earlier, before.later) == (date(2026, 3, 23), date(2026, 4, 6))


def test_a_week_to_come_leads_to_the_present_one(alices: Client) -> None:
    assert alices.get("/diary/week/2026-04-13/")["Location"] == HERE


@pytest.mark.parametrize("day", ["2000-01-01", "2099-12-31"])
def test_the_ends_of_the_calendar_hold(alices: Client, day: str) -> None:
    assert alices.get(f"/diary/week/{day}/", follow=True).status_code == 200


def test_an_open_flare_is_said(alices: Client, alice: Patient) -> None:
    flare_episodes.begin(patient=alice, on=YESTERDAY, today=TODAY)
    assert "a flare that began on Monday 6 April" in text(alices)


def test_bob_sees_nothing_of_alice(
    at_noon: None, client_of: Callable[..., Client], bob: Patient, note: Note
) -> None:
    note(note="Only Alice's")
    assert "Only Alice's" not in text(client_of(bob))


def test_words_a_person_typed_are_shown_as_words(alices: Client, note: Note) -> None:
    note(note="<script>alert(1)</script>")
    assert "<script>alert" not in text(alices)


def test_a_week_takes_7_queries_with_25_entries(
    alices: Client, note: Note, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(25):
        note(60 + number)
    alices.get(HERE)
    with django_assert_max_num_queries(7):
        assert alices.get(HERE).status_code == 200
