"""The dated table, and the yes or no to it (P2)."""

import re
from datetime import date, datetime, timedelta
from fractions import Fraction

import time_machine

from pacing.models import Chapter, Decision, Plan
from pacing.services import chapters, plans
from tests.pacing.walker import WORSE, Walker
from tests.pacing_pages.browser import Browser


def proposed(walker: Walker, browser: Browser) -> Browser:
    """On the page with the dates."""
    return browser.open("pacing:builder", walker.plan.pk, "flare").send()


def test_every_date_is_shown_and_kept_as_shown(building: Walker, browser: Browser) -> None:
    browser.open("pacing:builder", building.plan.pk, "goal").send(aim="number", goal="11")
    page = proposed(building, browser).text
    for words in ("8 Apr 8 min", "15 Apr 9 min", "22 Apr 10 min", "29 Apr 11 min"):
        assert words in page
    browser.send(answer="agree")
    shown = Decision.objects.get().table_shown
    assert shown == [
        ["2026-04-08", 480],
        ["2026-04-15", 540],
        ["2026-04-22", 600],
        ["2026-04-29", 660],
    ]


def test_a_long_table_is_whole_with_later_dates_folded(building: Walker, browser: Browser) -> None:
    browser.open("pacing:builder", building.plan.pk, "goal").send(aim="number", goal="30")
    page = proposed(building, browser).text
    assert "All later dates" in page
    assert "9 Sep 30 min (your goal)" in page


def test_it_says_what_is_agreed_for_each_kind_of_day(building: Walker, browser: Browser) -> None:
    page = proposed(building, browser).text
    assert "if you do at least 5 of 7" in page
    assert "I go one step back for 3 days. Then I go on from there." in page
    assert "I stop at the number, even if I feel I could do more." in page


def test_a_week_of_all_plans_together_is_shown(walking: Walker, browser: Browser) -> None:
    second = Walker(walking.patient, walking.day(10), walking.at(10), name="Choir")
    second.begins()
    second.tries(10, 10)
    page = proposed(second, browser).text
    assert "Walking 1 hour 3 minutes" in page
    assert "All together at first 1 hour 59 minutes" in page


def test_a_single_plan_is_not_called_all_your_plans(building: Walker, browser: Browser) -> None:
    page = proposed(building, browser).text
    assert "All your plans" not in page
    assert "What a week asks of you" in page


def test_the_bars_at_once_fill_their_room_without_a_goal(
    building: Walker, browser: Browser
) -> None:
    html = proposed(building, browser).page.content.decode()
    at_once, later = html.split("<details", 1)
    for table in (at_once, later):
        assert max(int(width) for width in re.findall(r'<rect\s+width="(\d+)"', table)) == 100
    assert int(re.findall(r'<rect\s+width="(\d+)"', at_once)[0]) > 30


def test_a_plan_that_comes_out_of_a_safety_stop_says_that_it_is_lower(
    walking: Walker, browser: Browser
) -> None:
    walking.is_cleared(walking.answers(10, WORSE, kind="worry"), 10)
    page = browser.open("pacing:change", walking.plan.pk).send(kind="STEADY").text
    assert "After the safety stop you go on one step lower, at 8 minutes." in page
    assert "8 Apr 8 min" in page
    assert "9 min" not in page


def test_a_plan_that_may_not_start_higher_says_so(building: Walker, browser: Browser) -> None:
    building.is_cleared(building.answers(0, WORSE, minutes=5), minutes=6)
    building.changes("STEADY", 0, choices=building.choices(start_fraction=Fraction(1, 2)))
    plans.close(plan=building.plan, reason="", by=building.user, now=building.at(2))
    with time_machine.travel(building.at(2), tick=False):
        building.begins(2)
        browser.open("pacing:trials", building.plan.pk).send(act="use")
        words = "Your last plan ended at 5 minutes. For now a new one starts no higher."
        assert words in browser.text
        assert browser.text.count("You stay at 5 minutes.") == 5
        assert words in proposed(building, browser).text


def test_five_minutes_are_named_as_chosen(trying: Walker, browser: Browser) -> None:
    browser.open("pacing:trials", trying.plan.pk).send(act="five")
    assert "is chosen, not measured" in proposed(trying, browser).text


def test_a_plan_that_starts_tomorrow_is_part_of_the_week(
    walking: Walker, browser: Browser, today: date, now: datetime
) -> None:
    for name in ("Reading", "Sewing"):
        other = Walker(walking.patient, today, now, name)
        other.begins()
        other.tries(10, 10, last=-1)
        other.proposes("STEADY")
        if name == "Reading":
            other.agrees(Chapter.objects.latest("proposed_at"))
    page = browser.open("pacing:agree", other.plan.pk).text
    assert "Reading 56 minutes Sewing 56 minutes" in page
    assert "All together at first 2 hours 55 minutes" in page


def test_saying_yes_twice_agrees_once(building: Walker, browser: Browser) -> None:
    proposed(building, browser).send(answer="agree")
    browser.open("pacing:agree", building.plan.pk)
    assert browser.path.endswith("/progress/")
    assert Decision.objects.count() == 1


def test_dates_that_changed_in_another_tab_are_not_agreed_to(
    building: Walker, browser: Browser
) -> None:
    proposed(building, browser)
    building.proposes(choices=building.choices(step_days=14))
    browser.send(answer="agree")
    assert "These dates have changed. Look at them once more." in browser.text
    assert Plan.objects.get().state == "PROPOSED"


def test_dates_that_are_over_can_be_drawn_again(building: Walker, browser: Browser) -> None:
    proposed(building, browser)
    with time_machine.travel(building.at(2), tick=False):
        browser.send(answer="agree")
        assert "Draw the dates again" in browser.text
        browser.send(answer="again")
        assert "From A day" in browser.text.replace("Drawn ", "")
        browser.send(answer="agree")
    assert Chapter.objects.get(decision__outcome="AGREED").starts_on == building.day(3)


def test_a_no_starts_nothing_and_keeps_the_choices(building: Walker, browser: Browser) -> None:
    proposed(building, browser).send(answer="decline")
    assert Decision.objects.get().outcome == "DECLINED"
    assert "Nothing starts." in browser.page.content.decode()
    assert Plan.objects.get().draft["start_fraction"] == "4/5"


def test_nothing_to_agree_to_leads_on(building: Walker, browser: Browser) -> None:
    assert browser.open("pacing:agree", building.plan.pk).path.endswith("/build/start/")


def test_another_persons_dates_are_not_found(browser: Browser, of_bob: Plan) -> None:
    assert browser.open("pacing:agree", of_bob.pk).status == 404


def test_the_page_shows_the_chapters_own_table(building: Walker, browser: Browser) -> None:
    page = proposed(building, browser).text
    rows = chapters.table(Chapter.objects.get())
    assert page.count(" min ") >= len(rows)
    assert rows[0] == [(building.today + timedelta(days=1)).isoformat(), 480]
