"""Words as they are set on a page: stored as typed, shown with curly quotes and unbroken counts."""

import re

COUNTED = re.compile(r"(?<=\d)-(?=\d)")
UNBROKEN = "\u2011"
BEFORE = r"(?<![^\s(\[“‘–—/\u2011-])"
OPENS = re.compile(rf"{BEFORE}\"(?=\S)")
OPENS_WITHIN = re.compile(rf"{BEFORE}'(?=\S[^']*'(?!\w))")
"""A single one opens only where another closes: it may be an apostrophe."""

QUOTES = "“”‘’"
"""As markdown-it asks for them: opening and closing, double and single."""


def typeset(text: str) -> str:
    """A line without marks as it is shown. What was set so before stays as it is."""
    text = OPENS_WITHIN.sub("‘", OPENS.sub("“", text))
    return unbroken(text.replace('"', "”").replace("'", "’"))


def unbroken(text: str) -> str:
    """ "4-7-8" stays on one line, and three dots are one sign."""
    return COUNTED.sub(UNBROKEN, text).replace("...", "…")
