"""What a calendar file says: titles that tell no more than wanted, and nothing of illness."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Patient
from diary.services.activities import rename_activity
from pacing.models import PlanEvent
from reminders.services.feeds import choose_titles
from tests.pacing.walker import Walker
from tests.reminders.reading_feed import Calendar, read

WORDS_OF_ILLNESS = ("pain", "health", "flare", "symptom", "ache", "ill")


@pytest.fixture
def walking(alice: Patient, today: date, now: datetime) -> Walker:
    """Alice with a plan that starts tomorrow: 8 minutes."""
    return Walker(alice, today, now).starts()


@pytest.fixture
def calendar(walking: Walker) -> Calendar:
    return Calendar(walking.patient, walking.now)


def test_without_a_plan_the_calendar_is_empty_and_sound(bob: Patient, now: datetime) -> None:
    content = Calendar(bob, now).content(now)
    assert not read(content)
    assert b"BEGIN:VTIMEZONE" in content


def test_neutral_titles_hold_no_activity(walking: Walker, now: datetime) -> None:
    content = Calendar(walking.patient, now, neutral=True).content(walking.at(1)).decode()
    assert "Walking" not in content
    assert "minutes" not in content
    assert {event.title for event in read(content.encode())} == {"Evenstep: time for yourself"}


def test_neutral_titles_cover_what_was_told_before(walking: Walker, calendar: Calendar) -> None:
    calendar.reads(walking.at(1))
    walking.is_declared(PlanEvent.Kind.PAUSE, 4, last=5)
    calendar.reads(walking.at(1, minutes=20))
    choose_titles(patient=walking.patient, neutral=True)
    events = calendar.reads(walking.at(2))
    assert {event.title for event in events.values()} == {"Evenstep: time for yourself"}
    assert {event.sequence for on, event in events.items() if on < walking.day(4)} == {1}


@pytest.mark.parametrize("neutral", [True, False])
def test_no_word_of_ours_speaks_of_illness(walking: Walker, now: datetime, neutral: bool) -> None:
    walking.flares(1)
    content = Calendar(walking.patient, now, neutral=neutral).content(walking.at(1)).decode()
    assert not [word for word in WORDS_OF_ILLNESS if word in content.lower()]


def test_it_says_whose_it_is_and_how_often_to_come_and_rings_no_alarm(
    walking: Walker, calendar: Calendar
) -> None:
    lines = calendar.content(walking.at(1)).decode().split("\r\n")
    wanted = ["VERSION:2.0", "X-WR-CALNAME:Evenstep", "REFRESH-INTERVAL;VALUE=DURATION:PT4H"]
    assert set(wanted) <= set(lines)
    assert "PRODID:-//Evenstep//Plan//EN" in lines
    assert "BEGIN:VALARM" not in lines


def test_how_anything_felt_is_not_asked(walking: Walker, calendar: Calendar) -> None:
    with CaptureQueriesContext(connection) as asked:
        calendar.content(walking.at(1))
    assert asked.captured_queries
    assert not [query for query in asked if "diary_daycheckin" in query["sql"].lower()]


def test_long_names_in_any_script_come_through_whole(walking: Walker, calendar: Calendar) -> None:
    name = "Spazieren; gehen, 🌳 über die Brücke, zurück durchs Dörfli 散歩"
    rename_activity(activity=walking.activity, name=name)
    content = calendar.content(walking.at(1))
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert read(content)[0].title == f"{name}: 8 minutes"
