"""Searching lessons, practices and pages: every word counts, wherever it stands in them.

The texts are few and small, so they are searched here rather than by the database: each database
finds the same.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from education import spelling, synonyms
from education.searched import Searched, texts, words_of
from education.synonyms import Term

MOST_TERMS = 8

HELP, TITLE = -1, 0
"""Ranks before those of summary and text."""

Rank = tuple[int, int]
"""Of two the smaller one is shown first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A text that answers every word; `around` is a place where one stands, in three pieces."""

    text: Searched
    rank: Rank
    around: tuple[str, str, str]

    @property
    def key(self) -> str:
        return self.text.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Those with the words in their title first, then in their summary, then in their text. Texts
    that a group of synonyms names count as if their title had the word.

    `instead` are the words looked for where one of those asked for stands nowhere; `beside` those
    that may have been meant, where texts with them in their title were added. `help` says that the
    words may be those of someone in danger: then what is for them comes before all else.
    """

    hits: list[Hit]
    instead: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    help: bool = False


def find(wanted: str) -> Found:
    """The texts that answer every word, or every word that is nearest to it."""
    looked = terms(wanted)
    helps = any(term.calls_for_help for term in looked)
    among = texts() if looked else []
    hits = _hits(among, looked)
    if helps or not among or any(hit.rank[0] == TITLE for hit in hits):
        return Found(hits=hits, help=helps)
    return _with_titles(among, looked, hits) if hits else _instead(among, looked)


def terms(wanted: str) -> list[Term]:
    """The words and phrases looked for, without case and accents. Calls for help are never cut."""
    found = synonyms.terms(words_of(wanted))
    late = [term for term in found[MOST_TERMS:] if term.calls_for_help]
    return [*found[:MOST_TERMS], *late]


def _hits(among: list[Searched], looked: list[Term]) -> list[Hit]:
    ranked = [(text, rank) for text in among if (rank := _rank(text, looked)) is not None]
    ranked.sort(key=lambda pair: pair[1])
    return [Hit(text=text, rank=rank, around=_around(text, looked)) for text, rank in ranked]


def _rank(text: Searched, looked: list[Term]) -> Rank | None:
    """That of the word which answers least; None where one has no answer. What is for someone in
    danger is there whatever else was typed.
    """
    ranks = [_rank_for(term, text) for term in looked]
    found = [rank for rank in ranks if rank is not None]
    best = min(found, default=None)
    if best is None or best[0] == HELP:
        return best
    return max(found) if len(found) == len(ranks) else None


def _rank_for(term: Term, text: Searched) -> Rank | None:
    """A text its group names, in their order; else the first field in which it stands."""
    group = term.group
    if group and text.key in group.texts:
        return HELP if group.help else TITLE, 1 + group.texts.index(text.key)
    fields = enumerate(text.fields)
    return next(((number, 0) for number, field in fields if term.standing.search(field)), None)


def _around(text: Searched, looked: list[Term]) -> tuple[str, str, str]:
    """The first place where one of the words stands; empty where none does."""
    starts = [term.standing.search(text.body.folded) for term in looked]
    first = min((match for match in starts if match), key=lambda m: m.start(), default=None)
    return text.body.around(first.span()) if first else ("", "", "")


def _with_titles(among: list[Searched], looked: list[Term], hits: list[Hit]) -> Found:
    """`hits`, and what has a word in its title that may have been meant: "slep" begins "slept"."""
    known = _known(among)
    titles = spelling.counted(words_of(text.title) for text in among)
    meant = _terms(
        term.said if term.group or term.said in known else spelling.closest(term.said, titles)
        for term in looked
    )
    there = {hit.text for hit in hits}
    more = [hit for hit in _hits(among, meant) if hit.rank[0] == TITLE and hit.text not in there]
    beside = tuple(term.said for term in meant) if more else ()
    return Found(hits=[*more, *hits], beside=beside)


def _instead(among: list[Searched], looked: list[Term]) -> Found:
    """What there is for the nearest words, where one is near."""
    known = _known(among)
    known.update(set(synonyms.whole_words()))
    near = _terms(
        term.said if term.group else spelling.nearest(term.said, known) for term in looked
    )
    if [term.said for term in near] == [term.said for term in looked]:
        return Found(hits=[])
    return Found(
        hits=_hits(among, near),
        instead=tuple(term.said for term in near),
        help=any(term.calls_for_help for term in near),
    )


def _terms(words: Iterable[str]) -> list[Term]:
    return synonyms.terms(" ".join(words).split())


def _known(among: list[Searched]) -> Counter[str]:
    return spelling.counted(words_of(" ".join(text.fields)) for text in among)
