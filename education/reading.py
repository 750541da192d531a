"""How easily a text reads: the Flesch–Kincaid grade, long sentences, words that are not used.

Grade = 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid and others 1975): about
the years of school it asks for. Syllables are counted by rule, with a list of what the rule gets
wrong, so that nothing has to be fetched.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from education.rendering import plain

HIGHEST_GRADE = 6.0
LONGEST_SENTENCE = 25

BANNED = (
    *("cure", "cures", "cured", "rewire", "rewires", "rewired", "rewiring"),
    *("desensitise", "desensitises", "desensitised", "desensitising", "desensitisation"),
    *("desensitize", "desensitizes", "desensitized", "desensitizing", "desensitization"),
    *("clinically proven", "detox", "detoxes", "detoxify", "will reduce your pain"),
)
"""Words refused in any lesson (education.md): they promise, or sell."""

EVERYDAY = frozenset(
    ["activity", "activities", "every", "everybody", "everything", "family", "minute", "minutes"]
)
"""Words a young reader knows although they are long; they count as one syllable, as in speech."""

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+|→")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|\d[\d.,]*")
_HEADING = re.compile(r"^(#+ .*)$", re.MULTILINE)
_ITEM = re.compile(r"\n(?=\s*(?:[-*]|\d+\.)\s)")
_GROUPS = re.compile(r"[aeiouy]+")
_APART = re.compile(
    r"(?<![ctsgnlx])i[ao](?!u)|(?<![cgtx])iou|iu|eo(?!u|p)|[^qg]ua|uou|ying|[eou]ing|iet|lient"
    r"|(?<![aeou])ier$|[^ct]ience|crea[^kms]|^react|^reali"
)
_INNER_E = re.compile(
    r"[aeiou][^aeiouwxy]e(?:ful|less|ly|line|ment|ness|some|body|work|side|thing|where|time)"
)
_SILENT = re.compile(r"(?:(?<![aeiouysxzcg])(?<!sh)(?<!ch)(?<![^aeiou]l)es|(?<![aeioutd])ed)$")

EXCEPTIONS = {
    "area": 3,
    "areas": 3,
    "business": 2,
    "colleague": 2,
    "different": 3,
    "element": 3,
    "evening": 2,
    "everyday": 3,
    "everyone": 3,
    "fibromyalgia": 6,
    "giant": 2,
    "idea": 3,
    "ideas": 3,
    "interest": 3,
    "lion": 2,
    "nausea": 3,
    "people": 2,
    "physiotherapist": 6,
    "quiet": 2,
    "science": 2,
    "someone": 2,
    "something": 2,
    "sometimes": 2,
    "somewhere": 2,
    "theatre": 3,
    "trying": 2,
    "wednesday": 2,
}
"""What the rule gets wrong."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured of a text; `long` and `banned` hold what was found, in its order."""

    grade: float
    words: int
    sentences: int
    long: list[str]
    banned: list[str]


def measure(texts: Iterable[str], *, known: Iterable[str] = ()) -> Reading:
    """Measures texts as one; `known` words are taught there and count as one syllable."""
    learnt = EVERYDAY | {word.lower() for word in known}
    found = [sentence for text in texts for sentence in sentences(text)]
    counted = [(sentence, words(sentence)) for sentence in found]
    said = [each for each in counted if each[1]]
    total = sum(len(each) for _, each in said)
    syllables_in_all = sum(
        1 if word.lower() in learnt else syllables(word) for _, each in said for word in each
    )
    grade = 0.0
    if total:
        grade = 0.39 * total / len(said) + 11.8 * syllables_in_all / total - 15.59
    return Reading(
        grade=max(0.0, round(grade, 1)),
        words=total,
        sentences=len(said),
        long=[sentence for sentence, each in said if len(each) > LONGEST_SENTENCE],
        banned=banned(" ".join(found)),
    )


def sentences(text: str) -> Iterator[str]:
    """A sentence ends with its mark, its paragraph, its heading or its item of a list."""
    for block in re.split(r"\n\s*\n", _HEADING.sub(r"\n\1\n", text)):
        for item in _ITEM.split(block):
            for sentence in _SENTENCE.split(plain(item.strip()).replace("\n", " ")):
                if sentence.strip():
                    yield sentence.strip()


def words(sentence: str) -> list[str]:
    """The words and numbers of a sentence; each half of a hyphened word counts."""
    return [part for word in _WORD.findall(sentence) for part in word.split("-") if part]


def syllables(word: str) -> int:
    """How many syllables a word has when spoken; a number counts as one."""
    plain_word = re.sub(r"[’']s?$", "", word.lower()).replace("’", "").replace("'", "")
    if not plain_word.isalpha():
        return 1
    if plain_word in EXCEPTIONS:
        return EXCEPTIONS[plain_word]
    stem = _SILENT.sub("", plain_word)
    groups = len(_GROUPS.findall(re.sub(r"^y", "", stem)))
    if re.search(r"[^aeiouy]e$", stem) and not re.search(r"[^aeiouy]le$", stem):
        groups -= 1
    return max(1, groups + len(_APART.findall(stem)) - len(_INNER_E.findall(stem)))


def banned(text: str) -> list[str]:
    """The refused words a text uses."""
    lower = text.lower()
    return [word for word in BANNED if re.search(rf"\b{re.escape(word)}\b", lower)]
