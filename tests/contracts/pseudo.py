"""A made-up language in which every translated text stands in ⟦brackets⟧: what has none is bare.

The texts come from the code itself while it runs: whatever is handed to gettext comes back wrapped.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.utils import formats, translation
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import trans_real

from common import languages
from tests.contracts.pages import Node

OPEN, CLOSE = "⟦", "⟧"
SPOKEN = ("alt", "title", "placeholder", "aria-label", "aria-description", "aria-valuetext")
LETTERS = re.compile(r"[^\W\d_]{2,}")
WEEKDAY_NAMES = {str(name) for names in (WEEKDAYS, WEEKDAYS_ABBR) for name in names.values()}
CONTEXT = "\x04"


class Pseudo:
    """A catalogue of every text; the weekdays are Django's, and are shown by their initial."""

    def gettext(self, message: str) -> str:
        if message in WEEKDAY_NAMES:
            return message
        return f"{OPEN}{message.rpartition(CONTEXT)[2]}{CLOSE}"

    def ngettext(self, one: str, many: str, number: Any) -> str:
        return self.gettext(one if number == 1 else many)

    def language(self) -> str:
        return "en-gb"

    to_language = language


@contextmanager
def spoken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Within, everything that is translated is wrapped."""
    pseudo = Pseudo()
    with monkeypatch.context() as patch:
        patch.setattr(trans_real, "translation", lambda _language: pseudo)
        patch.setattr(trans_real, "_default", pseudo)
        languages.forget()
        formats.reset_format_cache()
        with translation.override("en-gb"):
            yield
    translation.deactivate()  # the way out of `override` has activated the made-up language anew
    languages.forget()
    formats.reset_format_cache()


def bare_texts(page: Node, data: re.Pattern[str]) -> list[str]:
    """What a person reads or hears on a page outside brackets, once `data` is taken out."""
    whole = [*_outside(page.texts()), *_spoken(page), *_charted(page)]
    left = ((text, data.sub(" ", text)) for text in whole)
    return [" ".join(text.split()) for text, rest in left if LETTERS.search(rest)]


def _outside(texts: Iterator[str]) -> Iterator[str]:
    """What stands outside brackets; they may open in one text and close in a later one."""
    depth = 0
    for text in texts:
        kept = []
        for piece in re.split(f"([{OPEN}{CLOSE}])", text):
            if piece in {OPEN, CLOSE}:
                depth += 1 if piece == OPEN else -1
            elif depth == 0:
                kept.append(piece)
        yield " ".join(kept)


def _spoken(page: Node) -> Iterator[str]:
    for node in page.all():
        names = [*SPOKEN, "label"] if node.tag in {"optgroup", "track"} else SPOKEN
        for name in names:
            yield from _outside(iter([node.get(name)]))
        if node.tag == "input" and node.get("type") in {"submit", "button"}:
            yield from _outside(iter([node.get("value")]))
        if node.tag == "meta" and node.get("name") == "description":
            yield from _outside(iter([node.get("content")]))


def _charted(page: Node) -> Iterator[str]:
    """Sentences in the data of charts."""
    for script in page.all("script"):
        if script.get("type") == "application/json":
            for value in _strings(json.loads(script.text())):
                yield from (text for text in _outside(iter([value])) if _a_sentence(text))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _a_sentence(text: str) -> bool:
    return " " in text.strip() and not text.startswith(("rgb", "%{"))
