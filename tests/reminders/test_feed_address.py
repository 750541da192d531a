"""The address of a feed is a secret that works until another is made, and says nothing else."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.models import Patient
from accounts.services import change_day
from reminders.models import Feed, FeedEvent
from reminders.services.feeds import feed_at, make_address, stop
from reminders.services.telling import tell
from tests.cast import NOON, TODAY, make_patient
from tests.contracts.visits import same_for_all
from tests.pacing.walker import Walker
from tests.reminders.making import a_session_at
from tests.reminders.reading_feed import Calendar, read
from tests.reminders.test_planning import at_once

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def tomorrow() -> Iterator[None]:
    """The plan's first date, at noon."""
    with time_machine.travel(NOON + DAY, tick=False):
        yield


@pytest.fixture
def walking(alice: Patient, today: date, now: datetime) -> Walker:
    """Alice with a plan that starts tomorrow: 8 minutes."""
    return Walker(alice, today, now).starts()


@pytest.fixture
def calendar(walking: Walker) -> Calendar:
    return Calendar(walking.patient, walking.now)


def page_at(path: str) -> tuple[int, str, set[str]]:
    """What a stranger gets there: status, body and the names of its headers."""
    answer = Client().get(path)
    text = answer.content.decode()
    return answer.status_code, same_for_all(text.replace(path, "")), set(answer.headers)


def test_a_calendar_program_gets_the_plan(calendar: Calendar) -> None:
    answer = calendar.fetches()
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert len(read(answer.content)) == 28


def test_no_cache_on_the_way_may_keep_it(calendar: Calendar) -> None:
    assert calendar.fetches()["Cache-Control"] == "private, no-store"


def test_no_cookie_is_set(calendar: Calendar) -> None:
    for path in (calendar.path, "/calendar/nothing.ics"):
        assert not Client().get(path).cookies


def test_what_did_not_change_is_not_sent_again(calendar: Calendar) -> None:
    first = calendar.fetches()
    again = calendar.fetches(if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert calendar.fetches(if_none_match='"another"').status_code == 200


def test_a_change_is_sent(walking: Walker, calendar: Calendar) -> None:
    first = calendar.fetches()
    walking.flares(1)
    assert calendar.fetches(if_none_match=first["ETag"]).status_code == 200


def test_asked_for_its_head_it_answers_without_a_body(calendar: Calendar) -> None:
    answer = Client().head(calendar.path)
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_can_be_sent_to_it(calendar: Calendar, method: str) -> None:
    assert getattr(Client(), method)(calendar.path).status_code == 405


def test_that_it_was_fetched_is_noted(calendar: Calendar) -> None:
    calendar.fetches()
    assert Feed.objects.get().read_at == NOON + DAY


def test_a_change_of_zone_that_has_come_due_counts_for_the_fetch(calendar: Calendar) -> None:
    patient = calendar.patient
    a_session_at(patient, time(9), NOON)
    change_day(patient=patient, zone="Asia/Tokyo", starts_at=time(4), now=NOON)
    first = read(calendar.fetches().content)[0]
    assert first.starts == datetime.combine(TODAY + DAY, time(0), tzinfo=UTC)


def test_an_altered_address_is_like_any_that_is_not_there(calendar: Calendar) -> None:
    altered = calendar.token[:-1] + ("A" if calendar.token[-1] != "A" else "B")
    assert page_at(f"/calendar/{altered}.ics") == page_at("/nowhere/")


def test_a_revoked_address_is_like_any_that_is_not_there(calendar: Calendar) -> None:
    make_address(patient=calendar.patient, neutral=False, now=NOON)
    assert page_at(calendar.path) == page_at("/nowhere/")


def test_a_stopped_address_is_like_any_that_is_not_there(calendar: Calendar) -> None:
    calendar.fetches()
    stop(patient=calendar.patient)
    assert page_at(calendar.path) == page_at("/nowhere/")
    assert not FeedEvent.objects.exists()


def test_the_address_of_a_closed_account_is_like_any_that_is_not_there(calendar: Calendar) -> None:
    calendar.patient.user.is_active = False
    calendar.patient.user.save()
    assert page_at(calendar.path) == page_at("/nowhere/")


def test_only_a_hash_of_the_secret_is_kept(calendar: Calendar) -> None:
    row = Feed.objects.values().get()
    assert calendar.token not in map(str, row.values())
    assert re.fullmatch(r"[0-9a-f]{64}", row["token_hash"])


def test_no_two_secrets_are_the_same_and_none_is_short(alice: Patient) -> None:
    made = {make_address(patient=alice, neutral=False, now=NOON) for _ in range(20)}
    assert len(made) == 20
    assert min(map(len, made)) >= 43
    assert Feed.objects.count() == 1


def test_a_feed_that_ended_while_it_was_read_is_not_told(calendar: Calendar) -> None:
    feed = feed_at(calendar.token)
    assert feed is not None
    make_address(patient=calendar.patient, neutral=False, now=NOON)
    with pytest.raises(Feed.DoesNotExist):
        tell(feed=feed, today=TODAY, now=NOON)


def fetched(times: int, path: str) -> list[Any]:
    return [Client().get(path) for _ in range(times)]


def test_a_program_that_asks_all_the_time_is_told_to_wait(calendar: Calendar) -> None:
    answers = fetched(31, calendar.path)
    assert [answer.status_code for answer in answers] == [200] * 30 + [429]
    assert answers[-1]["Retry-After"] == "60"
    assert not answers[-1].cookies


def test_another_persons_calendar_does_not_wait_with_it(calendar: Calendar, bob: Patient) -> None:
    fetched(31, calendar.path)
    assert Calendar(bob, NOON).fetches().status_code == 200


def test_who_guesses_addresses_is_told_to_wait_and_calendars_are_not(calendar: Calendar) -> None:
    answers = fetched(61, "/calendar/guess.ics")
    assert {answer.status_code for answer in answers[:60]} == {404}
    assert answers[60].status_code == 429
    assert calendar.fetches().status_code == 200


def test_an_event_is_there_once_for_a_date(calendar: Calendar) -> None:
    calendar.fetches()
    event = FeedEvent.objects.all()[0]
    event.pk = None
    event._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        event.save(force_insert=True)


@pytest.mark.parametrize(
    "facts", [{"zone": "Europe/London"}, {"starts_at": NOON}, {"ends_at": NOON}]
)
def test_an_event_has_its_times_and_zone_or_none_of_them(
    calendar: Calendar, facts: dict[str, Any]
) -> None:
    calendar.fetches()
    with pytest.raises(IntegrityError), transaction.atomic():
        FeedEvent.objects.update(**facts)


@pytest.mark.django_db(transaction=True)
def test_eight_fetches_at_once_tell_each_change_once() -> None:
    walking = Walker(make_patient("Alice"), TODAY, NOON).starts()
    token = make_address(patient=walking.patient, neutral=False, now=NOON)

    def fetch() -> int:
        feed = feed_at(token)
        assert feed is not None
        return len(tell(feed=feed, today=walking.day(1), now=walking.at(1, minutes=20)))

    assert at_once(fetch) == [28] * 8
    walking.flares(1)
    assert at_once(fetch) == [28] * 8
    found = set(FeedEvent.objects.values_list("sequence", flat=True))
    assert (FeedEvent.objects.count(), found) == (28, {0, 1})
