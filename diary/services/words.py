"""What a person typed, trimmed and measured before it is kept."""

from datetime import date

from django.utils.translation import gettext, ngettext

from common.refusal import Refused


def line(text: str, *, longest: int) -> str:
    """`text` as one line of at most `longest` characters, spaces made single; Refused if longer."""
    tidy = " ".join(text.replace("\0", "").split())
    if len(tidy) > longest:
        raise Refused(_too_long(longest))
    return tidy


def paragraphs(text: str, *, longest: int) -> str:
    """`text` with its lines kept, at most `longest` characters; Refused if longer."""
    tidy = text.replace("\0", "").replace("\r\n", "\n").strip()
    if len(tidy) > longest:
        raise Refused(_too_long(longest))
    return tidy


def not_ahead(on: date, *, today: date) -> None:
    """Refuses a day that has not come yet."""
    if on > today:
        raise Refused(gettext("This day has not come yet. Choose today or a day before."))


def _too_long(longest: int) -> str:
    text = ngettext(
        "Use at most %(longest)s character.", "Use at most %(longest)s characters.", longest
    )
    return text % {"longest": longest}
