"""Picking what a plan is for (P12)."""

import pytest

from diary.library import IDEAS
from diary.models import Activity
from pacing.models import Plan
from tests.pacing.walker import Walker
from tests.pacing_pages.browser import Browser


def test_every_idea_of_the_library_is_offered(browser: Browser) -> None:
    page = browser.open("pacing:activity").text
    assert [one.slug for one in IDEAS if str(one.name) not in page] == []


def test_an_idea_becomes_an_activity_with_a_plan(browser: Browser) -> None:
    browser.open("pacing:activity").send(choice="idea:people", name=None)
    activity = Plan.objects.get().activity
    assert (activity.name, activity.category) == ("Time with people", "social")


def test_an_own_activity_is_offered_and_planned(walker: Walker, browser: Browser) -> None:
    browser.open("pacing:activity").send(choice=f"own:{walker.activity.pk}", name=None)
    assert Plan.objects.get().activity == walker.activity


def test_an_activity_that_is_planned_is_not_offered_again(trying: Walker, browser: Browser) -> None:
    browser.open("pacing:activity")
    assert str(trying.activity.pk) not in browser.page.content.decode()


def test_picking_twice_makes_one_plan(browser: Browser) -> None:
    for _time in range(2):
        browser.open("pacing:activity").send(choice="idea:walking", name=None)
    assert (Plan.objects.count(), Activity.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "choice", ["idea:skydiving", "own:nonsense", "own:", "what", "idea:" + "x" * 500, "own:\x00"]
)
def test_a_choice_that_is_none_is_not_found(browser: Browser, choice: str) -> None:
    browser.open("pacing:activity").send(choice=choice, name=None)
    assert (browser.status, Plan.objects.count()) == (404, 0)


def test_another_persons_activity_is_not_found(browser: Browser, of_bob: Plan) -> None:
    browser.open("pacing:activity").send(choice=f"own:{of_bob.activity_id}", name=None)
    assert browser.status == 404


def test_a_new_activity_needs_a_name_and_keeps_the_rest(browser: Browser) -> None:
    browser.open("pacing:activity").send(name="  ", category="social", unit="STEPS", new="yes")
    assert browser.title.startswith("Error:")
    assert "Give it a name." in browser.text
    assert browser.fields["unit"] == ["STEPS"]


def test_a_new_activity_is_planned(browser: Browser) -> None:
    browser.open("pacing:activity").send(name=" Choir  at six ", category="social", new="yes")
    assert Plan.objects.get().activity.name == "Choir at six"


def test_a_fourth_plan_is_refused_in_words(browser: Browser) -> None:
    for slug in ("walking", "water", "people", "hobby"):
        browser.open("pacing:activity").send(choice=f"idea:{slug}", name=None)
    assert "Three plans are enough at a time." in browser.text
    assert Plan.objects.count() == 3


def test_before_a_step_up_no_second_plan_is_begun(walker: Walker, browser: Browser) -> None:
    walker.starts()
    assert "can begin once “Walking” has gone one step up." in browser.open("pacing:activity").text
    browser.send(choice="idea:people")
    assert Plan.objects.count() == 1


def test_a_plan_begun_before_the_first_ran_says_what_it_waits_for(
    walker: Walker, browser: Browser
) -> None:
    second = Walker(walker.patient, walker.today, walker.now, name="Standing")
    second.answers()
    second.begins()
    walker.starts()
    said = "can begin once “Walking” has gone one step up."
    assert said in browser.open("pacing:trials", second.plan.pk).text
    assert said in browser.open("pacing:builder", second.plan.pk, "pace").text
    assert said not in browser.open("pacing:change", walker.plan.pk).text
