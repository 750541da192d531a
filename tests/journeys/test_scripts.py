"""What each script does for a person, on a page made for it (static/js/README.md)."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Page, expect

from tests.journeys.made import MadePage
from tests.journeys.watch import Watch

START = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)


@pytest.fixture
def made(page: Page, address: str) -> MadePage:
    return MadePage(page, address)


def scale(value: int | None = None, *, saved: bool = False) -> str:
    facts = {"name": "sleep", "label": "Sleep", "low": "bad", "high": "good"}
    return render_to_string("components/scale.html", facts | {"value": value, "saved": saved})


def stand_still(made: MadePage) -> None:
    """Only what a test lets pass on the page's clock goes by, however slow the machine is."""
    made.page.clock.install(time=START - timedelta(seconds=1))
    made.page.clock.pause_at(START)


def timer(state: str = "run", *, gone: int = 0, target: int | None = 480, **more: object) -> str:
    """The timer as the server shows it `gone` seconds after the start."""
    now = START + timedelta(seconds=gone)
    facts = {
        "state": state, "run_id": "run-1", "title": "Walking", "now": now, "started_at": START,
        "paused_at": None, "paused_seconds": 0, "target_seconds": target, "close_url": "/today/",
        "target_words": "8 minutes" if target else "", "stop_words": "14.08", "rest_until": None,
        "next_fields": {},
    }  # fmt: skip
    return render_to_string("components/timer.html", {"timer": SimpleNamespace(**facts | more)})


def test_a_touched_answer_is_saved_at_once(made: MadePage) -> None:
    page = made.open(made.form(scale(), "data-autosave"), "autosave")
    page.get_by_role("radio", name="7").check()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    assert "sleep" in made.posts[0]
    assert "7" in made.posts[0]


def test_an_answer_that_did_not_arrive_says_so(made: MadePage, watch: Watch) -> None:
    watch.expect("Failed to load resource")
    page = made.open(made.form(scale(), "data-autosave"), "autosave")
    page.route("**/made/", lambda route: route.abort("internetdisconnected"))
    page.get_by_role("radio", name="7").check()
    expect(page.get_by_text("Not saved yet")).to_be_visible()


def test_an_answer_that_waited_is_given_again_after_signing_in(
    made: MadePage, watch: Watch
) -> None:
    watch.expect("Failed to load resource")
    form = made.form(scale() + "<button>Done</button>", 'data-autosave data-draft="a:day"')
    page = made.open(form, "forms", "autosave")
    page.route("**/made/", lambda route: route.abort("internetdisconnected"))
    page.get_by_role("radio", name="7").check()
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    page.evaluate("document.forms[0].dispatchEvent(new Event('submit', {bubbles: true}))")
    page.unroute("**/made/")
    page = made.open(form, "forms", "autosave")
    expect(page.get_by_role("radio", name="7")).to_be_checked()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def test_the_last_touch_is_the_one_that_is_kept(made: MadePage) -> None:
    page = made.open(made.form(scale(), "data-autosave"), "autosave")
    for number in ("2", "9", "4"):
        page.get_by_role("radio", name=number).check()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    page.wait_for_function("document.querySelector('[data-state=saved]')")
    assert "4" in made.posts[-1].split("sleep")[-1]


def test_what_was_saved_is_what_the_page_showed_from_then_on(made: MadePage) -> None:
    hidden = '<input type="hidden" name="shown-sleep" value="">'
    page = made.open(made.form(hidden + scale(), "data-autosave"), "autosave")
    page.get_by_role("radio", name="7").check()
    expect(page.locator("[name=shown-sleep]")).to_have_value("7")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("[name=shown-sleep]")).to_have_value("")


def test_a_draft_keeps_an_address_and_never_a_password_or_a_code(made: MadePage) -> None:
    fields = """<input type="email" name="email" aria-label="E-mail">
        <input type="password" name="password" aria-label="Password">
        <input type="text" name="code" autocomplete="one-time-code" aria-label="Code">"""
    page = made.open(made.form(fields, 'data-draft="None:signup"'), "forms")
    for name in ("E-mail", "Password", "Code"):
        page.get_by_label(name).fill("a@example.org")
    kept = page.evaluate("sessionStorage.getItem('draft:None:signup')")
    assert (kept.count("a@example.org"), "email" in kept) == (1, True)


def test_an_answer_is_taken_back_with_one_touch(made: MadePage) -> None:
    page = made.open(made.form(scale(7, saved=True), "data-autosave"), "autosave")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("input:checked")).to_have_count(0)
    page.wait_for_timeout(100)
    assert "clear" in made.posts[0]
    assert "sleep" in made.posts[0]


def test_a_form_pressed_twice_is_sent_once(made: MadePage) -> None:
    page = made.open(made.form("<button>Save</button>"), "forms")
    page.evaluate("const save = document.querySelector('button'); save.click(); save.click()")
    page.wait_for_timeout(200)
    assert len(made.posts) == 1


def test_a_half_written_note_survives_a_reload(made: MadePage) -> None:
    body = made.form('<textarea name="note" aria-label="Note"></textarea>', 'data-draft="a:note"')
    page = made.open(body, "forms")
    page.get_by_label("Note").fill("Tea with Mo.")
    page.reload()
    expect(page.get_by_label("Note")).to_have_value("Tea with Mo.")


def test_a_draft_is_not_shown_to_somebody_else(made: MadePage) -> None:
    note = '<textarea name="note" aria-label="Note"></textarea>'
    made.open(made.form(note, 'data-draft="alice:note"'), "forms")
    made.page.get_by_label("Note").fill("Mine.")
    page = made.open(made.form(note, 'data-draft="bob:note"'), "forms")
    expect(page.get_by_label("Note")).to_have_value("")


def test_signing_out_forgets_every_draft(made: MadePage) -> None:
    note = made.form('<textarea name="note" aria-label="Note"></textarea>', 'data-draft="a:note"')
    leave = made.form("<button>Sign out</button>", "data-forget")
    page = made.open(note + leave, "forms")
    page.get_by_label("Note").fill("Mine.")
    page.get_by_role("button", name="Sign out").click()
    assert page.evaluate("Object.keys(sessionStorage).length") == 0


def test_the_timer_says_stop_at_the_quota(made: MadePage) -> None:
    stand_still(made)
    page = made.open(timer(gone=470), "alarm", "timer")
    expect(page.locator("[data-time]")).to_have_text("0:10")
    page.clock.run_for(11_000)
    expect(page.get_by_role("heading", name="Stop")).to_be_focused()


def test_a_quota_that_passed_unseen_is_asked_about(made: MadePage) -> None:
    stand_still(made)
    page = made.open(timer(gone=400), "alarm", "timer")
    page.clock.run_for(1_000)
    page.clock.fast_forward(600_000)
    page.clock.run_for(500)
    expect(page.get_by_text("Did you stop about then?")).to_be_visible()


def test_a_timer_that_had_said_stop_says_so_again_after_a_reload(made: MadePage) -> None:
    stand_still(made)
    made.open(timer(gone=478), "alarm", "timer")
    made.page.clock.run_for(4_000)
    page = made.open(timer("late", gone=900), "alarm", "timer")
    expect(page.get_by_role("heading", name="Stop")).to_be_visible()


def test_a_pause_holds_the_time(made: MadePage) -> None:
    stand_still(made)
    paused = START + timedelta(seconds=60)
    page = made.open(timer(gone=90, paused_at=paused), "alarm", "timer")
    page.clock.run_for(30_000)
    expect(page.locator("[data-time]")).to_have_text("7:00")


def test_pauses_before_are_taken_off(made: MadePage) -> None:
    stand_still(made)
    page = made.open(timer(gone=90, paused_seconds=30), "alarm", "timer")
    expect(page.locator("[data-time]")).to_have_text("7:00")


def test_a_try_out_counts_up_and_never_says_stop(made: MadePage) -> None:
    stand_still(made)
    page = made.open(timer(gone=70, target=None), "alarm", "timer")
    page.clock.run_for(5_000)
    expect(page.locator("[data-time]")).to_have_text("1:15")


def test_a_rest_counts_down_to_the_next_part(made: MadePage) -> None:
    stand_still(made)
    page = made.open(timer("rest", rest_until=START + timedelta(seconds=5)), "alarm", "timer")
    page.clock.run_for(6_000)
    expect(page.get_by_role("heading", name="You have rested")).to_be_visible()


def test_the_browsers_time_zone_is_filled_in(made: MadePage) -> None:
    page = made.open('<input data-zone aria-label="Zone"><b data-zone-name></b>', "zone")
    expect(page.get_by_label("Zone")).to_have_value("Europe/London")
    expect(page.locator("[data-zone-name]")).to_have_text("Europe/London")


def test_a_time_zone_that_was_chosen_stays(made: MadePage) -> None:
    page = made.open('<input data-zone value="Asia/Tokyo" aria-label="Zone">', "zone")
    expect(page.get_by_label("Zone")).to_have_value("Asia/Tokyo")


def test_a_theme_is_shown_as_soon_as_it_is_touched(made: MadePage) -> None:
    choice = '<p data-look="theme"><label><input type="radio" name="t" value="dim">Dim</label></p>'
    page = made.open(choice, "theme")
    page.get_by_label("Dim").check()
    expect(page.locator("html")).to_have_attribute("data-theme", "dim")
