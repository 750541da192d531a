"""What the made-up person did in Learn: read, answered, put in own words, practised.

What is not published is left out, so that the story can be told without the lessons.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID

from accounts.models import Patient
from education.models import Lesson, Practice
from education.services import learning
from painapp.demo.day import at, fresh_uuid
from painapp.services.practice import log_practice

READ = {
    1: "by-the-clock", 2: "no-promises", 3: "safe-to-start", 4: "when-effort-makes-you-crash",
    5: "two-kinds-of-pain", 6: "hurt-and-harm", 7: "baseline", 8: "quota", 11: "steps",
    14: "hard-days", 19: "what-a-scan-can-tell", 21: "sore-or-something-new", 26: "smoke-alarm",
    28: "there-and-back", 36: "is-this-a-flare", 39: "first-hour", 44: "first-better-morning",
    61: "after-a-break", 84: "catch-a-thought",
}  # fmt: skip
"""Day of the story → lesson read to its end in the evening."""

BEGUN, LEFT_AT = (86, "check-a-thought"), 2
ANSWERED_OTHERWISE = {"hard-days"}
"""Lessons at whose first check another answer fits better."""

WORDS = {
    "by-the-clock": "Buying my own bread again. And sitting in Karen's garden till it gets dark.",
    "what-a-scan-can-tell": "“Worn”. I would say: like the kitchen table, and we still eat at it.",
    "quota": "I stop because it is eight, not because I am weak. The shop is there tomorrow.",
    "there-and-back": "The alarm is set too fine. It rings for toast, and it is still loud.",
    "after-a-break": "Only the walk, and tea with Karen after it. No washing.",
}


class Practised(NamedTuple):
    """A practice in an evening of the story; `share` of its length, 1 for all of it."""

    number: int
    practice: str
    share: float = 1


PRACTISED = (
    *(Practised(number, "4-0-6") for number in (41, 43, 48, 55, 67, 79, 88)),
    *(Practised(number, "body-scan") for number in (46, 64)),
    Practised(52, "relaxation", 0.4),
    *(Practised(number, "mindfulness-3") for number in (70, 77, 83)),
)


def learn(patient: Patient, *, first: date) -> None:
    """Everything of it; the story begins on `first`."""
    chance = Random(11)  # noqa: S311 (a story, not a secret)

    def evening(number: int) -> datetime:
        return at(first + timedelta(days=number), 19, chance.randrange(0, 40))

    lessons = Lesson.objects.filter(live=True, module__live=True).in_bulk(
        [*READ.values(), BEGUN[1]], field_name="key"
    )
    for number, key in READ.items():
        if key in lessons:
            _read(patient, lessons[key], evening(number), lambda: fresh_uuid(chance))
    number, key = BEGUN
    if key in lessons:
        now = evening(number)
        learning.keep_place(patient=patient, lesson=lessons[key], position=LEFT_AT, now=now)
    _practise(patient, first, chance)


def _read(patient: Patient, lesson: Lesson, now: datetime, once: Callable[[], UUID]) -> None:
    """From the top to its end, with an answer to each check."""
    learning.open_lesson(patient=patient, lesson=lesson, now=now)
    for number, check in enumerate(lesson.body.blocks_by_name("check")):
        right = number > 0 or lesson.key not in ANSWERED_OTHERWISE
        answers = check.value["answers"].bound_blocks
        answer = next(each for each in answers if bool(each.value["right"]) is right)
        learning.answer_check(
            patient=patient,
            lesson=lesson,
            check=UUID(check.id),
            answer=UUID(answer.id),
            now=now + timedelta(minutes=3),
            client_uuid=once(),
        )
    for prompt in lesson.body.blocks_by_name("own_words"):
        if lesson.key in WORDS:
            learning.say_in_own_words(
                patient=patient,
                lesson=lesson,
                prompt=UUID(prompt.id),
                words=WORDS[lesson.key],
                now=now + timedelta(minutes=4),
                client_uuid=once(),
            )
    learning.finish_lesson(patient=patient, lesson=lesson, now=now + timedelta(minutes=5))


def _practise(patient: Patient, first: date, chance: Random) -> None:
    published = Practice.objects.filter(live=True).in_bulk(field_name="key")
    for number, key, share in PRACTISED:
        if key in published:
            on = first + timedelta(days=number)
            practice = published[key]
            log_practice(
                patient=patient,
                practice=practice,
                seconds=round(practice.seconds * share),
                whole=share == 1,
                ratings={},
                today=on,
                by=patient.user,
                now=at(on, 21, chance.randrange(0, 50)),
                client_uuid=fresh_uuid(chance),
            )
