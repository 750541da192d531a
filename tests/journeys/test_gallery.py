"""Every component in every state, on the page that shows them all."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.accessibility import (
    assert_accessible,
    assert_no_sideways_scrolling,
    assert_targets,
)
from tests.journeys.pages import BY_NAME
from tests.journeys.stage import THEMES, WIDTHS, Stage

pytestmark = pytest.mark.django_db(transaction=True)

PICTURE, FIELD = ".sketch-data", "[data-chart-field]"
DRAWN_DOT = """
    place => {
        const dots = document.querySelector(".sketch-dots");
        const [, x, y] = [...dots.getAttribute("d").matchAll(/M(\\d+) (\\d+)/g)].at(place);
        const on = new DOMPoint(x, y).matrixTransform(dots.getScreenCTM());
        return [on.x, on.y];
    }
"""


@pytest.mark.parametrize("theme", THEMES)
def test_every_component_can_be_used_by_everyone(stage: Stage, theme: str) -> None:
    page = stage.open("/gallery/")
    stage.theme(theme)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert_accessible(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_component_fits_its_screen(stage: Stage, width: int) -> None:
    stage.width(width)
    page = stage.open("/gallery/")
    assert_targets(page)
    assert_no_sideways_scrolling(page)


def test_every_component_fits_the_narrowest_screen_with_text_twice_as_large(stage: Stage) -> None:
    stage.width(320)
    page = stage.open("/gallery/")
    page.evaluate("document.documentElement.dataset.text = '200'")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert_no_sideways_scrolling(page)


def test_a_chart_is_a_picture_until_it_is_touched(stage: Stage) -> None:
    page = stage.open("/gallery/")
    expect(page.locator(PICTURE)).to_be_visible()
    expect(page.locator(".main-svg")).to_have_count(0)
    page.locator(FIELD).click(position={"x": 3, "y": 3})
    expect(page.locator(".main-svg").first).to_be_visible()
    expect(page.locator(PICTURE)).to_be_hidden()


def test_a_thumb_that_scrolls_over_a_chart_loads_nothing(stage: Stage) -> None:
    page = stage.open("/gallery/")
    field = page.locator(FIELD)
    for kind in ("pointerenter", "pointerdown", "pointercancel"):
        field.dispatch_event(kind, {"pointerType": "touch"})
    expect(page.locator("script[src*=plotly]")).to_have_count(0)


def test_a_touched_dot_says_what_it_is(demo_world: None, stage: Stage) -> None:
    page = BY_NAME["progress"].visit(stage)
    page.locator(FIELD).scroll_into_view_if_needed()
    page.mouse.move(*page.evaluate(DRAWN_DOT, 5))
    expect(page.locator(".hovertext")).to_have_text(re.compile(r"^\d+ \w+: \d+ minutes$"))


def test_plotly_draws_where_the_picture_was(stage: Stage) -> None:
    page = stage.open("/gallery/")
    page.locator(FIELD).click(position={"x": 3, "y": 3})
    dot = page.locator(".scatterlayer .point").last
    expect(dot).to_be_visible()
    box = dot.bounding_box()
    assert box
    centre = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    assert centre == pytest.approx(page.evaluate(DRAWN_DOT, -1), abs=1)


def test_a_chart_follows_the_theme(stage: Stage) -> None:
    page = stage.open("/gallery/")
    page.locator(FIELD).click(position={"x": 3, "y": 3})
    expect(page.locator(".main-svg").first).to_be_visible()
    line = page.locator(".sketch-dots").first
    before = line.evaluate("line => getComputedStyle(line).stroke")
    stage.theme("dark")
    expect(page.locator(".main-svg")).to_have_count(0)
    expect(page.locator(PICTURE)).to_be_visible()
    expect(line).not_to_have_css("stroke", before)


def test_a_chart_stays_a_picture_until_plotly_can_be_had(stage: Stage) -> None:
    page = stage.open("/gallery/")
    stage.watch.expect("ERR_FAILED")
    page.route("**/plotly-basic*", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.locator(FIELD).click(position={"x": 3, "y": 3})
    expect(page.locator(PICTURE)).to_be_visible()
    page.unroute("**/plotly-basic*")
    page.locator(FIELD).click(position={"x": 9, "y": 9})
    expect(page.locator(".main-svg").first).to_be_visible()


def test_what_is_to_be_copied_is_copied_by_its_button(stage: Stage) -> None:
    stage.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = stage.open("/gallery/")
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_text("Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("The secret address").input_value()


def test_the_error_summary_takes_focus(stage: Stage) -> None:
    page = stage.open("/gallery/")
    expect(page.locator("[data-error-summary]")).to_be_focused()
