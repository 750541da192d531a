"""Makes texts for tests: a small lesson with everything a lesson has, published or not."""

from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from education import streams
from education.content import Block
from education.models import Kept, Lesson, Module, Practice, Source

T = TypeVar("T", bound=Kept)
DATES = {
    "written_on": date(2026, 1, 1),
    "sources_checked_on": date(2026, 1, 1),
    "review_by": date(2027, 1, 1),
}
CHECK = {
    "question": "Your time is up. What helps?",
    "answers": [
        {"answer": "Go on.", "right": False, "feedback": "Tomorrow pays for it."},
        {"answer": "Stop.", "right": True, "feedback": "Yes. You can do it again."},
    ],
}
BLOCKS: list[Block] = [
    ("text", "You stop when the time is up. See [today](app:today)."),
    ("key_message", "Stop while you can."),
    ("try_this", "Open [today](app:today)."),
    ("check", CHECK),
    ("own_words", "What will you say to yourself?"),
    ("sources", ["a-source"]),
]


def a_source(key: str = "a-source") -> Source:
    facts = {"title": "A study", "year": 2020, "read": "full"}
    return Source.objects.get_or_create(key=key, defaults=facts)[0]


def a_module(key: str = "pacing", position: int = 6) -> Module:
    return publish(Module(key=key, title="Pacing", summary="One sentence.", position=position))


def a_lesson(key: str = "quota", *, live: bool = True, **facts: Any) -> Lesson:
    """A lesson in the module `pacing`; `facts` replace its own, `blocks` its body."""
    a_source()
    module = facts.pop("module", None) or Module.objects.filter(key="pacing").first() or a_module()
    blocks = facts.pop("blocks", BLOCKS)
    words = {"title": "Your quota", "summary": "One sentence.", "strength_note": "A note."}
    own = {"module": module, "position": 1, "strength": "weak", "minutes": 3}
    body = streams.to_body(blocks, of=f"lesson/{key}")
    one = Lesson(key=key, body=body, **(words | own | DATES | facts))
    return publish(one) if live else draft(one)


def a_practice(key: str = "4-7-8") -> Practice:
    steps = [("in", 4), ("hold", 7), ("out", 8)]
    said = [{"seconds": count, "phase": phase, "words": phase} for phase, count in steps]
    body = streams.to_body([("steps", said)], of=f"practice/{key}")
    return publish(Practice(key=key, title="Slow", summary="S", rounds=4, body=body, **DATES))


def publish(one: T) -> T:
    """As the product ships it: read by patients, approved by nobody."""
    draft(one).publish_shipped(one.latest_revision)
    one.refresh_from_db()
    return one


def draft(one: T, by: Any = None) -> T:
    """A first version that patients don't read."""
    one.live = False
    one.save()
    one.save_revision(user=by, clean=False)
    return one


def ids(lesson: Lesson) -> tuple[UUID, UUID, UUID]:
    """The keys of the check, of its right answer and of its wrong one."""
    check = next(iter(lesson.body.blocks_by_name("check")))
    wrong, right = check.value["answers"].bound_blocks
    return UUID(check.id), UUID(right.id), UUID(wrong.id)
