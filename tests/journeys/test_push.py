"""Notices on a phone: refused, allowed, shown and followed, and a browser that has none."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.cast import make_patient
from tests.journeys.accessibility import assert_accessible, assert_targets
from tests.journeys.notified import asked, deliver, give_notices, tap, worker_of
from tests.journeys.stage import Stage

if TYPE_CHECKING:
    from accounts.models import Patient
    from tests.reminders.maker import Maker

HERE = "/you/reminders/phone/"
ALLOW = "Allow notices on this device"
REFUSED = "This browser was told to show no notices from us"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def alice(transactional_db: None, set_date: None) -> "Patient":
    return make_patient("Alice")


@pytest.fixture
def phone(stage: Stage, alice: "Patient") -> Stage:
    """Alice, signed in on a phone."""
    stage.sign_in(alice)
    return stage


@pytest.fixture
def maker() -> "Iterator[Maker]":
    from tests.reminders.maker import served

    with served() as maker:
        yield maker


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_permission_that_was_refused_is_explained_and_nothing_else_breaks(phone: Stage) -> None:
    # Given someone whose browser was once told to show no notices
    give_notices(phone.page, now="denied")
    # When she looks for them
    page = phone.open("/you/reminders/")
    page.get_by_role("link", name="Notices on your phone").click()
    # Then the page says how to change that, and asks for nothing
    expect(page.get_by_text(REFUSED)).to_be_visible()
    expect(page.get_by_text("Allow them for this site, then come back here.")).to_be_visible()
    expect(page.get_by_role("button", name=ALLOW)).not_to_be_visible()
    assert asked(page) == 0
    assert_accessible(page)
    # And a reminder by mail is set as ever
    phone.open("/you/reminders/new/")
    press(page, "Save")
    expect(page.get_by_text("Saved.")).to_be_visible()


def test_permission_is_asked_for_on_a_tap_only_and_may_be_refused(phone: Stage) -> None:
    give_notices(phone.page, answer="denied")
    page = phone.open(HERE)
    expect(page.get_by_text("Your browser will ask you once more.")).to_be_visible()
    assert asked(page) == 0
    assert_accessible(page)
    assert_targets(page)
    press(page, ALLOW)
    expect(page.get_by_text(REFUSED)).to_be_visible()
    assert asked(page) == 1
    assert page.url.endswith(HERE)


def test_a_question_that_was_put_away_can_be_asked_again(phone: Stage) -> None:
    give_notices(phone.page, answer="default")
    page = phone.open(HERE)
    press(page, ALLOW)
    press(page, ALLOW)
    assert asked(page) == 2
    expect(page.get_by_role("button", name=ALLOW)).to_be_visible()


def test_a_browser_that_cannot_set_it_up_says_so_and_may_try_again(phone: Stage) -> None:
    give_notices(phone.page, works=False)
    page = phone.open(HERE)
    press(page, ALLOW)
    expect(page.get_by_text("Your browser could not set it up.")).to_be_visible()
    expect(page.get_by_role("button", name=ALLOW)).to_be_visible()


def test_notices_are_allowed_tried_shown_and_followed(phone: Stage, maker: "Maker") -> None:
    from tests.reminders.maker import Browser

    # Given someone who allows notices
    browser = Browser()
    give_notices(phone.page, endpoint=maker.address("/send/abc"), keys=browser.keys)
    page = phone.open(HERE)
    press(page, ALLOW)
    # Then the device stands in the list, and the page no longer asks
    expect(page.get_by_role("heading", name="Where notices come")).to_be_visible()
    expect(page.locator("[data-when=here]")).to_be_visible()
    expect(page.get_by_role("button", name=ALLOW)).not_to_be_visible()
    assert_accessible(page)
    assert_targets(page)
    # When she tries it, the notice that arrives is shown
    worker = worker_of(page)
    page.get_by_role("button", name="Send a test notice").click()
    expect(page.get_by_text("It is on its way.")).to_be_visible()
    deliver(phone, json.dumps(browser.opens(maker.taken[0].body)))
    page.wait_for_timeout(300)
    assert worker.evaluate("shown") == [
        {"title": "Evenstep", "body": "Notices arrive here.", "tag": "try", "data": {"url": HERE}}
    ]
    # And once the device is taken off, the page asks again
    page.get_by_role("button", name="Take it off").click()
    expect(page.get_by_role("button", name=ALLOW)).to_be_visible()


def test_a_notice_that_is_tapped_opens_our_own_pages_only(
    phone: Stage, maker: "Maker", context: BrowserContext
) -> None:
    from tests.reminders.maker import Browser

    give_notices(phone.page, endpoint=maker.address("/send/abc"), keys=Browser().keys)
    page = phone.open(HERE)
    press(page, ALLOW)
    expect(page.locator("[data-when=here]")).to_be_visible()
    worker = worker_of(page)
    for url in (
        "/today/",
        "https://evil.example/",
        "//evil.example/",
        "javascript:alert(1)",
        "http://[",
    ):
        tap(worker, url)
    page.wait_for_timeout(300)
    home = f"{phone.address}/"
    assert worker.evaluate("opened") == [f"{home}today/", home, home, home, home]
    assert worker.evaluate("closed")


@pytest.mark.parametrize("data", ["", "not json", "null", "[]", "{}"])
def test_a_notice_that_says_nothing_is_shown_all_the_same(
    data: str, phone: Stage, maker: "Maker"
) -> None:
    from tests.reminders.maker import Browser

    give_notices(phone.page, endpoint=maker.address("/send/abc"), keys=Browser().keys)
    page = phone.open(HERE)
    press(page, ALLOW)
    expect(page.locator("[data-when=here]")).to_be_visible()
    worker = worker_of(page)
    deliver(phone, data)
    page.wait_for_timeout(300)
    (shown,) = worker.evaluate("shown")
    assert (shown["title"], shown["data"]) == ("localhost", {"url": "/"})


def test_a_browser_without_notices_says_so(phone: Stage) -> None:
    phone.page.add_init_script("delete window.PushManager")
    page = phone.open(HERE)
    expect(page.get_by_text("This browser can’t show notices.")).to_be_visible()
    expect(page.get_by_role("button", name=ALLOW)).not_to_be_visible()


def test_an_iphone_is_told_of_its_home_screen(phone: Stage) -> None:
    named = f"Object.defineProperty(navigator, 'userAgent', {{ value: '{IPHONE}' }})"
    phone.page.add_init_script(f"delete window.PushManager; {named}")
    page = phone.open(HERE)
    expect(page.get_by_text("“Add to Home Screen”")).to_be_visible()


def test_without_scripts_the_page_says_what_it_needs(plain_stage: Stage, alice: "Patient") -> None:
    plain_stage.sign_in(alice)
    page = plain_stage.open(HERE)
    expect(page.get_by_text("the page needs JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name=ALLOW)).not_to_be_visible()
