"""The watch over the journeys sees what it is there to see."""

import pytest
from playwright.sync_api import Error

from tests.journeys.accessibility import (
    assert_accessible,
    assert_no_sideways_scrolling,
    assert_targets,
)
from tests.journeys.stage import Stage

PUBLIC = "/how-your-diary-feeds-your-plan/"


def seen(stage: Stage, words: str) -> bool:
    """Whether a complaint holds `words`; it is then forgiven."""
    found = any(words in complaint for complaint in stage.watch.unexpected())
    stage.watch.expect(words)
    return found


def test_a_breach_of_the_content_policy_is_seen(stage: Stage) -> None:
    page = stage.open(PUBLIC)
    page.evaluate(
        "() => document.head.append(Object.assign("
        "document.createElement('script'), {textContent: '1'}))"
    )
    assert seen(stage, "Content Security Policy")


def test_a_request_that_leaves_this_machine_is_seen_and_goes_nowhere(stage: Stage) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        stage.page.goto("http://elsewhere.example/")
    assert seen(stage, "a request left this machine: http://elsewhere.example/")


def test_an_error_in_a_script_is_seen(stage: Stage) -> None:
    page = stage.open(PUBLIC)
    page.evaluate("() => setTimeout(() => { throw new Error('broken') })")
    page.wait_for_timeout(50)
    assert seen(stage, "broken")


def test_a_page_that_is_not_there_is_seen(stage: Stage) -> None:
    stage.open("/nowhere/")
    assert seen(stage, "404")


def test_a_picture_without_words_is_not_accessible(stage: Stage) -> None:
    page = stage.open(PUBLIC)
    page.evaluate("() => document.querySelector('main').append(new Image(20, 20))")
    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(page)


def test_a_small_button_is_not_accessible(stage: Stage) -> None:
    page = stage.open(PUBLIC)
    page.evaluate(
        "() => { const small = document.createElement('button'); small.textContent = 'x';"
        "small.style.all = 'revert'; document.querySelector('main').append(small) }"
    )
    with pytest.raises(AssertionError, match="small targets"):
        assert_targets(page)


def test_a_wide_table_makes_the_page_scroll_sideways(stage: Stage) -> None:
    page = stage.open(PUBLIC)
    page.evaluate("() => { document.querySelector('main').style.width = '2000px' }")
    with pytest.raises(AssertionError, match="wider than the screen"):
        assert_no_sideways_scrolling(page)
