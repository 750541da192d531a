"""What is worked out once in each language and kept: words of dates and amounts, parts of pages."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, ParamSpec, TypeVar

from django.utils.translation import get_language

Given = ParamSpec("Given")
Found = TypeVar("Found")

FORGET: Final[list[Callable[[], None]]] = []
"""Empties what is kept, one call for each function."""


def once_in_each_language(
    *, most: int
) -> Callable[[Callable[Given, Found]], Callable[Given, Found]]:
    """Keep the latest `most` answers of a function of hashable values. It may read the language of
    the reader, and nothing else that changes.
    """

    def keeping(function: Callable[Given, Found]) -> Callable[Given, Found]:
        @lru_cache(maxsize=most)
        def kept(_language: str | None, *values: Given.args, **named: Given.kwargs) -> Found:
            return function(*values, **named)

        @wraps(function)
        def asked(*values: Given.args, **named: Given.kwargs) -> Found:
            return kept(get_language(), *values, **named)  # type: ignore[arg-type]  # hashable

        FORGET.append(kept.cache_clear)
        return asked

    return keeping


def forget() -> None:
    """Empty everything that is kept, as where the words of a language change."""
    for empty in FORGET:
        empty()
