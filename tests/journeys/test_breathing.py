"""A bad night on a phone: a few breaths by the clock, and they stand in the diary."""

from playwright.sync_api import expect

from tests.journeys.accessibility import assert_accessible
from tests.journeys.stage import Stage


def test_a_few_breaths_at_night_stand_in_the_diary(demo_world: None, stage: Stage) -> None:
    # Given Ruth, awake, with the list of practices
    from accounts.models import Patient

    stage.page.clock.install()
    stage.sign_in(Patient.objects.get(user__email="ruth@demo.example"))
    page = stage.open("/learn/practice/")
    # When she chooses 4-7-8, sees the gentler one, and takes that
    page.get_by_role("link", name="4\u20117\u20118 breathing").click()
    page.get_by_role("link", name="4\u20110\u20116 breathing, the gentler one").first.click()
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("button", name="I have read this. Start").click()
    assert_accessible(page)
    page.clock.run_for(80_500)
    # And writes it down with one tap
    page.get_by_role("dialog").get_by_role("button", name="Write it into your diary").click()
    expect(page.get_by_text("Noted: Breathing practice, 1 minute 20 seconds.")).to_be_visible()
    # Then it stands in her week, and no plan has changed
    stage.open("/diary/")
    expect(page.get_by_text("Breathing practice").first).to_be_visible()
