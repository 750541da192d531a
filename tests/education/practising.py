"""Practices that patients can read, in words that tests recognise as an editor's."""

from typing import Any

from education.models import Practice
from education.streams import to_body
from tests.cast import TODAY

BREATHS = ((4, "in"), (7, "hold"), (8, "out"))
EDITORS = "editors-mark"
"""What stands in every text that an editor would have written."""


def written(words: str) -> str:
    return f"{EDITORS} {words}"


def publish(key: str = "4-7-8", *, rounds: int = 4, **more: Any) -> Practice:
    """The practice called `key`, live; breaths of 4, 7 and 8 seconds unless `steps` are given."""
    found = Practice.objects.filter(key=key).first()
    if found is not None:
        return found
    practice = Practice(
        key=key,
        title=more.pop("title", written(key)),
        summary=written("a few quiet minutes"),
        minutes=2,
        rounds=rounds,
        cautions=[written("not on a ladder")],
        written_on=TODAY,
        sources_checked_on=TODAY,
        review_by=TODAY.replace(year=2027),
        live=False,
        body=_body(key, more.pop("steps", BREATHS)),
        **more,
    )
    practice.save()
    practice.publish_shipped(practice.save_revision(clean=False))
    practice.refresh_from_db()
    return practice


def _body(key: str, steps: Any) -> list[dict[str, Any]]:
    numbered = enumerate(steps, 1)
    rounds = [
        {"seconds": seconds, "phase": phase, "words": written(f"step {number}")}
        for number, (seconds, phase) in numbered
    ]
    blocks = [
        ("before", written("sit or lie down")),
        ("steps", rounds),
        ("after", written("get up slowly")),
    ]
    return to_body(blocks, of=f"practice/{key}")
