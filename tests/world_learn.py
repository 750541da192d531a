"""Lessons for a lived-in world, and what a person left in them.

The lessons are written in numbers, so that a page's own sentences can be told from theirs.
"""

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from education import streams
from education.content import Block
from education.models import Article, Lesson, Module, Source
from education.services import learning, place
from education.words import Moment
from painapp.services import offers
from tests.education.making import DATES, publish

if TYPE_CHECKING:
    from tests.world import Life

LESSON, SECOND, MODULE = "l-1", "l-2", "m-1"
PAGE, PART = "for-someone-who-lives-with-you", "what-to-do-tonight"
PAGES = (PAGE, "for-clinicians", "when-to-get-help")
ANSWERS = [
    {"answer": "51", "right": True, "feedback": "52"},
    {"answer": "53", "right": False, "feedback": "54"},
]
BLOCKS: list[Block] = [
    ("text", "11. [12](app:today)\n\n### 13\n\n14 [15](lesson:l-2)"),
    ("key_message", "16"),
    ("try_this", "17 [18](practice:4-7-8)"),
    ("check", {"question": "50", "answers": ANSWERS}),
    ("own_words", "19"),
    ("practice", "4-7-8"),
    ("sources", ["s-1"]),
]


def teach() -> None:
    """Two lessons of a module, and the pages that others link to."""
    Source.objects.create(key="s-1", authors="1", year=2020, title="2", where="3", read="full")
    module = publish(Module(key=MODULE, title="101", summary="102", position=1))
    for number, key in enumerate((LESSON, SECOND), 1):
        body = streams.to_body(BLOCKS, of=f"lesson/{key}")
        facts = {"position": number, "strength": "weak", "strength_note": "103", "minutes": 3}
        one = Lesson(key=key, title=f"11{number}", summary="104", module=module, body=body)
        for name, value in (facts | DATES | {"offered_at": list(Moment.values)}).items():
            setattr(one, name, value)
        publish(one)
    for key in PAGES:
        text = "31\n\n### What to do tonight\n\n32\n\n### 33\n\n34"
        body = streams.to_body([("text", text), ("sources", ["s-1"])], of=f"article/{key}")
        publish(Article(key=key, title="131", summary="132", minutes=5, body=body, **DATES))


def learn(life: "Life") -> None:
    """A lesson opened, answered and put in own words, one read, one declined."""
    patient, lesson = life.patient, Lesson.objects.get(key=LESSON)
    mine: dict[str, Any] = {"patient": patient, "now": life.at(2)}
    lessons = mine | {"lesson": lesson}
    learning.finish_lesson(**(mine | {"lesson": Lesson.objects.get(key=SECOND)}))
    place.keep_section(**lessons, section=1, sections=7)
    check, answer = keys(lesson)
    learning.answer_check(**lessons, check=check, answer=answer, client_uuid=uuid4())
    words = life.typed("stop at the bell")
    learning.say_in_own_words(**lessons, prompt=prompt(lesson), words=words, client_uuid=uuid4())
    offers.decline(**mine, lesson_key=SECOND, on=life.on(2))


def keys(lesson: Lesson) -> tuple[UUID, UUID]:
    """Of the lesson's check and of its first answer."""
    check = next(iter(lesson.body.blocks_by_name("check")))
    return UUID(check.id), UUID(check.value["answers"].bound_blocks[0].id)


def prompt(lesson: Lesson) -> UUID:
    return UUID(next(iter(lesson.body.blocks_by_name("own_words"))).id)
