"""What the product says shames nobody, promises nothing and does not shout."""

import re

import pytest

from tests.house.messages import messages

SHAME = re.compile(r"\b(fail(ed|ure)?|missed|should|streak|lazy|compliance)\b", re.IGNORECASE)
PROMISE = re.compile(
    r"\b(cures?|heals?|therapy|treats?|treatment|pain[- ]free|proven|desensiti[sz]e|rewire"
    r"|less pain|reduces? (your )?pain|prescribed?)\b",
    re.IGNORECASE,
)
DENIALS = re.compile(r"does not (diagnose or )?treat|not promise less pain", re.IGNORECASE)


def test_there_are_sentences_to_read() -> None:
    assert sum(1 for _message in messages()) > 500


@pytest.mark.parametrize("banned", [SHAME, PROMISE], ids=["shame", "promise"])
def test_no_sentence_shames_or_promises(banned: re.Pattern[str]) -> None:
    found = [
        f"{where}: {text}" for text, where in messages() if banned.search(DENIALS.sub("", text))
    ]
    assert not found, "\n".join(found)


def test_no_sentence_shouts() -> None:
    found = [f"{where}: {text}" for text, where in messages() if "!" in text]
    assert not found, "\n".join(found)
