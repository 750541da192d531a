"""The weeks behind and ahead, and on paper (P5)."""

import json
import re
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goals.services import set_goal
from pacing.models import Plan
from tests.pacing.walker import NUMB, Walker
from tests.pacing_pages.browser import Browser


def figure(browser: Browser) -> dict[str, Any]:
    """The chart as the page brings it."""
    html = browser.page.content.decode()
    found = re.search(r'<script id="plan-figure"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert found is not None
    drawn: dict[str, Any] = json.loads(found[1])
    return drawn


def trace(browser: Browser, name: str) -> list[tuple[str, Any]]:
    """Where one line of the chart goes."""
    one = next(each for each in figure(browser)["data"] if each["name"] == name)
    return list(zip(one["x"], one["y"], strict=True))


def test_one_sentence_says_what_the_chart_shows(walking: Walker, browser: Browser) -> None:
    page = browser.open("pacing:progress", walking.plan.pk).text
    assert "Walking: now 9 minutes a day. A week ago it was 8 minutes." in page


def test_a_plan_on_hold_says_what_stands_today(walking: Walker, browser: Browser) -> None:
    walking.answers(10, NUMB)
    page = browser.open("pacing:progress", walking.plan.pk).text
    assert "Walking: on hold for your safety, nothing is due. Before, it was 9 minutes" in page
    assert "15 minutes You had come to 9 minutes." in page
    assert "now 9 minutes" not in page


def test_after_weeks_away_it_says_that_tries_come_next(walking: Walker, browser: Browser) -> None:
    with time_machine.travel(walking.at(40), tick=False):
        page = browser.signs_in_again().open("pacing:progress", walking.plan.pk).text
    assert "Walking: it is time for new tries. Before, it was 8 minutes a day." in page


def test_the_plan_is_a_stepped_line_and_what_was_done_are_dots(
    walking: Walker, browser: Browser
) -> None:
    browser.open("pacing:progress", walking.plan.pk)
    plan, done = trace(browser, "plan"), trace(browser, "done")
    assert [height for _on, height in plan] == [8] * 7 + [9] * 3
    assert [height for _on, height in done] == [8] * 7 + [9] * 2
    assert figure(browser)["data"][0]["line"]["shape"] == "hv"


def test_the_steps_ahead_end_at_the_goal(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:progress", walking.plan.pk)
    heights = [height for _on, height in trace(browser, "ahead")]
    assert heights == [9, 10, 11, 12, 13, 14, 15, 15]
    assert {height for _on, height in trace(browser, "goal")} == {15}


def test_a_day_with_nothing_done_is_a_gap_and_not_a_nought(
    walking: Walker, browser: Browser
) -> None:
    browser.open("pacing:progress", walking.plan.pk)
    assert walking.day(10).isoformat() not in dict(trace(browser, "done"))


def test_days_off_keep_the_line_and_a_stop_opens_it(walking: Walker, browser: Browser) -> None:
    walking.answers(8, {"numb_saddle": True})
    browser.open("pacing:progress", walking.plan.pk)
    assert [height for _on, height in trace(browser, "plan")][-3:] == [None, None, None]


def test_the_colours_are_names_of_tokens(walking: Walker, browser: Browser) -> None:
    walking.flares(10)
    text = json.dumps(figure(browser.open("pacing:progress", walking.plan.pk)))
    assert '"color": "token:teal-ink"' in text
    assert '"fillcolor": "token:art-tint"' in text
    assert not re.search(r"#[0-9a-f]{6}|rgb\(", text)


def test_hovering_says_a_date_and_an_amount(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:progress", walking.plan.pk)
    assert figure(browser)["data"][2]["text"][0] == "29 Mar: 8 minutes"


def test_a_table_by_week_stands_behind_the_chart(walking: Walker, browser: Browser) -> None:
    page = browser.open("pacing:progress", walking.plan.pk).text
    assert "Week from Planned Done" in page
    assert "30 March 8–9 min 7 of 7" in page


def test_each_day_is_listed_as_it_was_shown(walking: Walker, browser: Browser) -> None:
    page = browser.open("pacing:progress", walking.plan.pk).text
    assert "Monday 6 April 9 min 9 min" in page
    assert "Tuesday 7 April 9 min –" in page


def test_what_was_shown_stands_where_the_plan_would_now_say_otherwise(
    walking: Walker, browser: Browser
) -> None:
    walking.shows(10)
    walking.patient.entries.filter(purpose="PLANNED").update(purpose="OTHER")
    page = browser.open("pacing:progress", walking.plan.pk).text
    assert "Tuesday 7 April 9 min –" in page


def test_what_changed_is_told_newest_first(walking: Walker, browser: Browser) -> None:
    walking.flares(10)
    page = browser.open("pacing:progress", walking.plan.pk).text
    assert page.index("From Tuesday 7 April.") < page.index("You agreed on 28 March.")


def test_a_goal_without_words_is_named_once(walking: Walker, browser: Browser) -> None:
    page = browser.open("pacing:progress", walking.plan.pk).text
    assert "Your goal 15 minutes You are at 9 minutes." in page


def test_the_goal_says_how_far_it_is(walking: Walker, browser: Browser) -> None:
    patient, now = walking.patient, walking.at(0)
    walking.plan.goal = set_goal(patient=patient, text="The shop", why="", now=now)
    walking.plan.save()
    page = browser.open("pacing:progress", walking.plan.pk).text
    assert "The shop 15 minutes. You are at 9 minutes." in page
    assert "If all goes as planned: 17 May. No hurry." in page


def test_a_plan_that_starts_tomorrow_says_so(building: Walker, browser: Browser) -> None:
    building.changes("FIRST", 0)
    page = browser.open("pacing:progress", building.plan.pk).text
    assert "Walking: starts on Wednesday 8 April with 8 minutes." in page


def test_a_plan_without_dates_leads_on(building: Walker, browser: Browser) -> None:
    assert browser.open("pacing:progress", building.plan.pk).path.endswith("/build/start/")


@pytest.mark.parametrize("span", ["", "whole"])
def test_a_year_has_no_more_points_than_a_quarter(
    walking: Walker, browser: Browser, span: str
) -> None:
    with time_machine.travel(walking.at(350), tick=False):
        browser.signs_in_again().open("pacing:progress", walking.plan.pk, span=span)
    assert all(len(one["x"]) <= 84 for one in figure(browser)["data"])
    assert len(browser.page.content) < 60_000


def test_nine_queries_are_enough(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:progress", walking.plan.pk)
    with CaptureQueriesContext(connection) as queries:
        browser.open("pacing:progress", walking.plan.pk)
    assert 0 < len(queries) <= 9


@pytest.mark.parametrize("page", ["pacing:progress", "pacing:print"])
def test_another_persons_plan_is_not_found(browser: Browser, of_bob: Plan, page: str) -> None:
    assert browser.open(page, of_bob.pk).status == 404


def test_the_printed_page_has_a_box_for_every_day_that_is_due(
    walking: Walker, browser: Browser
) -> None:
    browser.open("pacing:print", walking.plan.pk)
    html = browser.page.content.decode()
    labels = re.findall(r'class="tick-box" role="img" aria-label="(.*?)"', html)
    assert labels[0] == "Tuesday 7 April"
    assert len(labels) == 6 + 11 * 7


def test_the_printed_page_says_when_the_number_changes(walking: Walker, browser: Browser) -> None:
    page = browser.open("pacing:print", walking.plan.pk).text
    assert "6 Apr 9 min" in page
    assert "12 Apr" not in page
    assert "10 min" in page


def test_days_off_have_no_box(building: Walker, browser: Browser) -> None:
    building.changes("FIRST", 0, choices=building.choices(weekdays=frozenset({0, 3})))
    browser.open("pacing:print", building.plan.pk)
    labels = re.findall(r'tick-box" role="img" aria-label="(\w+)', browser.page.content.decode())
    assert set(labels) == {"Monday", "Thursday"}


def test_nothing_is_drawn_for_a_plan_on_hold(walking: Walker, browser: Browser) -> None:
    walking.answers(10, {"numb_saddle": True})
    page = browser.open("pacing:print", walking.plan.pk)
    assert (page.status, "tick-box" in page.page.content.decode()) == (200, False)
