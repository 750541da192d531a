"""What somebody may have meant by a word that stands nowhere, or only begins others."""

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches

ALIKE = 0.8
"""How alike two words have to be, as difflib counts it, from 0 to 1."""

SHORTEST = 4
"""Letters; of shorter words too many are alike."""


def nearest(word: str, known: Counter[str]) -> str:
    """The word itself where it is known, or the beginning of a known one; else, of those written
    alike with the same first letter, the one that most texts have.
    """
    if any(one.startswith(word) for one in known):
        return word
    return closest(word, known)


def closest(word: str, known: Counter[str]) -> str:
    """The same for a word that may well be the beginning of another."""
    if word in known:
        return word
    same_start = sorted(one for one in known if one[0] == word[0] and len(one) >= SHORTEST)
    alike = get_close_matches(word, same_start, n=5, cutoff=ALIKE)
    return max(alike, key=lambda one: known[one], default=word)


def counted(texts: Iterable[Iterable[str]]) -> Counter[str]:
    """How many of the texts have each word."""
    return Counter(word for text in texts for word in set(text))
