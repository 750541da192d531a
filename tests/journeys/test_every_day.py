"""A day with a plan: a good one, a hard one, at night, in a flare, and after some days away."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.cast import NOON
from tests.journeys.accessibility import assert_accessible
from tests.journeys.stage import Stage

DAY = timedelta(days=1)


@pytest.fixture
def ruth(demo_world: None, stage: Stage) -> Stage:
    """The demo's patient, signed in, with 90 days behind her."""
    from accounts.models import Patient

    stage.sign_in(Patient.objects.get(user__email="ruth@demo.example"))
    return stage


def quota(stage: Stage) -> str:
    return stage.open("/today/").locator(".quota-number").inner_text()


def test_a_hard_day_costs_one_tap_and_changes_no_number(ruth: Stage) -> None:
    # Given what the plan asks today
    before = quota(ruth)
    # When the person taps Hard day
    ruth.page.get_by_role("button", name="Hard day").click()
    # Then it is noted, there is nothing to fill in, and the plan stays
    expect(ruth.page.get_by_role("heading", level=1)).to_have_text("Noted: a hard day")
    assert_accessible(ruth.page)
    assert quota(ruth) == before
    # And one tap takes the note back
    ruth.page.get_by_role("button", name="Hard day").click()
    ruth.page.get_by_role("button", name="Undo").click()
    expect(ruth.page.get_by_role("heading", level=1)).to_have_text("A hard day?")


def test_a_flare_runs_by_the_rule_agreed_beforehand(ruth: Stage) -> None:
    # Given what the plan asks today
    before = quota(ruth)
    # When the person declares a flare
    ruth.open("/plan/flare/").get_by_role("button", name="flare").first.click()
    assert_accessible(ruth.page)
    # Then today asks for less, and says until when
    during = quota(ruth)
    assert minutes(during) < minutes(before)
    expect(ruth.page.get_by_text("By the flare rule you agreed to.")).to_be_visible()
    # And after three days it goes on by date
    ruth.set_date(NOON + 3 * DAY)
    quota(ruth)
    expect(ruth.page.get_by_text("By the flare rule you agreed to.")).not_to_be_visible()


def test_a_worrying_sign_holds_the_plan_and_the_pages_around_it(ruth: Stage) -> None:
    # Given an answer that needs a clinician today
    page = ruth.open("/plan/safety/?kind=worry")
    page.get_by_label("Are you short of breath when you sit still?").check()
    for none in page.get_by_label("None of these").all()[1:]:
        none.check()
    for never in page.get_by_label("Never").all():
        never.check(force=True)
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_text("Your plan is on hold.")).to_be_visible()
    # When the person goes on to a new plan, or has a hard day
    ruth.open("/plan/new/")
    # Then nothing is offered but the way to get help, and nothing is asked for
    expect(page.get_by_role("heading", level=1)).to_have_text("On hold for your safety")
    expect(page.locator("main").get_by_role("button")).to_have_count(0)
    assert_accessible(page)
    expect(ruth.open("/hard-day/").get_by_text("It asks for nothing today.")).to_be_visible()
    assert_accessible(page)


def test_the_timer_stops_where_the_plan_does(ruth: Stage) -> None:
    # Given a timer for today's quota
    asked = quota(ruth)
    ruth.page.get_by_role("button", name="Start").first.click()
    expect(ruth.page).to_have_url(f"{ruth.address}/timer/")
    # When the phone is looked at again a minute after the quota has passed
    ruth.set_date(NOON + timedelta(minutes=minutes(asked) + 1))
    ruth.page.reload()
    # Then the page asks whether the person stopped about then, and notes exactly the quota
    ruth.page.get_by_role("button", name="Yes").click()
    expect(ruth.page.get_by_text("All done for today.")).to_be_visible()


def test_days_away_are_asked_about_once_and_kindly(ruth: Stage) -> None:
    # Given three days with nothing noted
    ruth.set_date(NOON + 3 * DAY)
    page = ruth.open("/today/")
    expect(page.get_by_role("heading", name="Did you do these?")).to_be_visible()
    assert_accessible(page)
    # When the person says that all went as planned
    page.get_by_role("button", name="All as planned").click()
    # Then it is noted and not asked again
    expect(page.get_by_text("Noted, thank you.")).to_be_visible()
    ruth.open("/today/")
    expect(page.get_by_role("heading", name="Did you do these?")).not_to_be_visible()


def test_at_night_nothing_is_due_now(ruth: Stage) -> None:
    # Given half past ten in the evening
    ruth.set_date(NOON + timedelta(hours=10, minutes=30))
    # When the person opens Today
    page = ruth.open("/today/")
    # Then the page is dim and asks for nothing, and the plan is folded away
    expect(page.locator("html")).to_have_attribute("data-theme", "dim")
    expect(page.get_by_role("heading", name="Nothing is due now")).to_be_visible()
    expect(page.locator(".quota-number")).not_to_be_visible()
    assert_accessible(page)


def test_every_step_of_a_day_works_without_scripts(demo_world: None, plain_stage: Stage) -> None:
    # Given a browser without scripts
    from accounts.models import Patient

    plain_stage.sign_in(Patient.objects.get(user__email="ruth@demo.example"))
    page = plain_stage.open("/today/")
    # When the person starts the timer and stops it
    page.get_by_role("button", name="Start").first.click()
    plain_stage.set_date(NOON + timedelta(minutes=4))
    page.get_by_role("button", name="Stop").first.click()
    # Then what was done is noted as a part
    plain_stage.open("/today/")
    expect(page.get_by_text("noted today")).to_be_visible()


def minutes(words: str) -> int:
    """The number before "minutes"."""
    return int(words.split(maxsplit=1)[0])
