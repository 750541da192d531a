"""Things that people, old phones and programs post: wrong, huge, odd and somebody else's."""

from typing import Any

from hypothesis import strategies as st

from tests.contracts.people import Worlds

NUMBERS = (
    *("-1", "0", "11", "+5", "1e9", "1e309", "NaN", "inf", "-0", "0x10", "1.5.2", "1,5", "½", "3½"),
    *("3:99", "999:59", "٣", "１２", "1_000", "2147483648", "9223372036854775808"),
    *("9" * 30, "9" * 5000, "0" * 5000 + "1"),
)
DATES = (
    *("0001-01-01", "1899-12-31", "1999-12-31", "2025-06-01", "2026-01-01", "2026-04-06"),
    *("2026-04-07", "2026-04-08", "2026-02-30", "2099-12-31", "9999-12-31", "10000-01-01"),
    *("2026-W15-2", "20260407", "07/04/2026", "7.4.2026", "today", "2026-04-07T12:00", "-1-1-1"),
)
ZONES = (
    *(
        "Mars/Phobos",
        "../Europe/London",
        "/etc/passwd",
        "europe/london",
        "Europe/London ",
        "GMT+25",
    ),
    *("localtime", "posixrules", "Factory", "tzdata", "Europe", "UTC", "Pacific/Kiritimati", "."),
)
WORDS = (
    *("", " ", "\t\n", "\0", "a\0b", "x" * 61, "x" * 501, "x" * 2001, "x" * 60_000, "\u202e\u200b"),
    *(
        "null",
        "None",
        "true",
        "[]",
        "{}",
        "own-",
        "own-x",
        "own:",
        "own:x",
        "idea:",
        "idea:nothing",
    ),
    *("<x-mark onclick=x()>\"'&", "'; DROP TABLE x; --", "%s %(x)s {0}", "🙂" * 30, "ﷺ", "À"),
    *("pain:3", "tags:x", "hard_day", "note", "../..", "https://example.org/", "javascript:x()"),
)
IDENTITIES = (
    *("00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
    *("{12345678-1234-1234-1234-123456789012}", "12345678123412341234123456789012"),
    *("12345678-1234-1234-1234-12345678901", "urn:uuid:12345678-1234-1234-1234-123456789012"),
)
NASTY = (*NUMBERS, *DATES, *ZONES, *WORDS, *IDENTITIES)

QUERIES = ("q", "all", "on", "activity", "idea", "new", "kind", "next", "to", "purpose", "country")
"""Names that pages read from an address."""


def somebody_elses(worlds: Worlds) -> list[str]:
    """The identities of Bob's rows."""
    bob = worlds.bob
    rows: list[Any] = [bob.patient, bob.goal, bob.walking, bob.entry, bob.timer, bob.item]
    rows += [bob.episode, bob.screening, bob.plan, bob.chapter, bob.draft, bob.flare]
    keys = [str(row.pk) for row in rows]
    return [*keys, *(f"own:{key}" for key in keys), *(f"own-{key}" for key in keys)]


def values(known: list[str], foreign: list[str]) -> st.SearchStrategy[str]:
    """Something to put into a field: what it offers, what it should not, or anything at all."""
    return st.one_of(
        st.sampled_from(NASTY),
        st.sampled_from([*known, *foreign]),
        st.text(max_size=30),
        st.dates().map(str),
        st.integers(-(2**70), 2**70).map(str),
    )


def changes(
    fields: dict[str, list[str]], foreign: list[str]
) -> st.SearchStrategy[dict[str, list[str]]]:
    """New values for a few fields of a sound post, which may have none; an empty list leaves the
    field out.
    """
    every = [value for offered in fields.values() for value in offered]
    value = values(every, foreign)
    known = st.sampled_from(sorted(fields)) if fields else st.nothing()
    names = st.one_of(known, st.text(max_size=10))
    return st.dictionaries(names, st.lists(value, max_size=2), max_size=4)
