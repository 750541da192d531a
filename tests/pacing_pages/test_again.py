"""Changing a plan more than once, ending it, and beginning another for the same activity."""

from datetime import timedelta

import pytest
import time_machine

from pacing import selectors
from pacing.models import Chapter
from pacing.services import plans
from tests.pacing.walker import Walker
from tests.pacing_pages.browser import Browser


def _ends(walker: Walker) -> None:
    plans.close(plan=walker.plan, reason="", by=walker.user, now=walker.at(10))


def test_a_plan_that_was_changed_can_be_changed_again(walking: Walker, browser: Browser) -> None:
    walking.changes("CONTINUES", 9, choices=walking.choices(step_days=14))
    browser.open("pacing:builder", walking.plan.pk, "pace").send(pace="small")
    browser.open("pacing:builder", walking.plan.pk, "flare").send()
    browser.send(answer="agree")
    assert Chapter.objects.latest("number").step_days == 7


def test_a_start_that_was_capped_is_no_obstacle_to_a_change(
    walking: Walker, browser: Browser
) -> None:
    walking.tries(30, 30, last=9)
    again = walking.choices(goal=None).tried_again(selectors.trials(walking.plan))
    assert walking.changes("NEW_TRIALS", 9, choices=again).start_fraction < 1 / 2
    browser.open("pacing:builder", walking.plan.pk, "days").send(weekdays=["0", "2", "4"])
    assert browser.status == 200


@pytest.mark.parametrize("kind", ["REDUCED", "STEADY"])
def test_dates_drawn_again_are_of_the_same_kind(
    walking: Walker, browser: Browser, kind: str
) -> None:
    browser.open("pacing:change", walking.plan.pk).send(kind=kind)
    with time_machine.travel(walking.at(12), tick=False):
        browser.send(answer="agree")
        assert "Draw the dates again" in browser.text
        browser.send(answer="again")
    assert Chapter.objects.latest("number").kind == kind


def test_new_tries_count_where_the_plan_shall_stay_the_same(
    walking: Walker, browser: Browser
) -> None:
    walking.tries(12, 12, last=10)
    browser.open("pacing:trials", walking.plan.pk).send(act="use")
    browser.open("pacing:builder", walking.plan.pk, "pace").send(pace="same")
    browser.open("pacing:builder", walking.plan.pk, "flare").send()
    chapter = Chapter.objects.latest("number")
    assert (chapter.kind, chapter.baseline, chapter.increments_allowed) == (
        "NEW_TRIALS",
        720,
        False,
    )


@pytest.mark.parametrize("page", ["pacing:progress", "pacing:print"])
def test_a_plan_that_has_ended_has_no_days_ahead(
    walking: Walker, browser: Browser, page: str
) -> None:
    _ends(walking)
    assert browser.open(page, walking.plan.pk).status == 404


def test_old_tries_are_no_start_for_a_new_plan(walking: Walker) -> None:
    _ends(walking)
    walking.answers(200)
    new = walking.begins(200)
    assert selectors.trials(new) == ()


def test_what_was_done_for_the_plan_before_does_not_count(walking: Walker) -> None:
    _ends(walking)
    walking.begins(10)
    walking.tries(11, 9, last=10)
    walking.changes("FIRST", 10)
    assert walking.quotas(11, 12) == [8, 8]
    assert walking.plan.patient.day_of(walking.at(10)) == walking.today + timedelta(days=10)
