"""Every page of the table can be used by everyone, in every theme and at every width."""

from collections.abc import Iterator

import pytest
from django.urls import URLResolver, get_resolver

from tests.journeys.accessibility import (
    assert_accessible,
    assert_contrast,
    assert_no_sideways_scrolling,
    assert_targets,
)
from tests.journeys.pages import ACTIONS, PAGES, PageSeen
from tests.journeys.stage import THEMES, WIDTHS, Stage

ALLAUTHS = ("account_", "mfa_", "usersessions_")

EVERYONE = ("nobody", "ruth", "sam", "bob")

EDITORS = "editor/"

of_each = pytest.mark.parametrize("who", EVERYONE)


def pages_of(who: str) -> list[PageSeen]:
    """What that person sees, in the order of the days it is seen on."""
    return sorted((page for page in PAGES if page.who == who), key=lambda page: page.days_later)


@of_each
def test_every_page_can_be_used_by_everyone(
    demo_world: None, who: str, stage: Stage, subtests: pytest.Subtests
) -> None:
    for seen in pages_of(who):
        with subtests.test(seen.name):
            stage.width(WIDTHS[0])
            page = seen.visit(stage)
            stage.theme(THEMES[0])
            assert_accessible(page)
            for theme in THEMES[1:]:
                stage.theme(theme)
                assert_contrast(page)
            for width in WIDTHS:
                stage.width(width)
                assert_targets(page)
                assert_no_sideways_scrolling(page)


@pytest.mark.long  # the plain page's one heading is also looked for without a browser
@of_each
def test_every_page_reads_without_scripts(
    demo_world: None, who: str, plain_stage: Stage, subtests: pytest.Subtests
) -> None:
    for seen in pages_of(who):
        with subtests.test(seen.name):
            assert seen.visit(plain_stage).locator("h1").count() == 1


def test_the_pages_of_everyone_are_all_pages() -> None:
    assert {page.who for page in PAGES} == set(EVERYONE)


def addresses(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """The names of all addresses below `resolver`; allauth's, and the editors', have own tests."""
    for entry in resolver.url_patterns:
        if str(entry.pattern) == EDITORS:
            continue
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from addresses(entry, inner)
        elif not entry.lookup_str.startswith("allauth.") and entry.name:
            yield f"{space}{entry.name}"


def test_every_address_is_a_page_of_the_table_or_an_action() -> None:
    ours = {name for name in addresses(get_resolver()) if not name.startswith(ALLAUTHS)}
    shown = {seen.address for seen in PAGES if not seen.address.startswith(ALLAUTHS)}
    assert ours == shown | ACTIONS
    assert not shown & ACTIONS


@pytest.mark.long
@pytest.mark.usefixtures("demo_world")
@of_each
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_can_be_used_by_everyone_in_every_combination(
    who: str, theme: str, width: int, stage: Stage, subtests: pytest.Subtests
) -> None:
    stage.width(width)
    for seen in pages_of(who):
        with subtests.test(seen.name):
            page = seen.visit(stage)
            stage.theme(theme)
            assert_accessible(page)
