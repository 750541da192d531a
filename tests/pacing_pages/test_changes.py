"""The plan home, and what can be changed about a plan that runs."""

import pytest
import time_machine

from pacing.models import Chapter, Plan
from tests.pacing.walker import CHEST, WORSE, Walker
from tests.pacing_pages.browser import Browser


def test_without_a_plan_the_page_says_what_to_do_first(browser: Browser) -> None:
    page = browser.open("pacing:plan")
    assert "Begin with one thing" in page.text
    assert "/plan/new/" in page.page.content.decode()


def test_a_plan_that_runs_shows_its_number_and_why(walking: Walker, browser: Browser) -> None:
    page = browser.open("pacing:plan").text
    assert "Walking 9 minutes" in page
    assert "Why 9 minutes?" in page
    assert "The next step can come on Sunday 12 April." in page


@pytest.mark.parametrize(
    ("stage", "words"),
    [("begins", "First a few safety questions."), ("answers", "Begin with one thing")],
)
def test_a_plan_on_its_way_says_what_is_next(
    walker: Walker, browser: Browser, stage: str, words: str
) -> None:
    getattr(walker, stage)()
    assert words in browser.open("pacing:plan").text


def test_before_a_step_up_the_plan_says_when_another_can_begin(
    walker: Walker, browser: Browser
) -> None:
    walker.starts()
    with time_machine.travel(walker.at(1), tick=False):
        text = browser.signs_in_again().open("pacing:plan").text
    assert "Begin another plan" not in text
    assert "A second plan can begin once “Walking” has gone one step up." in text
    assert "That can be on Wednesday 15 April." in text


def test_after_a_step_up_another_plan_can_begin(walking: Walker, browser: Browser) -> None:
    assert "Begin another plan" in browser.open("pacing:plan").text


def test_a_plan_that_starts_tomorrow_is_announced(building: Walker, browser: Browser) -> None:
    building.changes("FIRST", 0)
    page = browser.open("pacing:plan").text
    assert "Starts on Wednesday 8 April with 8 minutes." in page


def test_a_clearance_that_is_missing_comes_first(trying: Walker, browser: Browser) -> None:
    trying.answers(0, CHEST, minutes=5)
    page = browser.open("pacing:plan").text
    assert "Ask a clinician first" in page
    assert "I was told it is all right" in page


def test_questions_that_are_due_are_asked_on_the_plan(walking: Walker, browser: Browser) -> None:
    with time_machine.travel(walking.at(15), tick=False):
        assert "It is time to ask them again." in browser.open("pacing:plan").text


def test_after_four_weeks_away_new_tries_are_offered(walking: Walker, browser: Browser) -> None:
    with time_machine.travel(walking.at(40), tick=False):
        page = browser.signs_in_again().open("pacing:plan").text
    assert "Welcome back." in page
    assert "Try it out again" in page


def test_a_start_that_was_chosen_is_measured_after_two_weeks(
    trying: Walker, browser: Browser
) -> None:
    browser.open("pacing:trials", trying.plan.pk).send(act="five")
    browser.open("pacing:builder", trying.plan.pk, "flare").send()
    browser.send(answer="agree")
    with time_machine.travel(trying.at(15), tick=False):
        assert "Your start was chosen." in browser.open("pacing:plan").text


def test_other_steps_go_on_from_the_number_one_has(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:change", walking.plan.pk).send(kind="CONTINUES")
    assert browser.path.endswith("/build/goal/")
    browser.open("pacing:builder", walking.plan.pk, "pace").send(pace="gentle")
    browser.open("pacing:builder", walking.plan.pk, "flare").send()
    assert "8 Apr 9 min" in browser.text
    browser.send(answer="agree")
    chapter = Chapter.objects.get(kind="CONTINUES")
    assert (chapter.step_days, len(chapter.levels_taken)) == (14, 2)


def test_dates_that_come_say_when_and_not_the_old_next_step(
    walking: Walker, browser: Browser
) -> None:
    assert "The next step can come on" in browser.open("pacing:plan").text
    browser.open("pacing:change", walking.plan.pk).send(kind="CONTINUES")
    browser.open("pacing:builder", walking.plan.pk, "flare").send().send(answer="agree")
    text = browser.open("pacing:plan").text
    assert "Your new dates begin on Wednesday 8 April." in text
    assert "The next step can come on" not in text


def test_a_plan_can_be_made_smaller_at_once(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:change", walking.plan.pk).send(kind="REDUCED")
    assert "7 Apr 8 min" in browser.text
    browser.send(answer="agree")
    assert "Walking 8 minutes" in browser.open("pacing:plan").text


def test_at_the_lowest_step_no_smaller_one_is_offered(walker: Walker, browser: Browser) -> None:
    walker.starts()
    with time_machine.travel(walker.at(3), tick=False):
        page = browser.signs_in_again().open("pacing:change", walker.plan.pk)
        assert "Make it one step smaller" not in page.text
        assert "You are at your lowest step. To start lower, try out anew." in page.text
        page.send(kind="REDUCED")
    assert "Choose one of these." in browser.text


def test_a_plan_that_stays_is_not_offered_to_stay(walking: Walker, browser: Browser) -> None:
    walking.changes("STEADY", 10)
    page = browser.open("pacing:change", walking.plan.pk).text
    assert "Stay at this amount for now" not in page
    assert "Your number stays the same already." in page


def test_at_the_goal_nothing_is_offered_that_is_so_already(
    walker: Walker, browser: Browser
) -> None:
    walker.starts(goal=540)
    walker.walks(range(1, 10))
    with time_machine.travel(walker.at(10), tick=False):
        page = browser.signs_in_again().open("pacing:change", walker.plan.pk).text
        assert "Stay at this amount for now" not in page
        assert "Make it one step smaller" in page
        assert "You are at your goal." in page
        browser.send(kind="CONTINUES")
        assert "No step is left to take." in browser.text
        assert browser.send().path.endswith("/build/days/")
        browser.open("pacing:builder", walker.plan.pk, "goal").send(aim="number", goal="12")
    assert browser.path.endswith("/build/pace/")


def test_at_the_goal_on_hold_it_can_still_be_made_steady(walker: Walker, browser: Browser) -> None:
    walker.starts(goal=540)
    walker.walks(range(1, 10))
    walker.is_cleared(walker.answers(10, WORSE), 10)
    with time_machine.travel(walker.at(10), tick=False):
        page = browser.signs_in_again().open("pacing:change", walker.plan.pk).text
    assert "Stay at this amount for now" in page


def test_after_four_weeks_away_no_old_number_is_offered(walking: Walker, browser: Browser) -> None:
    with time_machine.travel(walking.at(40), tick=False):
        page = browser.signs_in_again().open("pacing:change", walking.plan.pk).text
    assert "Make it one step smaller" not in page
    assert page.count("After four weeks away, new tries show where you are now.") == 1


def test_a_plan_can_stay_where_it_is(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:change", walking.plan.pk).send(kind="STEADY")
    assert "The same amount each time" in browser.text
    browser.send(answer="agree")
    assert Chapter.objects.latest("number").increments_allowed is False


def test_new_tries_make_new_dates(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:change", walking.plan.pk).send(kind="NEW_TRIALS")
    for day, minutes in (("2026-04-06", "11"), ("2026-04-07", "13")):
        browser.send(act="log", amount=minutes, on=day)
    browser.send(act="use")
    assert browser.path.endswith("/build/start/")
    browser.open("pacing:builder", walking.plan.pk, "flare").send()
    browser.send(answer="agree")
    assert Chapter.objects.latest("number").baseline == 720


def test_dates_that_wait_are_offered_beside_what_runs(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:change", walking.plan.pk).send(kind="REDUCED")
    assert "New dates wait for your yes." in browser.open("pacing:plan").text


def test_a_no_leaves_what_runs_as_it_is(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:change", walking.plan.pk).send(kind="REDUCED").send(answer="decline")
    assert "Walking 9 minutes" in browser.open("pacing:plan").text


@pytest.mark.parametrize("kind", ["", "FIRST", "nonsense"])
def test_a_change_that_is_none_is_refused(walking: Walker, browser: Browser, kind: str) -> None:
    browser.open("pacing:change", walking.plan.pk).send(kind=kind)
    assert browser.title.startswith("Error:")


def test_no_change_starts_in_a_flare(walking: Walker, browser: Browser) -> None:
    walking.flares(10)
    browser.open("pacing:change", walking.plan.pk).send(kind="STEADY")
    assert "A flare runs then." in browser.text


def test_a_plan_that_does_not_run_leads_on(building: Walker, browser: Browser) -> None:
    assert browser.open("pacing:change", building.plan.pk).path.endswith("/build/start/")


def test_a_plan_ends_with_a_reason_or_none(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:end", walking.plan.pk).send(reason="  Moved to the sea ")
    plan = Plan.objects.get()
    assert (plan.state, plan.closed_reason) == ("CLOSED", "Moved to the sea")
    assert "Begin with one thing" in browser.text


def test_ending_twice_is_not_found_the_second_time(walking: Walker, browser: Browser) -> None:
    for status in (200, 404):
        browser.open("pacing:end", walking.plan.pk)
        assert browser.status == status
        browser.client.post(f"/plan/{walking.plan.pk}/end/")


def test_a_reason_that_is_too_long_is_refused(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:end", walking.plan.pk).send(reason="x" * 201)
    assert browser.title.startswith("Error:")
    assert Plan.objects.get().state == "ACTIVE"


@pytest.mark.parametrize("page", ["pacing:change", "pacing:end"])
def test_another_persons_plan_is_not_found(browser: Browser, of_bob: Plan, page: str) -> None:
    assert browser.open(page, of_bob.pk).status == 404


def test_another_persons_plan_is_not_on_the_page(browser: Browser, of_bob: Plan) -> None:
    assert str(of_bob.pk) not in browser.open("pacing:plan").page.content.decode()
