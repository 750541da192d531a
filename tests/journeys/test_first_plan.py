"""From a phone and no account to a plan that is kept."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.cast import NOON
from tests.journeys.accessibility import assert_accessible
from tests.journeys.newcomer import Newcomer
from tests.journeys.stage import Stage

DAY = timedelta(days=1)


def test_a_person_signs_up_agrees_to_five_minutes_and_does_them_the_next_day(
    transactional_db: None, stage: Stage
) -> None:
    # Given someone who has just signed up and said what matters
    person, page = Newcomer(stage), stage.page
    person.signs_up()
    person.says_where_and_what_matters()
    person.answers_the_safety_questions()
    person.picks_walking()
    # When they start at five minutes and agree to the dates
    person.press("Start with 5 minutes")
    person.keeps_every_suggestion()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your plan, ready to agree")
    assert_accessible(page)
    person.agrees()
    # Then the next day asks for five minutes and says why
    stage.set_date(NOON + DAY)
    stage.open("/today/")
    expect(page.locator(".quota-number")).to_have_text("5 minutes")
    page.get_by_text("Why 5 minutes?").click()
    expect(page.get_by_text("You chose to start at 5 minutes.")).to_be_visible()
    assert_accessible(page)
    # And one tap notes it, another takes it back
    person.press("I have done it")
    expect(page.get_by_text("5 minutes of 5 minutes, noted today")).to_be_visible()
    expect(page.get_by_text("All done for today.")).to_be_visible()
    person.press("Undo Walking")
    expect(page.get_by_role("button", name="I have done it")).to_be_visible()


def test_three_tries_become_a_baseline_a_little_above_the_first_number(
    transactional_db: None, stage: Stage
) -> None:
    # Given a newcomer who tries to walk on three days
    person, page = Newcomer(stage), stage.page
    person.signs_up()
    person.says_where_and_what_matters()
    person.answers_the_safety_questions()
    person.picks_walking()
    trials = page.url
    for day, minutes in enumerate(("11", "9", "10")):
        stage.set_date(NOON + day * DAY)
        page.goto(trials)
        page.get_by_text("Write down a try I did").click()
        page.get_by_label("How much did you do?").fill(minutes)
        person.press("Save this try")
    # When they build the plan from the tries and agree
    page.goto(trials)
    person.press("Make my plan from these")
    person.keeps_every_suggestion()
    person.agrees()
    # Then the plan starts at eight minutes: 80 % of the mean of the tries
    stage.set_date(NOON + 3 * DAY)
    stage.open("/today/")
    expect(page.locator(".quota-number")).to_have_text("8 minutes")
    page.get_by_text("Why 8 minutes?").click()
    expect(page.get_by_text("You could do 10 minutes when you tried it.")).to_be_visible()
