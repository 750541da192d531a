"""Every component in every state, on the page that shows them all."""

import pytest
from playwright.sync_api import expect

from tests.journeys.accessibility import (
    assert_accessible,
    assert_no_sideways_scrolling,
    assert_targets,
)
from tests.journeys.stage import THEMES, WIDTHS, Stage

pytestmark = pytest.mark.django_db(transaction=True)


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


def test_a_chart_is_drawn_when_it_comes_into_view(stage: Stage) -> None:
    page = stage.open("/gallery/")
    expect(page.locator(".main-svg")).to_have_count(0)
    page.locator("[data-chart]").scroll_into_view_if_needed()
    expect(page.locator(".main-svg").first).to_be_visible()


def test_a_chart_follows_the_theme(stage: Stage) -> None:
    page = stage.open("/gallery/")
    page.locator("[data-chart]").scroll_into_view_if_needed()
    line = page.locator(".scatterlayer .js-line").first
    expect(line).to_be_visible()
    before = line.evaluate("line => getComputedStyle(line).stroke")
    stage.theme("dark")
    expect(line).not_to_have_css("stroke", before)


def test_the_error_summary_takes_focus(stage: Stage) -> None:
    page = stage.open("/gallery/")
    expect(page.locator("[data-error-summary]")).to_be_focused()
