"""Two pages of one day, open at once: what each of them changed is kept."""

from collections.abc import Iterable

from diary.services import words


def note(text: str, *, shown: str, stored: str, longest: int) -> str:
    """`text` in place of what its page showed; beside what another page has written since."""
    text, shown = (words.paragraphs(each, longest=longest) for each in (text, shown))
    if stored in {shown, text}:
        return text
    beside = f"{stored}\n\n{text}"
    both = stored.replace(shown, text, 1) if shown and shown in stored else beside
    return words.paragraphs(both, longest=longest)


def tags(said: Iterable[str], *, shown: Iterable[str], stored: Iterable[str]) -> list[str]:
    """The stored tags, less those this page took away, and with those it added."""
    said, shown = list(said), set(shown)
    taken = shown.difference(said)
    kept = [tag for tag in stored if tag not in taken]
    return list(dict.fromkeys([*kept, *(tag for tag in said if tag not in shown)]))
