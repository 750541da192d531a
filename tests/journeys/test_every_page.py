"""Every page of the table can be used by everyone, in every theme and at every width."""

import pytest

from tests.journeys.accessibility import (
    assert_accessible,
    assert_contrast,
    assert_no_sideways_scrolling,
    assert_targets,
)
from tests.journeys.pages import PAGES, PageSeen
from tests.journeys.stage import THEMES, WIDTHS, Stage

every_page = pytest.mark.parametrize("seen", PAGES, ids=lambda seen: seen.name)


@every_page
def test_a_page_can_be_used_by_everyone(demo_world: None, seen: PageSeen, stage: Stage) -> None:
    page = seen.visit(stage)
    assert_accessible(page)
    for theme in THEMES:
        stage.theme(theme)
        assert_contrast(page)
    for width in WIDTHS:
        stage.width(width)
        assert_targets(page)
        assert_no_sideways_scrolling(page)


@every_page
def test_a_page_reads_without_scripts(demo_world: None, seen: PageSeen, plain_stage: Stage) -> None:
    page = seen.visit(plain_stage)
    assert page.locator("h1").count() == 1


@pytest.mark.long
@every_page
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_can_be_used_by_everyone_in_every_combination(
    demo_world: None, seen: PageSeen, theme: str, width: int, stage: Stage
) -> None:
    stage.width(width)
    page = seen.visit(stage)
    stage.theme(theme)
    assert_accessible(page)
