"""`make screens`: a picture of every page, in each theme and at each width, in screenshots/."""

import pytest
from playwright.sync_api import Page

from scripts.assets import ROOT
from tests.journeys.pages import PAGES, PageSeen
from tests.journeys.stage import THEMES, WIDTHS, Stage

FOLDER = ROOT / "screenshots"
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def unfold(page: Page) -> None:
    """Make the screen as high as the page, so that what sticks to its edge is drawn there."""
    height = page.evaluate("() => document.documentElement.scrollHeight")
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})


@pytest.mark.parametrize("seen", PAGES, ids=lambda seen: seen.name)
def test_a_page_is_drawn_in_every_theme_and_width(
    demo_world: None, seen: PageSeen, stage: Stage
) -> None:
    for width in WIDTHS:
        stage.width(width)
        page = seen.visit(stage)
        page.wait_for_load_state("networkidle")
        unfold(page)
        for theme in THEMES:
            stage.theme(theme)
            page.evaluate(TWO_FRAMES)
            page.screenshot(path=FOLDER / f"{seen.name}-{theme}-{width}.png")
