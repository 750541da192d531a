"""Read in other ways: in very large text, on paper, in the system's own colours."""

import pytest

from tests.journeys.pages import BY_NAME
from tests.journeys.stage import WIDTHS, Stage

COLOUR = "() => getComputedStyle(document.body).color"
RING = "() => getComputedStyle(document.querySelector('.dot:not(.dot--done)')).borderTopColor"
BLACK = "rgb(0, 0, 0)"
SHOW_STOP = """() => {
  for (const each of document.querySelectorAll("[data-timer] > [data-state]"))
    each.hidden = each.dataset.state !== "stop";
}"""
BARS = """() => [".topbar", ".mainnav"].reduce(
  (sum, bar) => sum + document.querySelector(bar).getBoundingClientRect().height, 0)"""


@pytest.mark.parametrize("name", ["today", "plan", "progress", "agree"])
@pytest.mark.parametrize("width", [960, 1280])
def test_text_of_twice_the_size_leaves_each_card_wide_enough_to_read(
    demo_world: None, stage: Stage, name: str, width: int
) -> None:
    stage.width(width)
    page = BY_NAME[name].visit(stage)
    page.evaluate("() => document.documentElement.dataset.text = '200'")
    for card in page.locator("main .card:visible").all():
        box = card.bounding_box()
        assert box
        assert box["width"] > 400


@pytest.mark.parametrize("size", ["150", "200"])
def test_very_large_text_on_a_phone_leaves_the_first_screen_to_the_page(
    demo_world: None, stage: Stage, size: str
) -> None:
    stage.width(WIDTHS[0])
    page = BY_NAME["today"].visit(stage)
    page.evaluate("size => document.documentElement.dataset.text = size", size)
    assert page.evaluate(BARS) < 180


@pytest.mark.parametrize("width", WIDTHS)
def test_stop_fills_the_screen(demo_world: None, stage: Stage, width: int) -> None:
    page = BY_NAME["timer"].visit(stage)
    stage.width(width)
    page.evaluate(SHOW_STOP)
    box, view = page.locator(".timer--stop").bounding_box(), page.viewport_size
    assert box
    assert view
    assert (box["width"], round(box["y"] + box["height"])) == (view["width"], view["height"])


def test_a_chart_needs_no_script(demo_world: None, plain_stage: Stage) -> None:
    page = BY_NAME["progress"].visit(plain_stage)
    assert page.locator(".chart figcaption").is_visible()
    assert page.locator(".sketch-data").is_visible()


def test_paper_is_black_on_white_where_the_screen_is_dark(demo_world: None, stage: Stage) -> None:
    page = BY_NAME["today"].visit(stage)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(COLOUR) == BLACK


def test_an_open_day_keeps_its_ring_in_the_systems_own_colours(
    demo_world: None, stage: Stage
) -> None:
    page = BY_NAME["today"].visit(stage)
    page.emulate_media(forced_colors="active", color_scheme="light")
    assert page.evaluate(RING) == BLACK
