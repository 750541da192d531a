"""The pages for what went wrong stand when little else does."""

import pytest
from django.template.loader import render_to_string

ERRORS = ("400", "403", "403_csrf", "404", "500")


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_page_needs_no_context(error: str) -> None:
    shown = render_to_string(f"{error}.html")
    assert shown.count("<h1>") == 1
    assert "<title></title>" not in shown


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_page_leads_back_and_to_help(error: str) -> None:
    shown = render_to_string(f"{error}.html")
    assert "Back to the start" in shown
    assert "Get help" in shown


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_page_blames_nobody(error: str) -> None:
    shown = render_to_string(f"{error}.html").lower()
    words = shown[shown.index("<main") : shown.index("</main")]
    assert not any(word in words for word in ("failed", "invalid", "illegal", "!", "you should"))
