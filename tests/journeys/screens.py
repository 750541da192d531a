"""`make screens`: a picture of every page, in each theme and at each width, in screenshots/."""

import pytest

from scripts.assets import ROOT
from tests.journeys.pages import PAGES, PageSeen
from tests.journeys.stage import THEMES, WIDTHS, Stage

FOLDER = ROOT / "screenshots"


@pytest.mark.parametrize("seen", PAGES, ids=lambda seen: seen.name)
def test_a_page_is_drawn_in_every_theme_and_width(
    seen: PageSeen, stage: Stage, demo_world: None
) -> None:
    page = seen.visit(stage)
    for theme in THEMES:
        stage.theme(theme)
        for width in WIDTHS:
            stage.width(width)
            page.screenshot(path=FOLDER / f"{seen.name}-{theme}-{width}.png", full_page=True)
