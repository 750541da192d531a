"""The plan builder: one decision a screen, its meaning beside it (P2)."""

import re
from fractions import Fraction
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from diary.models import Purpose
from pacing.models import Chapter, Plan
from tests.pacing.walker import CHEST, WORSE, Walker
from tests.pacing_pages.browser import Browser


def draft() -> dict[str, Any]:
    found: dict[str, Any] = Plan.objects.get().draft
    return found


def fragment(browser: Browser, walker: Walker, step: str, **answers: str) -> str:
    """What stands beside the form for these answers."""
    url = reverse("pacing:builder", args=[walker.plan.pk, step])
    browser.page = browser.client.get(url, answers, headers={"HX-Request": "true"})
    return " ".join(browser.page.content.decode().split())


def test_a_sensible_answer_is_chosen_already(building: Walker, browser: Browser) -> None:
    browser.open("pacing:builder", building.plan.pk, "start")
    assert browser.fields["share"] == ["4/5"]
    assert "From 8 minutes to 19 minutes in 12 weeks." in browser.text


def test_each_pace_says_where_it_leads(building: Walker, browser: Browser) -> None:
    browser.open("pacing:builder", building.plan.pk, "goal").send(aim="number", goal="15")
    assert "From 8 minutes to 15 minutes by 27 May." in browser.text
    assert "From 8 minutes to 15 minutes by 15 July." in browser.text
    assert "You stay at 8 minutes." in browser.text


def test_an_answer_is_drawn_before_it_is_kept(building: Walker, browser: Browser) -> None:
    drawn = fragment(browser, building, "start", share="1/2")
    assert "From 5 minutes to 16 minutes in 12 weeks." in drawn
    assert '<rect width="' in drawn
    assert "<html" not in drawn
    assert draft()["start_fraction"] == "4/5"


def test_an_answer_that_makes_no_plan_is_drawn_as_words(building: Walker, browser: Browser) -> None:
    drawn = fragment(browser, building, "pace", pace="own", kind="of_baseline", percent="90")
    assert "Your dates show here once the answers fit together." in drawn


def test_without_a_script_a_button_draws_the_answer(building: Walker, browser: Browser) -> None:
    browser.open("pacing:builder", building.plan.pk, "pace").send(pace="same", show="yes")
    assert browser.path.endswith("/build/pace/")
    assert "You start at 8 minutes and stay there." in browser.text


def test_back_leads_to_the_decision_before_with_its_answer(
    building: Walker, browser: Browser
) -> None:
    browser.open("pacing:builder", building.plan.pk, "start").send(share="3/5")
    assert "/build/start/" in browser.page.content.decode()
    assert browser.open("pacing:builder", building.plan.pk, "start").fields["share"] == ["3/5"]


@pytest.mark.parametrize(
    ("step", "sent", "words"),
    [
        ("start", {"share": "99"}, "Select a valid choice."),
        ("start", {"share": None}, "Fill this in."),
        ("start", {"rounding": "45"}, "Select a valid choice."),
        ("goal", {"aim": "number", "goal": ""}, "Write your number"),
        ("goal", {"aim": "number", "goal": "0"}, "Write a number above 0"),
        ("goal", {"aim": "number", "goal": "9999999999"}, "Write a number"),
        ("pace", {"pace": "own", "kind": "of_baseline", "percent": "21"}, "from 5 to 20"),
        ("pace", {"pace": "own", "kind": "of_baseline", "percent": "x"}, "from 5 to 20"),
        ("pace", {"pace": "own", "kind": "of_baseline", "percent": ""}, "from 5 to 20"),
        ("pace", {"pace": "own", "kind": "fixed", "size": ""}, "how much one step adds"),
        ("pace", {"pace": "own", "kind": "fixed", "size": "60"}, "no larger than what you can do"),
        ("pace", {"pace": "own", "kind": "compounding", "percent": "10"}, "need an amount to grow"),
        ("pace", {"pace": "own", "step_days": "3"}, "Select a valid choice."),
        ("days", {"weekdays": ["0"]}, "Choose at least two days a week."),
        ("days", {"weekdays": []}, "Choose at least two days a week."),
        ("days", {"weekdays": ["7", "8"]}, "Select a valid choice."),
        ("parts", {"parts": "7"}, "Select a valid choice."),
        ("parts", {"rest": "5"}, "Select a valid choice."),
        ("flare", {"days": "8"}, "Select a valid choice."),
        ("flare", {"rule": "four"}, "Select a valid choice."),
    ],
)
def test_an_answer_out_of_range_is_refused_in_words(
    building: Walker, browser: Browser, step: str, sent: dict[str, Any], words: str
) -> None:
    before = draft()
    browser.open("pacing:builder", building.plan.pk, step).send(**sent)
    assert browser.title.startswith("Error:")
    assert words in browser.text
    assert draft() == before


@pytest.mark.parametrize(
    ("step", "sent", "kept"),
    [
        ("start", {"share": "1/2"}, {"start_fraction": "1/2"}),
        ("start", {"rounding": "30"}, {"resolution": 30}),
        ("goal", {"aim": "number", "goal": "15"}, {"goal": 900}),
        ("goal", {"aim": "number", "goal": "15.4"}, {"goal": 900}),
        ("goal", {"aim": "open", "goal": "15"}, {"goal": None}),
        ("pace", {"pace": "gentle"}, {"step_days": 14, "step_fraction": "1/10"}),
        ("pace", {"pace": "small"}, {"step_days": 7, "step_fraction": "1/20"}),
        ("pace", {"pace": "same"}, {"growth": "none"}),
        ("pace", {"pace": "own", "kind": "fixed", "size": "½"}, {"step_amount": 30}),
        ("days", {"weekdays": ["0", "4"]}, {"weekdays": [0, 4]}),
        ("parts", {"parts": "4", "rest": "60"}, {"sessions_per_day": 4, "rest_minutes": 60}),
        ("flare", {"rule": "half", "days": "2"}, {"flare_share": "1/2", "flare_days": 2}),
        ("flare", {"rule": "two"}, {"flare_back": 2, "flare_share": None}),
    ],
)
def test_an_answer_is_kept_with_the_plan(
    building: Walker, browser: Browser, step: str, sent: dict[str, Any], kept: dict[str, Any]
) -> None:
    browser.open("pacing:builder", building.plan.pk, step).send(**sent)
    assert draft() | kept == draft()


def test_the_own_pace_is_shown_as_it_was_chosen(building: Walker, browser: Browser) -> None:
    sent = {"pace": "own", "kind": "fixed", "size": "1:30", "step_days": "10"}
    browser.open("pacing:builder", building.plan.pk, "pace").send(**sent)
    browser.open("pacing:builder", building.plan.pk, "pace")
    assert {name: browser.fields[name][0] for name in sent} == sent | {"size": "1½"}


def test_parts_say_how_the_amount_is_split(building: Walker, browser: Browser) -> None:
    assert "3 min, 3 min, 2 min" in browser.open("pacing:builder", building.plan.pk, "parts").text


def test_a_plan_that_may_not_grow_asks_neither_how_far_nor_how_fast(
    building: Walker, browser: Browser
) -> None:
    screening = building.answers(0, WORSE, minutes=5)
    building.is_cleared(screening, minutes=6)
    browser.open("pacing:builder", building.plan.pk, "start").send()
    assert browser.path.endswith("/build/days/")
    assert browser.open("pacing:builder", building.plan.pk, "pace").path.endswith("/build/start/")


def test_the_last_answer_is_refused_while_a_clearance_is_missing(
    building: Walker, browser: Browser
) -> None:
    building.answers(0, CHEST, minutes=5)
    browser.open("pacing:builder", building.plan.pk, "flare").send()
    assert "Ask a clinician first" in browser.text


def test_nothing_tried_leads_back_to_the_tries(trying: Walker, browser: Browser) -> None:
    trying.activity.unit = "METRES"
    trying.activity.save()
    assert browser.open("pacing:builder", trying.plan.pk, "start").path.endswith("/trials/")


def test_a_step_that_is_none_is_not_found(building: Walker, browser: Browser) -> None:
    assert browser.open("pacing:builder", building.plan.pk, "colour").status == 404


@pytest.mark.parametrize("step", ["start", "flare"])
def test_another_persons_plan_is_not_found(browser: Browser, of_bob: Plan, step: str) -> None:
    assert browser.open("pacing:builder", of_bob.pk, step).status == 404


def rounding(browser: Browser) -> list[str]:
    """The finenesses the page offers."""
    html = browser.page.content.decode()
    _before, found, rest = html.partition('name="rounding"')
    return re.findall(r'<option value="(\d+)"', rest.partition("</select>")[0]) if found else []


def test_numbers_may_be_rounded_as_finely_as_the_ranges_say(
    building: Walker, browser: Browser
) -> None:
    page = browser.open("pacing:builder", building.plan.pk, "start")
    assert "Round to whole minutes Numbers are rounded to" in page.text
    assert rounding(page) == ["60", "30", "15", "10", "5", "1"]


def test_only_finenesses_that_are_a_fifth_of_the_start_are_offered(
    trying: Walker, browser: Browser
) -> None:
    trying.tries(3, 3)
    browser.open("pacing:trials", trying.plan.pk).send(act="use")
    assert rounding(browser) == ["30", "15", "10", "5", "1"]
    browser.send(share="1/2", rounding="30")
    assert "at most a fifth of your first amount" in browser.text
    assert browser.send(share="1/2", rounding="15").path.endswith("/build/goal/")


def test_a_finer_rounding_is_drawn_before_it_is_kept(building: Walker, browser: Browser) -> None:
    browser.open("pacing:builder", building.plan.pk, "pace").send(pace="small")
    drawn = fragment(browser, building, "start", share="4/5", rounding="30")
    assert "8½ min" in drawn
    assert draft()["resolution"] == 60


def test_a_goal_that_is_rounded_is_said_so(building: Walker, browser: Browser) -> None:
    page = browser.open("pacing:builder", building.plan.pk, "goal")
    told = "Your number is rounded to 12 minutes."
    assert told in page.send(aim="number", goal="12.3").text
    assert told not in page.open("pacing:builder", building.plan.pk, "goal").text


def test_a_goal_is_said_to_be_rounded_while_it_is_typed(building: Walker, browser: Browser) -> None:
    drawn = fragment(browser, building, "goal", aim="number", goal="12.3")
    assert "Your number is rounded to 12 minutes." in drawn


@pytest.mark.parametrize("goal", ["12", "15"])
def test_a_goal_that_fits_is_not_said_to_be_rounded(
    building: Walker, browser: Browser, goal: str
) -> None:
    page = browser.open("pacing:builder", building.plan.pk, "goal").send(aim="number", goal=goal)
    assert "Your number is rounded" not in page.text


def test_a_coarser_rounding_rounds_the_goal_too(building: Walker, browser: Browser) -> None:
    browser.open("pacing:builder", building.plan.pk, "start").send(rounding="30")
    browser.open("pacing:builder", building.plan.pk, "goal").send(aim="number", goal="15:30")
    browser.open("pacing:builder", building.plan.pk, "start").send(rounding="60")
    assert (draft()["resolution"], draft()["goal"]) == (60, 900)


def test_five_minutes_are_rounded_with_the_pace(trying: Walker, browser: Browser) -> None:
    browser.open("pacing:trials", trying.plan.pk).send(act="five")
    assert rounding(browser.open("pacing:builder", trying.plan.pk, "goal")) == []
    browser.open("pacing:builder", trying.plan.pk, "pace").send(rounding="60")
    assert draft()["resolution"] == 60


def test_times_are_not_rounded(trying: Walker, browser: Browser) -> None:
    trying.activity.unit = "REPETITIONS"
    trying.activity.save()
    trying.note(-2, 12, Purpose.TRIAL)
    trying.note(-1, 10, Purpose.TRIAL)
    browser.open("pacing:trials", trying.plan.pk).send(act="use")
    assert browser.path.endswith("/build/start/")
    assert rounding(browser) == []


def test_a_plan_that_runs_is_rounded_otherwise_where_its_number_stays(
    walking: Walker, browser: Browser
) -> None:
    browser.open("pacing:change", walking.plan.pk).send(kind="CONTINUES")
    browser.open("pacing:builder", walking.plan.pk, "pace")
    assert rounding(browser) == ["60", "30", "15", "10", "5", "1"]
    browser.send(pace="small", rounding="30")
    browser.open("pacing:builder", walking.plan.pk, "flare").send()
    assert "8 Apr 9 min 15 Apr" in browser.text.replace("Drawn ", "")
    browser.send(answer="agree")
    assert Chapter.objects.latest("number").resolution == 30
    assert walking.quotas(10, 11) == [9, 9]


def test_a_number_between_two_minutes_is_not_rounded_to_minutes(
    walker: Walker, browser: Browser
) -> None:
    walker.starts(resolution=30, step_fraction=Fraction(1, 20))
    walker.walks(range(1, 10))
    with time_machine.travel(walker.at(10), tick=False):
        browser.signs_in_again().open("pacing:builder", walker.plan.pk, "pace")
    assert rounding(browser) == ["30", "15", "10", "5", "1"]


def test_a_rounding_that_would_move_the_number_is_left_as_it_was(walking: Walker) -> None:
    walking.changes("CONTINUES", 10, choices=walking.choices(resolution=120))
    assert Chapter.objects.latest("number").resolution == 60
