"""Reminders on a phone: set, had, followed; stopped from a letter; on another clock."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.management import call_command
from playwright.sync_api import Page, expect

from tests.cast import NOON, make_patient
from tests.journeys.accessibility import assert_accessible
from tests.journeys.stage import Stage

if TYPE_CHECKING:
    from accounts.models import Patient

PRIVATE = re.compile(r"pain|flare|symptom|illness|walk|fatigue|health|Alice", re.IGNORECASE)
HOUR = timedelta(hours=1)


@pytest.fixture
def alice(transactional_db: None, set_date: None) -> "Patient":
    return make_patient("Alice")


@pytest.fixture
def hers(stage: Stage, alice: "Patient") -> Stage:
    from allauth.account.models import EmailAddress

    address = {"user": alice.user, "email": alice.user.email}
    EmailAddress.objects.get_or_create(**address, defaults={"verified": True, "primary": True})
    stage.sign_in(alice)
    return stage


def set_reminder(stage: Stage, of: str, at: str) -> Page:
    page = stage.open("/you/")
    page.get_by_role("link", name="Reminders").click()
    page.get_by_role("link", name="Set a reminder").click()
    page.get_by_role("radio", name=of).check()
    page.get_by_label("At what time?").fill(at)
    assert_accessible(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    return page


def half_a_minute(stage: Stage, hours: float) -> list[str]:
    """The worker's turn so many hours after noon; returns the letters there are by then."""
    stage.set_date(NOON + hours * HOUR)
    call_command("send_due", verbosity=0)
    return [str(letter.body) for letter in mail.outbox]


def link_in(letter: str, words: str) -> str:
    found = re.search(rf"{words}: (\S+)", letter)
    assert found, letter
    return urlsplit(found[1]).path


def test_a_patient_sets_a_reminder_gets_it_does_the_thing_gets_no_second(hers: Stage) -> None:
    # Given two reminders to note the day, and room for two a day
    set_reminder(hers, "Noting the day", "16:00")
    page = set_reminder(hers, "Noting the day", "18:00")
    assert_accessible(page)
    page.get_by_label("How many a day at most?").select_option("2")
    page.get_by_role("button", name="Save").click()
    # When the first one's time comes
    assert half_a_minute(hers, 2.9) == []
    [letter] = half_a_minute(hers, 3.01)
    # Then it says nothing private, and comes once
    assert not PRIVATE.search(letter + str(mail.outbox[0].subject))
    assert len(half_a_minute(hers, 3.1)) == 1
    # When the person does what it is about
    page = hers.open(link_in(letter, "Note the day"))
    page.get_by_role("radio", name="3").first.check()
    expect(page.get_by_text("Saved", exact=True).first).to_be_visible()
    # Then the second is not sent, and the list says why
    assert len(half_a_minute(hers, 5.01)) == 1
    page = hers.open("/you/reminders/sent/")
    expect(page.get_by_text("was not needed (it was done already)")).to_be_visible()
    expect(page.get_by_text("was sent", exact=False).first).to_be_visible()
    assert_accessible(page)


def test_reminders_are_stopped_from_a_letter_without_signing_in(hers: Stage) -> None:
    set_reminder(hers, "Noting the day", "16:00")
    [letter] = half_a_minute(hers, 3.01)
    hers.sign_out()
    page = hers.open(link_in(letter, "Stop these reminders"))
    assert_accessible(page)
    page.get_by_role("button", name="Stop them").click()
    expect(page.get_by_role("heading", name="Stopped")).to_be_visible()
    assert len(half_a_minute(hers, 27.01)) == 1


def test_a_letter_puts_reminders_off_until_tomorrow(hers: Stage) -> None:
    set_reminder(hers, "Noting the day", "16:00")
    set_reminder(hers, "Noting the day", "18:00")
    [letter] = half_a_minute(hers, 3.01)
    page = hers.open(link_in(letter, "No reminders until tomorrow"))
    page.get_by_role("button", name="Rest until tomorrow").click()
    expect(page.get_by_role("heading", name="Quiet until tomorrow")).to_be_visible()
    assert len(half_a_minute(hers, 5.01)) == 1
    assert len(half_a_minute(hers, 27.01)) == 2


def test_a_link_that_was_altered_does_nothing_and_says_so(hers: Stage) -> None:
    set_reminder(hers, "Noting the day", "16:00")
    [letter] = half_a_minute(hers, 3.01)
    hers.watch.expect("410")
    path = link_in(letter, "Stop these reminders")
    page = hers.open(path[:-3] + "xx/")
    expect(page.get_by_role("heading", name="This link is over")).to_be_visible()
    assert len(half_a_minute(hers, 27.01)) == 2


@pytest.fixture
def browser_context_args(
    browser_context_args: dict[str, object], request: pytest.FixtureRequest
) -> dict[str, object]:
    zone = request.node.get_closest_marker("zone")
    return browser_context_args | ({"timezone_id": zone.args[0]} if zone else {})


@pytest.mark.zone("Asia/Tokyo")
def test_a_traveller_is_asked_and_the_reminders_follow_once_they_say_so(hers: Stage) -> None:
    page = hers.open("/today/")
    question = page.get_by_role("region", name="Are you somewhere else?")
    expect(question).to_contain_text("Tokyo")
    assert_accessible(page)
    question.get_by_role("link", name="Go by the clock here").click()
    expect(page.get_by_label("Your time zone")).to_have_value("Asia/Tokyo")
    page.get_by_role("button", name="Save").click()
    expect(
        hers.open("/today/").get_by_role("region", name="Are you somewhere else?")
    ).to_be_hidden()


@pytest.mark.zone("Asia/Tokyo")
def test_a_traveller_who_stays_with_their_own_clock_is_not_asked_again(hers: Stage) -> None:
    page = hers.open("/today/")
    page.get_by_role("button", name="Stay with mine").click()
    expect(page.get_by_role("region", name="Are you somewhere else?")).to_be_hidden()
    hers.open("/today/")
    expect(page.get_by_role("region", name="Are you somewhere else?")).to_be_hidden()


def test_at_home_nobody_is_asked(hers: Stage) -> None:
    page = hers.open("/today/")
    expect(page.get_by_role("region", name="Are you somewhere else?")).to_be_hidden()
