"""Learn on a phone: the first module from end to end, coming back, reading aloud, searching."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accessibility import assert_accessible, assert_targets
from tests.journeys.stage import THEMES, Stage
from tests.journeys.voices import give_voice

if TYPE_CHECKING:
    from accounts.models import Patient

LESSON = "/learn/lesson/by-the-clock/"
LOOKS = """all => all.map(choice => [choice, choice.querySelector("input")].map(one => {
  const { borderTopColor, boxShadow, backgroundColor, appearance } = getComputedStyle(one);
  return [borderTopColor, boxShadow, backgroundColor, appearance].join();
}).join(" "))"""
"""How each answer of a check looks, so that one that was chosen can be told."""


@pytest.fixture
def sam(demo_world: None, stage: Stage) -> Stage:
    """The demo's newcomer, signed in on a phone."""
    from accounts.models import Patient

    stage.sign_in(Patient.objects.get(user__email="sam@demo.example"))
    return stage


def newcomer() -> "Patient":
    from accounts.models import Patient

    return Patient.objects.get(user__email="sam@demo.example")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def read_to_its_end(page: Page) -> None:
    """Answer what is asked, write what is wished, and say that it is read."""
    for check in page.locator("section.check").all():
        check.get_by_role("radio").first.check(force=True)
        check.get_by_role("button", name="Check").click()
        expect(check.locator(".alert")).to_be_focused()
    words = page.get_by_label("Your words")
    if words.count():
        words.fill("A walk to the shop.")
        press(page, "Keep my words")
        expect(page.locator(".said")).to_contain_text("A walk to the shop.")
    # And on paper the lesson stands without them: with boxes to tick, and lines to write on
    page.emulate_media(media="print")
    expect(page.locator(".said")).not_to_be_visible()
    expect(page.locator("p.only-print")).to_have_text("Evenstep")
    assert (
        page.locator(".own-words .lines").evaluate_all(
            "all => all.map(one => one.offsetHeight > 60)"
        )
        == [True] * page.locator(".own-words").count()
    )
    assert len(set(page.locator(".check .choice").evaluate_all(LOOKS))) == 1
    page.emulate_media(media="screen")
    press(page, "I have read this")


def test_a_patient_does_the_first_module_on_a_phone(sam: Stage) -> None:
    # Given someone new, who opens Learn from the bottom of the screen
    page = sam.open("/today/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Learn").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Learn")
    # When they go on with each lesson that is offered next
    for number in range(1, 5):
        page.locator(".card--warm a").first.click()
        expect(page.locator(".page-head .eyebrow")).to_contain_text(f"part {number} of 4")
        read_to_its_end(page)
        expect(page).to_have_url(f"{sam.address}/learn/module/welcome/")
    # Then the module is read, and the next one is a tap away
    expect(page.get_by_text("You have read this module")).to_be_visible()
    page.get_by_role("link", name="Pain that lasts").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pain that lasts")
    sam.open("/learn/")
    expect(page.locator(".path > .is-done")).to_have_count(1)


def test_every_state_of_a_lesson_can_be_used_by_all(sam: Stage) -> None:
    # Given a lesson that was answered and put in own words
    page = sam.open(LESSON)
    page.locator("section.check").get_by_role("radio").first.check(force=True)
    press(page, "Check")
    expect(page.get_by_text("The other answers")).to_be_visible()
    page.get_by_text("The other answers").click()
    page.get_by_label("Your words").fill("A walk to the shop.")
    press(page, "Keep my words")
    expect(page.get_by_text("Kept", exact=True)).to_be_visible()
    # Then it breaks no rule in any theme, and each target is large enough
    for theme in THEMES:
        sam.theme(theme)
        assert_accessible(page)
    assert_targets(page)


def test_a_field_made_larger_by_hand_can_be_sent(sam: Stage) -> None:
    # Given a text field that was pulled larger, which gives it a style of its own
    page = sam.open(LESSON)
    page.get_by_label("Your words").evaluate("field => { field.style.height = '20rem' }")
    # When it is sent, and the answer has the same field once more
    page.get_by_label("Your words").fill("A walk to the shop.")
    press(page, "Keep my words")
    # Then the browser complains of nothing
    expect(page.get_by_text("Kept", exact=True)).to_be_visible()


def test_someone_who_stops_comes_back_to_the_same_place(sam: Stage) -> None:
    # Given a lesson read up to its third heading, which the page has noted by itself
    page = sam.open(LESSON)
    with page.expect_response("**/place/") as kept:
        page.locator("h2", has_text="What stays yours").evaluate(
            "heading => scrollTo(0, heading.getBoundingClientRect().top - 100)"
        )
    assert kept.value.status == 204
    # When they come back another time
    sam.open("/learn/")
    page.locator(".card--warm a").click()
    # Then the lesson opens where they stopped
    expect(page).to_have_url(f"{sam.address}{LESSON}#part-3")
    expect(page.locator("h2", has_text="What stays yours")).to_be_in_viewport()


def test_it_is_read_aloud_with_pause_and_stop(sam: Stage) -> None:
    # Given a browser with a voice
    give_voice(sam.page, near=True)
    page = sam.open(LESSON)
    # When the person has it read, and a sentence is over
    press(page, "Read it to me")
    page.evaluate("finishSentence()")
    said = page.evaluate("said")
    assert said[0] == page.get_by_role("heading", level=1).inner_text().replace("\n", " ")
    # Then pausing keeps the place, going on says that sentence once more, and stopping ends it
    press(page, "Pause")
    press(page, "Go on")
    assert page.evaluate("said").count(said[-1]) == 2
    press(page, "Stop")
    expect(page.locator(".is-spoken")).to_have_count(0)
    expect(page.get_by_role("button", name="Read it to me")).to_be_focused()


def test_a_voice_that_lives_elsewhere_is_not_used(sam: Stage) -> None:
    give_voice(sam.page, near=False)
    page = sam.open(LESSON)
    expect(page.get_by_role("button", name="Read it to me")).not_to_be_visible()


def test_without_a_voice_nothing_offers_to_read(sam: Stage) -> None:
    sam.page.add_init_script("delete Window.prototype.speechSynthesis")
    sam.page.add_init_script("delete window.speechSynthesis")
    page = sam.open(LESSON)
    expect(page.get_by_role("button", name="Read it to me")).not_to_be_visible()


def test_what_stands_far_below_the_path_is_one_touch_away(sam: Stage) -> None:
    page = sam.open("/learn/")
    page.get_by_role("link", name="Practise", exact=True).click()
    expect(page.get_by_role("heading", name="Practise", exact=True)).to_be_in_viewport()
    page.get_by_role("link", name="Lessons", exact=True).click()
    expect(page.get_by_role("heading", name="The path")).to_be_in_viewport()
    page.get_by_role("link", name="Thought record").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your thought record")


def test_who_may_be_in_danger_is_shown_whom_to_call(sam: Stage) -> None:
    page = sam.open("/learn/")
    page.get_by_label("Search the lessons").fill("want to die")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Do you need someone now?")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Call 999")).to_be_visible()
    for theme in THEMES:
        sam.theme(theme)
        assert_accessible(page)
    assert_targets(page)


def test_a_search_leads_to_the_lesson(sam: Stage) -> None:
    page = sam.open("/learn/")
    page.get_by_label("Search the lessons").fill("seven in ten")
    page.keyboard.press("Enter")
    expect(page.locator(".found").first).to_be_visible()
    page.locator(".found a").first.click()
    expect(page.locator("article.lesson")).to_be_visible()


def test_an_offer_is_declined_once_and_for_all(sam: Stage) -> None:
    # Given a line on Today that offers a lesson
    page = sam.open("/today/")
    title = page.locator(".offer a").inner_text()
    # When it is declined
    page.locator(".offer button").click()
    # Then none is offered for the rest of the day, and Undo brings it back
    expect(page.locator(".offer")).to_have_count(0)
    press(page, "Undo")
    expect(page.locator(".offer a")).to_have_text(title)


def test_a_poor_night_brings_a_lesson_beneath_the_check_in(sam: Stage) -> None:
    page = sam.open("/diary/check-in/2026-04-07/")
    sleep = page.get_by_role("group", name="Sleep last night")
    # When last night is rated as a poor one
    sleep.get_by_role("radio", name="2", exact=True).check(force=True)
    # Then a lesson stands beneath, where it moves nothing, and goes when the rating does
    expect(page.locator("form[data-autosave] ~ div .offer a")).to_be_visible()
    assert_accessible(page)
    sleep.get_by_role("radio", name="8", exact=True).check(force=True)
    expect(page.locator(".offer")).to_have_count(0)


def test_a_lesson_works_without_scripts(demo_world: None, plain_stage: Stage) -> None:
    # Given a browser without scripts
    plain_stage.sign_in(newcomer())
    page = plain_stage.open(LESSON)
    expect(page.get_by_role("button", name="Read it to me")).not_to_be_visible()
    # When the check is answered, words are kept and the lesson is read
    page.locator("section.check").get_by_role("radio").last.check(force=True)
    press(page, "Check")
    expect(page.locator("section.check .alert")).to_be_visible()
    page.get_by_label("Your words").fill("A walk to the shop.")
    press(page, "Keep my words")
    expect(page.locator(".said")).to_contain_text("A walk to the shop.")
    press(page, "I have read this")
    # Then all of it was kept
    expect(page.get_by_text("is noted as read.")).to_be_visible()


@pytest.mark.parametrize("path", ["", "what-to-do-tonight/"])
def test_the_page_for_someone_at_home_prints_without_what_is_only_for_screens(
    demo_world: None, stage: Stage, path: str
) -> None:
    page = stage.open(f"/learn/page/for-someone-who-lives-with-you/{path}")
    page.emulate_media(media="print")
    for hidden in (".topbar", ".footer"):
        expect(page.locator(hidden)).not_to_be_visible()
    expect(page.get_by_text("Let them finish.")).to_be_visible()
