"""From nothing to a plan, over the pages alone."""

from pacing.models import Chapter, Plan
from tests.pacing_pages.answers import NOTHING
from tests.pacing_pages.browser import Browser


def test_a_person_comes_to_a_plan_that_starts_with_five_minutes(browser: Browser) -> None:
    browser.open("pacing:activity").send(choice="idea:walking", name=None)
    assert browser.path == "/plan/safety/"
    browser.send(**NOTHING)
    assert browser.path.endswith("/trials/")
    browser.send(act="five")
    for step in ("goal", "pace", "days", "parts", "flare"):
        assert browser.path.endswith(f"/build/{step}/")
        browser.send()
    assert "I agree" in browser.text
    browser.send(answer="agree")
    assert browser.path == "/today/"
    assert Plan.objects.get().state == "ACTIVE"
    assert Chapter.objects.get().baseline == 300


def test_a_person_comes_to_a_plan_over_three_tries(browser: Browser) -> None:
    browser.open("pacing:activity").send(choice="idea:walking", name=None)
    browser.send(**NOTHING)
    for day, minutes in (("2026-04-05", "11"), ("2026-04-06", "9"), ("2026-04-07", "10")):
        browser.send(act="log", amount=minutes, on=day)
    browser.send(act="use")
    for step in ("start", "goal", "pace", "days", "parts", "flare"):
        assert browser.path.endswith(f"/build/{step}/")
        browser.send()
    browser.send(answer="agree")
    chapter = Chapter.objects.get()
    assert (chapter.baseline, chapter.goal, chapter.measured) == (600, None, True)
