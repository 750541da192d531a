"""The flare page: what was agreed, one tap, and back again (P6)."""

from uuid import uuid4

import pytest
import time_machine

from pacing.models import EventVoid, FlarePlan, Plan, PlanEvent
from tests.pacing.walker import Walker
from tests.pacing_pages.browser import Browser


def test_the_page_says_what_a_flare_would_do(walking: Walker, browser: Browser) -> None:
    page = browser.open("pacing:flare").text
    assert "3 flare days" in page
    words = "Walking: 8 minutes in place of 9 minutes. On Friday 10 April you go on from there."
    assert words in page


def test_one_tap_declares_it_and_today_follows(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:flare").send()
    assert PlanEvent.objects.get().kind == "FLARE"
    assert browser.path == "/today/"
    assert "8 minutes" in browser.text
    assert "You go on from there on Friday 10 April." in browser.text


def test_declared_twice_it_is_one_flare(walking: Walker, browser: Browser) -> None:
    once = uuid4()
    for sent in (once, once, uuid4()):
        browser.open("pacing:flare").send(client_uuid=sent)
    assert PlanEvent.objects.count() == 1


def test_in_a_flare_the_page_offers_no_second_one(walking: Walker, browser: Browser) -> None:
    walking.flares(10)
    page = browser.open("pacing:flare").text
    assert "Start my flare days" not in page
    assert "Walking: 8 minutes a day. On Friday 10 April you go on from there." in page


def test_it_can_be_taken_back_the_same_day(walking: Walker, browser: Browser) -> None:
    event = walking.flares(10)
    browser.client.post(f"/plan/flare/{event.pk}/back/")
    assert EventVoid.objects.get().event == event
    assert "Start my flare days" in browser.open("pacing:flare").text


def test_the_next_day_it_stands(walking: Walker, browser: Browser) -> None:
    event = walking.flares(10)
    with time_machine.travel(walking.at(11), tick=False):
        answer = browser.client.post(f"/plan/flare/{event.pk}/back/", follow=True)
    assert "on its own day only" in answer.content.decode()
    assert EventVoid.objects.count() == 0


def test_taking_back_is_a_post(walking: Walker, browser: Browser) -> None:
    event = walking.flares(10)
    assert browser.open("pacing:flare_back", event.pk).status == 405


def test_another_persons_flare_can_not_be_taken_back(
    walking: Walker, browser: Browser, of_bob: Plan
) -> None:
    event = PlanEvent.objects.create(
        patient=of_bob.patient,
        kind="FLARE",
        first=walking.day(10),
        by=of_bob.patient.user,
        at=walking.at(10),
        client_uuid=uuid4(),
    )
    assert browser.client.post(f"/plan/flare/{event.pk}/back/").status_code == 404


def test_a_safety_stop_can_not_be_taken_back_here(walking: Walker, browser: Browser) -> None:
    walking.answers(10, {"numb_saddle": True})
    event = PlanEvent.objects.get(kind="SAFETY_HOLD")
    assert browser.client.post(f"/plan/flare/{event.pk}/back/").status_code == 404


def test_without_a_plan_nothing_can_be_declared(browser: Browser) -> None:
    page = browser.open("pacing:flare")
    assert "Start my flare days" not in page.text
    browser.send()
    assert "No plan runs yet" in browser.text


def test_a_plan_on_hold_has_no_flare_days(walking: Walker, browser: Browser) -> None:
    walking.answers(10, {"numb_saddle": True})
    assert "Start my flare days" not in browser.open("pacing:flare").text


def test_the_persons_own_words_are_shown(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:flare_plan").send(keep="Breakfast at eight", comfort="<b>Radio</b>")
    assert "Breakfast at eight" in browser.text
    assert "&lt;b&gt;Radio&lt;/b&gt;" in browser.page.content.decode()
    assert "What I let go for now" not in browser.text


def test_words_written_anew_keep_those_before(walking: Walker, browser: Browser) -> None:
    for text in ("Bath", "Tea"):
        browser.open("pacing:flare_plan").send(comfort=text)
    assert list(FlarePlan.objects.values_list("comfort", flat=True)) == ["Bath", "Tea"]
    assert "Tea" in browser.open("pacing:flare_plan").page.content.decode()


@pytest.mark.parametrize("field", ["keep", "ease", "comfort", "tell"])
def test_words_that_are_too_long_are_refused_and_kept(browser: Browser, field: str) -> None:
    browser.open("pacing:flare_plan").send(**{field: "long " * 101})
    assert "Make it shorter: at most 500 letters." in browser.text
    assert "long long long" in browser.page.content.decode()
    assert FlarePlan.objects.count() == 0
