"""Words that people type and our texts may not use: `synonyms.toml`, read once.

A word or phrase of a group finds the group's texts by their keys. Some groups are a call for help.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "synonyms.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """`words` as in the file; `texts` are keys, the best first; `help` where it may be urgent."""

    words: tuple[str, ...]
    texts: tuple[str, ...]
    help: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word looked for, or a phrase that belongs to a group; `said` is how it was typed.

    `standing` finds it in a text: a phrase of a group as it is, other words by their beginning.
    """

    said: str
    standing: re.Pattern[str]
    group: Group | None = None

    @property
    def calls_for_help(self) -> bool:
        return self.group is not None and self.group.help


@cache
def groups() -> tuple[Group, ...]:
    """Those of the file, in its order."""
    return tuple(
        Group(words=tuple(each["words"]), texts=tuple(each["texts"]), help=each.get("help", False))
        for each in _file()["groups"]
    )


def terms(words: Sequence[str]) -> list[Term]:
    """The words of a search, those that belong together as one."""
    words = [_as_here(word) for word in words]
    found: list[Term] = []
    number = 0
    for first, last, term in _phrases(words):
        found += map(_plain, words[number:first])
        found.append(term)
        number = last
    return found + list(map(_plain, words[number:]))


def whole_words() -> Iterator[str]:
    """Words of the groups that are written out and stand alone, for the help with spelling."""
    yield from (word for group in groups() for word in group.words if re.fullmatch(r"\w+", word))


def _phrases(words: Sequence[str]) -> Iterator[tuple[int, int, Term]]:
    """What belongs to a group, the longest first: the words it begins and ends with, and itself."""
    spread = [_spread(word) for word in words]
    ends = [len(" ".join(spread[: number + 1])) for number in range(len(spread))]
    pattern, known = _any_phrase()
    number = 0
    for match in pattern.finditer(" ".join(spread)):
        first = next(place for place, end in enumerate(ends) if end > match.start())
        last = next(place for place, end in enumerate(ends) if end >= match.end()) + 1
        if first < number:
            continue  # both lie in one word with a hyphen
        number = last
        word, group = known[match.lastindex or 0]
        said = " ".join(words[first:last])
        yield first, last, Term(said=said, standing=_standing(word), group=group)


@cache
def _any_phrase() -> tuple[re.Pattern[str], dict[int, tuple[str, Group]]]:
    """A pattern for all of them at once, and which of its parts is which."""
    each = [(word, group) for group in groups() for word in group.words]
    each.sort(key=lambda one: len(one[0]), reverse=True)
    parts = [re.escape(_spread(word)).replace(r"\*", "[^ ]*") for word, _ in each]
    whole = "|".join(f"({part})" for part in parts)
    return re.compile(rf"(?<![^ ])(?:{whole})(?![^ ])"), dict(enumerate(each, 1))


def _standing(word: str) -> re.Pattern[str]:
    """A phrase of a group in a text: its own words, in the plural too, and nothing longer."""
    spaced = re.escape(word).replace(r"\ ", r"[\s-]+").replace(r"\*", r"\w*")
    return re.compile(rf"\b{spaced}(?:s|es)?\b")


def _plain(word: str) -> Term:
    return Term(said=word, standing=re.compile(rf"\b{re.escape(word)}"))


def _spread(word: str) -> str:
    """Without apostrophes, and with a space for a hyphen."""
    return word.replace("'", "").replace("-", " ")


def _as_here(word: str) -> str:
    """A spelling from elsewhere as our texts have it."""
    spellings: dict[str, str] = _file()["spellings"]
    for there, here in spellings.items():
        if word.startswith(there):
            return here + word[len(there) :]
    return word


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))
