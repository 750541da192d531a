"""A guided practice on a phone: timings, pauses, voice, motion, and the way into the diary."""

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from tests.cast import make_patient
from tests.journeys.accessibility import (
    assert_accessible,
    assert_contrast,
    assert_no_sideways_scrolling,
    assert_targets,
)
from tests.journeys.stage import THEMES, WIDTHS, Stage
from tests.journeys.voices import give_voice

if TYPE_CHECKING:
    from accounts.models import Patient

HERE = "/learn/practice/4-7-8/"
FIRST, BEGIN = "[data-state=before] h2", "I have read this. Start"
WHOLE = 76_000  # milliseconds

AWAKE = """
  navigator.wakeLock.request = async () => {
    window.awake = true;
    return { release: async () => { window.awake = false } };
  };
"""
"""A device that tells whether its screen is kept on."""

WATCHED = """
  const wait = window.setInterval.bind(window), frame = window.requestAnimationFrame.bind(window);
  window.outOfSight = false;
  window.setInterval = (call, ...rest) =>
    wait(() => { if (!outOfSight) call() }, ...rest);
  window.requestAnimationFrame = call =>
    frame(time => (outOfSight ? requestAnimationFrame(call) : call(time)));
  Object.defineProperty(document, "hidden", { get: () => outOfSight });
  window.turnAway = away => {
    window.outOfSight = away;
    document.dispatchEvent(new Event("visibilitychange"));
  };
  addEventListener("click", ({ target }) => {
    if (!target.closest("[data-start], [data-begin]")) return;
    window.begun = Date.now();
    new MutationObserver(() => { window.ended ??= Date.now() })
      .observe(document.querySelector("[data-sum]"), { childList: true });
  }, true);
"""
"""A page out of sight whose own timers and frames stand still, as browsers may let them."""


@pytest.fixture
def alice(transactional_db: None, set_date: None) -> "Patient":
    from tests.education.practising import publish

    publish()
    return make_patient("Alice")


@pytest.fixture
def practice(stage: Stage, alice: "Patient") -> Page:
    """The page of 4-7-8, on a clock that the test moves."""
    stage.page.add_init_script(AWAKE)
    give_voice(stage.page)
    stage.page.clock.install()
    stage.sign_in(alice)
    return stage.open(HERE)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def started(page: Page, milliseconds: int = 0) -> Page:
    press(page, "Start")
    if page.locator(FIRST).is_visible():
        press(page, BEGIN)
    page.clock.run_for(milliseconds)
    return page


def minutes(page: Page) -> str:
    return page.locator("#minutes").input_value()


def test_it_ends_after_76_seconds(practice: Page) -> None:
    started(practice, WHOLE - 500)
    expect(practice.get_by_text("That was all of it.")).not_to_be_visible()
    practice.clock.run_for(1_000)
    expect(practice.get_by_role("heading", name="That was all of it.")).to_be_focused()
    assert minutes(practice) == "1:16"


@pytest.mark.parametrize(
    ("second", "step", "turn"),
    [(1, 1, 1), (3, 1, 1), (5, 2, 1), (10, 2, 1), (12, 3, 1), (18, 3, 1), (20, 1, 2), (70, 3, 4)],
)
def test_each_moment_has_its_step(practice: Page, second: int, step: int, turn: int) -> None:
    started(practice, second * 1000)
    expect(practice.locator("[data-say]")).to_contain_text(f"step {step}")
    expect(practice.locator("[data-round]")).to_have_text(f"Round {turn} of 4")


def test_after_a_sleep_it_stands_where_the_clock_does(practice: Page) -> None:
    started(practice, 20_000)
    practice.clock.fast_forward(40_000)
    practice.clock.run_for(300)
    expect(practice.locator("[data-say]")).to_contain_text("step 1")
    expect(practice.locator("[data-round]")).to_have_text("Round 4 of 4")


def test_a_sleep_beyond_the_end_ends_it_and_adds_nothing(practice: Page) -> None:
    started(practice, 20_000)
    practice.clock.fast_forward(3_600_000)
    practice.clock.run_for(300)
    expect(practice.get_by_text("That was all of it.")).to_be_visible()
    assert minutes(practice) == "1:16"


def test_a_pause_holds_it_and_it_goes_on(practice: Page) -> None:
    started(practice, 30_000)
    press(practice, "Pause")
    practice.clock.run_for(120_000)
    expect(practice.get_by_text("Paused. Go on when you like.")).to_be_visible()
    press(practice, "Go on")
    practice.clock.run_for(45_000)
    expect(practice.locator("[data-round]")).to_have_text("Round 4 of 4")
    practice.clock.run_for(2_000)
    assert minutes(practice) == "1:16"


def test_a_first_time_begins_with_what_is_to_be_known_before_it(practice: Page) -> None:
    press(practice, "Start")
    expect(practice.get_by_role("dialog").get_by_text("not on a ladder")).to_be_visible()
    practice.clock.run_for(5_000)
    press(practice, "Not now")
    press(practice, "Start")
    press(practice, BEGIN)
    expect(practice.locator("[data-say]")).to_contain_text("step 1")
    # Later it begins at once, until the words are others
    practice.reload()
    press(practice, "Start")
    expect(practice.locator("[data-say]")).to_be_visible()
    practice.evaluate("localStorage.setItem('practice:first:4-7-8', 'not in water')")
    practice.reload()
    press(practice, "Start")
    expect(practice.locator(FIRST)).to_be_focused()


@pytest.mark.parametrize("size", ["100", "200"])
def test_a_pause_moves_nothing_under_the_thumb_and_says_no_more_than_is_so(
    practice: Page, size: str
) -> None:
    practice.evaluate("void (navigator.wakeLock.request = () => Promise.reject())")
    practice.evaluate("size => document.documentElement.dataset.text = size", size)
    started(practice, 1_000)
    dark = practice.get_by_text("Your screen may go dark. The time goes on.")
    expect(dark).to_be_visible()
    running = practice.get_by_role("button", name="Pause", exact=True).bounding_box()
    press(practice, "Pause")
    expect(dark).not_to_be_visible()
    assert practice.get_by_role("button", name="Go on", exact=True).bounding_box() == running
    press(practice, "Go on")
    expect(practice.get_by_text("Paused. Go on when you like.")).not_to_be_visible()
    expect(dark).to_be_visible()


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize("size", ["100", "150", "200"])
def test_circle_words_and_both_buttons_are_on_the_screen_however_large_the_text(
    practice: Page, motion: Any, size: str
) -> None:
    practice.set_viewport_size({"width": 360, "height": 740})
    practice.emulate_media(reduced_motion=motion)
    practice.evaluate("size => document.documentElement.dataset.text = size", size)
    started(practice, 1_000)
    stop = practice.get_by_role("button", name="Stop", exact=True)
    for part in (practice.locator("[data-count]"), practice.locator("[data-say]"), stop):
        box = part.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= (740 if part is stop else 620)


def test_start_is_on_the_first_screen_of_a_phone(practice: Page) -> None:
    practice.set_viewport_size({"width": 360, "height": 740})
    box = practice.get_by_role("button", name="Start", exact=True).bounding_box()
    assert box
    assert box["y"] < 400


def test_stopped_half_way_it_counts_as_far_as_it_went(practice: Page) -> None:
    started(practice, 40_000)
    press(practice, "Stop")
    expect(practice.get_by_role("heading", name="You stopped here.")).to_be_focused()
    assert minutes(practice) in {"0:40", "0:41"}
    press(practice, "Not now")
    expect(practice.get_by_role("heading", name="Have you done it?")).to_be_focused()


def test_stopped_at_once_there_is_nothing_to_note(practice: Page) -> None:
    started(practice, 5_000)
    press(practice, "Stop")
    expect(practice.get_by_role("button", name="Start", exact=True)).to_be_visible()
    assert minutes(practice) == "1:16"


def test_after_eight_rounds_no_more_are_offered(practice: Page) -> None:
    started(practice, WHOLE + 500)
    press(practice, "Once more")
    practice.clock.run_for(WHOLE + 500)
    assert minutes(practice) == "2:32"
    expect(practice.get_by_role("button", name="Once more")).not_to_be_visible()
    practice.reload()
    expect(practice.get_by_text("That is enough in one go.")).to_be_visible()
    expect(practice.get_by_role("button", name="Start", exact=True)).not_to_be_visible()


def test_some_time_later_there_is_room_again(practice: Page) -> None:
    started(practice, WHOLE + 500)
    press(practice, "Once more")
    practice.clock.run_for(WHOLE + 500)
    practice.clock.fast_forward(1_000_000)
    practice.reload()
    expect(practice.get_by_role("button", name="Start", exact=True)).to_be_visible()


def test_words_are_announced_once_a_step_and_not_each_second(practice: Page) -> None:
    practice.evaluate(
        """() => { window.announced = 0;
          new MutationObserver(() => { announced += 1 })
            .observe(document.querySelector("[data-say]"), {childList: true}) }"""
    )
    started(practice, 18_500)
    expect(practice.locator("[data-say]")).to_have_attribute("aria-live", "polite")
    assert practice.evaluate("announced") == 3


def test_a_voice_that_lives_elsewhere_is_not_offered(practice: Page) -> None:
    give_voice(practice, near=False)
    practice.reload()
    expect(practice.get_by_label("A quiet tone at each step")).to_be_visible()
    expect(practice.get_by_label("Say the words aloud")).to_be_hidden()


def test_the_voice_is_off_until_it_is_chosen_and_stays_chosen(practice: Page) -> None:
    started(practice, 12_000)
    assert practice.evaluate("said") == []
    press(practice, "Stop")
    practice.get_by_label("Say the words aloud").check()
    practice.reload()
    expect(practice.get_by_label("Say the words aloud")).to_be_checked()
    started(practice, 12_000)
    assert [words[-6:] for words in practice.evaluate("said")] == ["step 1", "step 2", "step 3"]
    expect(practice.locator("[data-say]")).to_have_attribute("aria-live", "off")


def test_the_screen_stays_on_while_it_runs(practice: Page) -> None:
    started(practice, 1_000)
    assert practice.evaluate("awake") is True
    press(practice, "Pause")
    assert practice.evaluate("awake") is False
    press(practice, "Go on")
    practice.clock.run_for(WHOLE)
    assert practice.evaluate("awake") is False


def test_it_can_be_led_by_keys_alone(practice: Page) -> None:
    practice.get_by_role("button", name="Start", exact=True).focus()
    practice.keyboard.press("Enter")
    expect(practice.locator(FIRST)).to_be_focused()
    practice.keyboard.press("Tab")
    practice.keyboard.press("Enter")
    practice.clock.run_for(40_000)
    practice.keyboard.press("Space")
    expect(practice.get_by_text("Paused. Go on when you like.")).to_be_visible()
    practice.keyboard.press("Space")
    practice.keyboard.press("Escape")
    expect(practice.get_by_role("heading", name="You stopped here.")).to_be_focused()
    practice.keyboard.press("Escape")
    expect(practice.get_by_role("heading", name="Have you done it?")).to_be_focused()


def test_without_motion_there_are_words_and_a_bar(practice: Page) -> None:
    started(practice, 38_000)
    expect(practice.locator(".breath svg")).not_to_be_visible()
    expect(practice.get_by_role("progressbar", name="How far you are")).to_be_visible()
    assert practice.locator("[data-bar]").evaluate("bar => bar.value") == pytest.approx(0.5, 0.03)


def width(page: Page) -> float:
    box = page.locator("[data-disc]").bounding_box()
    assert box
    return float(box["width"])


def test_with_motion_the_circle_breathes(practice: Page) -> None:
    practice.emulate_media(reduced_motion="no-preference")
    started(practice, 300)
    small = width(practice)
    practice.clock.run_for(3_600)
    full = width(practice)
    assert full > 1.9 * small
    practice.clock.run_for(5_000)
    assert width(practice) == pytest.approx(full, 0.02)
    practice.clock.run_for(9_800)
    assert width(practice) == pytest.approx(small, 0.1)


@pytest.mark.parametrize("state", ["run", "held", "end"])
def test_the_player_can_be_used_by_everyone(practice: Page, stage: Stage, state: str) -> None:
    started(practice, {"run": 6_000, "held": 40_000, "end": WHOLE + 500}[state])
    if state == "held":
        press(practice, "Pause")
    assert_accessible(practice)
    for theme in THEMES:
        stage.theme(theme)
        assert_contrast(practice)
    for pixels in WIDTHS:
        stage.width(pixels)
        assert_targets(practice)
        assert_no_sideways_scrolling(practice)


def test_the_player_fits_the_narrowest_screen_with_text_twice_as_large(
    practice: Page, stage: Stage
) -> None:
    stage.width(320)
    practice.evaluate("document.documentElement.dataset.text = '200'")
    started(practice, 6_000)
    wide = practice.locator("[data-player]").evaluate("it => it.scrollWidth - it.clientWidth")
    assert wide <= 0
    practice.get_by_role("button", name="Stop", exact=True).scroll_into_view_if_needed()
    press(practice, "Stop")


def test_without_scripts_the_steps_can_be_read_and_noted(
    alice: "Patient", plain_stage: Stage
) -> None:
    from education.models import PracticeRun

    plain_stage.sign_in(alice)
    page = plain_stage.open(HERE)
    expect(page.get_by_text("step 3")).to_be_visible()
    expect(page.get_by_role("button", name="Start", exact=True)).not_to_be_visible()
    press(page, "Write it into your diary")
    expect(page.get_by_text("Noted: Breathing practice, 1 minute 16 seconds.")).to_be_visible()
    assert PracticeRun.objects.get().seconds == 76


def lasted(stage: Stage, person: "Patient", path: str, *, seconds: int) -> float:
    """Seconds from Start to the end on a slow phone, the page out of sight from half-way on."""
    stage.page.add_init_script(WATCHED)
    stage.sign_in(person)
    page = stage.open(path)
    slow = page.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    press(page, "Start")
    press(page, BEGIN)
    page.wait_for_timeout(seconds * 500)
    page.evaluate("turnAway(true)")
    page.wait_for_timeout(seconds * 500 + 1_500)
    page.evaluate("turnAway(false)")
    begun, ended = page.evaluate("[begun, ended]")
    return float(ended - begun) / 1000


def test_a_page_out_of_sight_on_a_slow_phone_ends_in_time(stage: Stage, alice: "Patient") -> None:
    from tests.education.practising import publish

    publish("even-breathing", rounds=1, steps=((2, "in"), (4, "out")))
    took = lasted(stage, alice, "/learn/practice/even-breathing/", seconds=6)
    assert took == pytest.approx(6, abs=0.5)


@pytest.mark.long
def test_4_7_8_takes_76_seconds_of_real_time(stage: Stage, alice: "Patient") -> None:
    assert lasted(stage, alice, HERE, seconds=76) == pytest.approx(76, abs=0.5)
