"""While a safety hold lasts, no page leads to tries or new dates, and each says so."""

from uuid import uuid4

import pytest
import time_machine

from diary.models import Purpose, TimerRun
from pacing.models import Chapter, Plan, Screening
from tests.pacing.walker import CHEST, NUMB, WORSE, Walker
from tests.pacing_pages.browser import Browser

HELD = "On hold for your safety"
ASK = "Ask a clinician first"
PAGES = ("pacing:trials", "pacing:change", "pacing:agree")


@pytest.fixture
def held(walking: Walker) -> Walker:
    """Alice’s plan, stopped today by a worrying sign."""
    walking.answers(10, NUMB, kind="worry", minutes=1)
    return walking


@pytest.fixture
def worse(walking: Walker) -> Walker:
    """Stopped today by answers about exertion, with a clinician’s yes to a steady plan."""
    walking.is_cleared(walking.answers(10, WORSE, kind="worry", minutes=1), 10, minutes=2)
    return walking


@pytest.mark.parametrize("page", PAGES)
def test_no_page_of_a_held_plan_leads_to_tries_or_dates(
    held: Walker, browser: Browser, page: str
) -> None:
    text = browser.open(page, held.plan.pk).text
    assert HELD in text
    assert "Everything else can wait." in text
    assert "<form" not in browser.page.content.decode().split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("step", ["goal", "pace", "flare"])
def test_the_builder_of_a_held_plan_waits_too(held: Walker, browser: Browser, step: str) -> None:
    assert HELD in browser.open("pacing:builder", held.plan.pk, step).text


def test_what_a_held_page_draws_beside_a_form_loads_the_page_anew(
    held: Walker, browser: Browser
) -> None:
    url = f"/plan/{held.plan.pk}/build/pace/"
    answer = browser.client.get(url, headers={"HX-Request": "true"})
    assert answer["HX-Refresh"] == "true"


def test_no_new_plan_is_begun_on_hold(held: Walker, browser: Browser) -> None:
    assert HELD in browser.open("pacing:activity").text
    browser.send(choice="idea:people")
    assert HELD in browser.text
    assert Plan.objects.count() == 1


def test_no_try_is_timed_on_hold(held: Walker, browser: Browser) -> None:
    sent = {"activity": held.activity.pk, "purpose": Purpose.TRIAL, "client_uuid": uuid4()}
    page = browser.client.post("/timer/start/", sent, follow=True).content.decode()
    assert "Tries can wait until your plan goes on." in page
    assert not TimerRun.objects.exists()


def test_a_held_plan_can_still_be_ended(held: Walker, browser: Browser) -> None:
    browser.open("pacing:change", held.plan.pk)
    assert f"/plan/{held.plan.pk}/end/" in browser.page.content.decode()
    browser.open("pacing:end", held.plan.pk).send(reason="")
    assert Plan.objects.get().state == "CLOSED"


def test_after_a_red_flag_help_is_the_first_way_on(held: Walker, browser: Browser) -> None:
    html = browser.open("pacing:trials", held.plan.pk).page.content.decode().split("<main")[1]
    assert html.index("/get-help/") < html.index("/clearance/")


def test_another_persons_plan_is_not_found_on_hold_either(
    held: Walker, browser: Browser, of_bob: Plan
) -> None:
    for page in PAGES:
        assert browser.open(page, of_bob.pk).status == 404


def test_a_held_plan_offers_no_further_one(held: Walker, browser: Browser) -> None:
    text = browser.open("pacing:plan").text
    assert "Begin another plan" not in text
    assert "Your start was chosen" not in text


def test_a_plan_that_has_begun_waits_for_the_clinician_too(
    trying: Walker, browser: Browser
) -> None:
    trying.answers(0, CHEST, minutes=5)
    assert ASK in browser.open("pacing:trials", trying.plan.pk).text
    text = browser.open("pacing:plan").text
    assert "It waits until you can go on." in text
    assert "Try it out" not in text


def test_today_sends_nobody_on_hold_to_a_try(trying: Walker, browser: Browser) -> None:
    trying.answers(0, CHEST, minutes=5)
    text = browser.open("today").text
    assert ASK in text
    assert "Go to my try-outs" not in text


def test_today_on_hold_names_no_draft_to_try(held: Walker, browser: Browser) -> None:
    Plan.objects.create(
        patient=held.patient,
        activity=Walker(held.patient, held.today, held.now, name="Choir").activity,
        state=Plan.State.SCREENED,
        created_at=held.now,
    )
    text = browser.open("today").text
    assert "Your plan is on hold" in text
    assert "Try it: Choir" not in text


def test_without_a_plan_the_clinician_comes_before_an_activity(
    walker: Walker, browser: Browser
) -> None:
    walker.answers(0, CHEST)
    assert ASK in browser.open("pacing:activity").text
    text = browser.open("pacing:plan").text
    assert ASK in text
    assert "Pick an activity" not in text


def test_a_hard_day_on_hold_asks_for_no_part(held: Walker, browser: Browser) -> None:
    text = browser.open("hard_day").text
    assert "Your plan is on hold" in text
    assert "split" not in text
    assert "Start small" not in text


def test_today_says_why_with_what_is_missing(held: Walker, browser: Browser) -> None:
    assert "until a clinician has said that it is all right" in browser.open("today").text


def test_once_the_clinicians_yes_is_there_only_the_steady_dates_are_missing(
    worse: Walker, browser: Browser
) -> None:
    for page in ("today", "pacing:plan"):
        text = browser.open(page).text
        assert "A clinician&#x27;s yes is noted. Your plan goes on once it stays the same." in text
        assert "until a clinician has said" not in text


def test_making_it_steady_is_what_is_asked_first(worse: Walker, browser: Browser) -> None:
    text = browser.open("pacing:change", worse.plan.pk).text
    assert browser.fields["kind"] == ["STEADY"]
    assert "choose to grow again" not in text
    for gone in ("Make it one step smaller", "Try out anew"):
        assert gone not in text
    browser.send().send(answer="agree")
    assert Chapter.objects.latest("number").kind == "STEADY"


def test_once_it_is_agreed_the_reason_names_the_day(worse: Walker, browser: Browser) -> None:
    worse.changes("STEADY", 10)
    assert "You go on from Wednesday 8 April." in browser.open("today").text


def test_after_the_hold_the_pages_are_open_again(held: Walker, browser: Browser) -> None:
    held.is_cleared(Screening.objects.latest("at"), 10, minutes=2)
    with time_machine.travel(held.at(11), tick=False):
        browser.signs_in_again().open("pacing:trials", held.plan.pk)
    assert "Start a try now" in browser.text


@pytest.mark.parametrize("answers", [WORSE, CHEST])
def test_the_calm_way_on_is_the_first(walking: Walker, browser: Browser, answers: object) -> None:
    row = walking.answers(10, answers, minutes=1)  # type: ignore[arg-type]
    html = browser.open("pacing:outcome", row.pk).page.content.decode().split("<main")[1]
    assert html.index("To Today") < html.index("I was told it is all right")


def test_a_yes_that_leaves_something_to_do_leads_to_it(walking: Walker, browser: Browser) -> None:
    Plan.objects.create(
        patient=walking.patient,
        activity=Walker(walking.patient, walking.today, walking.now, name="Choir").activity,
        state=Plan.State.SCREENED,
        created_at=walking.now,
    )
    row = walking.answers(10, WORSE, minutes=1)
    browser.open("pacing:clearance", row.pk)
    browser.send(given_by_name="Dr Khan", given_by_role="GP", given_on="2026-04-07")
    assert browser.path == "/plan/"
    assert "Make it steady: Walking" in browser.text
