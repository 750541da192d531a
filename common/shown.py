"""Two pages of one thing, open at once: a form carries what its page showed, so that only what was
changed on it is written.
"""

SHOWN = "shown-"
"""Goes before the name of an answer in a form: what its page showed when it was opened."""


def changed(said: str, shown: str) -> bool:
    """Whether an answer differs from the one its page showed, ends of lines apart."""
    return lines(said) != lines(shown)


def lines(text: str) -> str:
    """With one kind of line's end, and nothing around it."""
    return text.replace("\r\n", "\n").strip()
