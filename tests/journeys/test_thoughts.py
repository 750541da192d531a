"""A thought on a phone: written down, interrupted, gone on with, taken out."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.cast import make_patient
from tests.journeys.accessibility import assert_accessible
from tests.journeys.stage import Stage

if TYPE_CHECKING:
    from accounts.models import Patient

NEW = "/learn/thoughts/new/"
THOUGHT = "What went through your mind?"
OTHER = "What is every bit as true, and easier to live with?"


@pytest.fixture
def alice(transactional_db: None, set_date: None) -> "Patient":
    return make_patient("Alice")


@pytest.fixture
def hers(stage: Stage, alice: "Patient") -> Stage:
    stage.sign_in(alice)
    return stage


def rating(page: Page, question: str, number: int) -> None:
    group = page.get_by_role("group", name=question, exact=True)
    group.get_by_role("radio", name=str(number), exact=True).check()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def test_a_thought_is_caught_now_and_changed_later(hers: Stage) -> None:
    # Given a thought that is only caught
    page = hers.open("/learn/thoughts/")
    page.get_by_role("link", name="Write a thought down").click()
    page.get_by_label(THOUGHT).fill("They all stare")
    rating(page, "How much do you believe the thought?", 9)
    save(page)
    # When the person goes on with it
    page.get_by_role("link", name="They all stare").click()
    assert_accessible(page)
    page.get_by_label(OTHER).fill("Two looked up, and one smiled")
    rating(page, "How much do you believe the first thought now?", 6)
    save(page)
    # Then both stand there
    expect(page.get_by_text("Two looked up, and one smiled")).to_be_visible()
    expect(page.get_by_text("Believed: 9 of 10, then 6")).to_be_visible()


def test_a_session_that_ran_out_costs_no_word(
    hers: Stage, alice: "Patient", settings: Settings
) -> None:
    # Given a thought half written when the session runs out
    page = hers.open(NEW)
    page.get_by_label(THOUGHT).fill("They all stare")
    rating(page, "How much do you believe the thought?", 9)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    save(page)
    expect(page).to_have_url(f"{hers.address}/account/login/?next={NEW}")
    # When the person signs in again
    hers.sign_in(alice)
    page = hers.open(NEW)
    # Then words and rating are there
    expect(page.get_by_label(THOUGHT)).to_have_value("They all stare")
    group = page.get_by_role("group", name="How much do you believe the thought?", exact=True)
    expect(group.get_by_role("radio", name="9")).to_be_checked()


def test_a_change_outlives_a_reload_but_not_its_saving(hers: Stage) -> None:
    # Given a kept thought that is being changed
    page = hers.open(NEW)
    page.get_by_label(THOUGHT).fill("They all stare")
    save(page)
    page.get_by_role("link", name="They all stare").click()
    page.get_by_label(THOUGHT).fill("Some of them stare")
    # When the page is loaded again, what was typed is there
    page.reload()
    expect(page.get_by_label(THOUGHT)).to_have_value("Some of them stare")
    # And saved, the draft has done its work
    save(page)
    page.get_by_role("link", name="Some of them stare").click()
    expect(page.get_by_label(THOUGHT)).to_have_value("Some of them stare")
    assert page.evaluate("Object.keys(sessionStorage).length") == 0


def test_two_tabs_keep_what_each_of_them_wrote(hers: Stage) -> None:
    # Given a thought that is open in two tabs
    hers.watch.expect("422")
    page = hers.open(NEW)
    page.get_by_label(THOUGHT).fill("They all stare")
    save(page)
    page.get_by_role("link", name="They all stare").click()
    other = page.context.new_page()
    other.goto(page.url)
    # When one has saved, and the other is loaded again with words in it that are not saved
    other.get_by_label(OTHER).fill("One smiled")
    page.get_by_label("What happened?").fill("The bus was full")
    page.get_by_label(OTHER).fill("Two looked up")
    save(page)
    other.reload()
    expect(other.get_by_label("What happened?")).to_have_value("The bus was full")
    expect(other.get_by_label(OTHER)).to_have_value("One smiled")
    # Then it asks which of the two is to stay
    save(other)
    expect(other.get_by_text("Two looked up")).to_be_visible()
    assert_accessible(other)
    other.get_by_label(OTHER).fill("Two looked up, one smiled")
    save(other)
    expect(other.get_by_text("Two looked up, one smiled")).to_be_visible()


def test_a_rating_is_taken_back_with_one_touch(hers: Stage) -> None:
    page = hers.open(NEW)
    rating(page, "How strong is the feeling?", 4)
    page.get_by_role("button", name="Clear How strong is the feeling?").click()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page).to_have_url(f"{hers.address}{NEW}")


def test_taken_out_it_comes_back_with_undo(hers: Stage) -> None:
    page = hers.open(NEW)
    page.get_by_label(THOUGHT).fill("They all stare")
    save(page)
    page.get_by_role("link", name="They all stare").click()
    page.get_by_role("button", name="Take it out").click()
    expect(page.get_by_text("Nothing written down yet")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="They all stare")).to_be_visible()


def test_everything_works_without_scripts(alice: "Patient", plain_stage: Stage) -> None:
    plain_stage.sign_in(alice)
    page = plain_stage.open(NEW)
    page.get_by_label(THOUGHT).fill("They all stare")
    rating(page, "How strong is the feeling?", 4)
    page.get_by_role("button", name="Clear How strong is the feeling?").click()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.get_by_label(THOUGHT)).to_have_value("They all stare")
    save(page)
    expect(page.get_by_role("link", name="They all stare")).to_be_visible()
