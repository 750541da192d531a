"""The page about the calendar shows an address once, and ends it when asked."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.models import Patient
from reminders.models import Feed
from reminders.services.feeds import make_address
from tests.cast import NOON

PATH = "/you/reminders/calendar/"
ADDRESS = re.compile(r'value="http://[^/"]+(/calendar/[\w-]{43}\.ics)"')


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def browser(alice: Patient, client_of: Callable[[Patient], Client]) -> Client:
    return client_of(alice)


def text(browser: Client) -> str:
    return browser.get(PATH).content.decode()


def mark(browser: Client) -> str:
    """What its form says of the address there is now."""
    (found,) = set(re.findall(r'name="before" value="([0-9a-f]*)"', text(browser)))
    return str(found)


def made(browser: Client, **more: str) -> str:
    """The path of a new address, as the page shows it."""
    answer = browser.post(PATH, {"act": "make", "before": mark(browser), **more})
    (path,) = ADDRESS.findall(answer.content.decode())
    return str(path)


def test_the_page_of_reminders_leads_to_it(browser: Client) -> None:
    assert f'href="{PATH}"' in browser.get(reverse("reminders:list")).content.decode()


def test_without_an_address_it_offers_to_make_one(browser: Client) -> None:
    page = text(browser)
    assert "Make an address" in page
    assert "Stop the calendar" not in page
    assert not Feed.objects.exists()


def test_the_address_it_shows_is_the_calendars(browser: Client) -> None:
    assert Client().get(made(browser)).status_code == 200


def test_the_address_is_shown_this_once(browser: Client) -> None:
    path = made(browser)
    page = text(browser)
    assert path not in page
    assert not ADDRESS.search(page)
    assert "Made on 7 April, 13:00." in page


def test_the_answer_that_shows_it_is_kept_nowhere(browser: Client) -> None:
    answer = browser.post(PATH, {"act": "make"})
    assert answer["Cache-Control"] == "no-store"
    assert made(browser) not in str(answer.cookies)


def test_a_new_address_ends_the_old_one(browser: Client) -> None:
    old, new = made(browser), made(browser)
    assert old != new
    assert [Client().get(path).status_code for path in (old, new)] == [404, 200]


def test_a_page_that_is_loaded_anew_does_not_end_the_address_it_showed(browser: Client) -> None:
    form = {"act": "make", "before": mark(browser)}
    (path,) = ADDRESS.findall(browser.post(PATH, form).content.decode())
    answer = browser.post(PATH, form, follow=True)
    assert "That was done already" in answer.content.decode()
    assert Client().get(path).status_code == 200


def test_titles_are_chosen_with_the_address_and_afterwards(browser: Client) -> None:
    made(browser, neutral="on")
    assert Feed.objects.get().neutral
    assert browser.post(PATH, {"act": "titles"}).status_code == 302
    assert not Feed.objects.get().neutral
    browser.post(PATH, {"act": "titles", "neutral": "on"})
    assert Feed.objects.get().neutral


def test_a_new_address_keeps_what_titles_say(browser: Client) -> None:
    made(browser, neutral="on")
    assert '<input type="hidden" name="neutral" value="on">' in text(browser)
    browser.post(PATH, {"act": "titles"})
    assert '<input type="hidden" name="neutral" value="on">' not in text(browser)


def test_stopped_the_address_leads_nowhere(browser: Client) -> None:
    path = made(browser)
    browser.post(PATH, {"act": "stop"})
    assert Client().get(path).status_code == 404
    assert "Make an address" in text(browser)


def test_it_says_when_a_calendar_last_fetched_it(browser: Client) -> None:
    path = made(browser)
    assert "No calendar has fetched it yet." in text(browser)
    with time_machine.travel(NOON + timedelta(hours=2), tick=False):
        Client().get(path)
    assert "Last fetched on 7 April, 15:00." in text(browser)


def test_another_persons_feed_stays_as_it_is(browser: Client, bob: Patient) -> None:
    token = make_address(patient=bob, neutral=True, now=NOON)
    for act in ("make", "titles", "stop"):
        browser.post(PATH, {"act": act})
    assert Feed.objects.get(patient=bob).neutral
    assert Client().get(f"/calendar/{token}.ics").status_code == 200


@pytest.mark.parametrize("act", ["", "nonsense"])
def test_anything_else_changes_nothing(browser: Client, act: str) -> None:
    assert browser.post(PATH, {"act": act}).status_code == 200
    assert not Feed.objects.exists()
