"""Read in other ways: in very large text, on paper, in the system's own colours."""

import pytest

from tests.journeys.pages import PAGES
from tests.journeys.stage import Stage

BY_NAME = {seen.name: seen for seen in PAGES}
COLOUR = "() => getComputedStyle(document.body).color"
RING = "() => getComputedStyle(document.querySelector('.dot:not(.dot--done)')).borderTopColor"
BLACK = "rgb(0, 0, 0)"


@pytest.mark.parametrize("name", ["today", "plan", "progress", "agree"])
@pytest.mark.parametrize("width", [960, 1280])
def test_text_of_twice_the_size_leaves_each_card_wide_enough_to_read(
    demo_world: None, stage: Stage, name: str, width: int
) -> None:
    stage.width(width)
    page = BY_NAME[name].visit(stage)
    page.evaluate("() => document.documentElement.dataset.text = '200'")
    for card in page.locator("main .card").all():
        box = card.bounding_box()
        assert box
        assert box["width"] > 400


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
