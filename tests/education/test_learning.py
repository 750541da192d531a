"""What a patient does in Learn is kept, once, and shown back."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from accounts.models import Patient
from common.refusal import Refused
from education import selectors
from education.models import Lesson, LessonProgress, PracticeRun, ThoughtRecord
from education.services import learning, thoughts
from education.shelf import marks_of
from tests.education.making import a_lesson, a_module, a_practice, ids, publish

HOUR = timedelta(hours=1)


def test_a_lesson_is_begun_once_and_opened_often(
    alice: Patient, lesson: Lesson, now: datetime
) -> None:
    learning.open_lesson(patient=alice, lesson=lesson, now=now)
    row = learning.open_lesson(patient=alice, lesson=lesson, now=now + HOUR)
    assert (row.started_at, row.opened_at) == (now, now + HOUR)
    assert LessonProgress.objects.count() == 1


def test_the_place_is_kept(alice: Patient, lesson: Lesson, now: datetime) -> None:
    for said, kept in ((2, 2), (99, len(lesson.body)), (-1, 0)):
        learning.keep_place(patient=alice, lesson=lesson, position=said, now=now)
        row = selectors.progress_of(alice, "quota")
        assert row is not None
        assert row.position == kept


def test_a_place_in_a_longer_version_becomes_the_end_of_the_shorter(
    alice: Patient, lesson: Lesson, now: datetime
) -> None:
    learning.keep_place(patient=alice, lesson=lesson, position=6, now=now)
    lesson.body = lesson.body.get_prep_value()[:2]
    publish(lesson)
    assert learning.open_lesson(patient=alice, lesson=lesson, now=now).position == 2


def test_a_finished_lesson_stays_finished(alice: Patient, lesson: Lesson, now: datetime) -> None:
    learning.finish_lesson(patient=alice, lesson=lesson, now=now)
    learning.open_lesson(patient=alice, lesson=lesson, now=now + HOUR)
    row = learning.finish_lesson(patient=alice, lesson=lesson, now=now + HOUR)
    assert (row.finished_at, row.position) == (now, 0)


def answer(
    patient: Patient, lesson: Lesson, chosen: UUID, now: datetime, once: UUID | None = None
) -> Any:
    return learning.answer_check(
        patient=patient,
        lesson=lesson,
        check=ids(lesson)[0],
        answer=chosen,
        now=now,
        client_uuid=once or uuid4(),
    )


def test_an_answer_is_kept_with_whether_it_was_right(
    alice: Patient, lesson: Lesson, now: datetime
) -> None:
    check, right, wrong = ids(lesson)
    assert answer(alice, lesson, right, now).right
    assert not answer(alice, lesson, wrong, now + HOUR).right
    assert marks_of(alice.pk, "quota").answers == {check: wrong}


def test_an_answer_sent_twice_is_one(alice: Patient, lesson: Lesson, now: datetime) -> None:
    once = uuid4()
    first, again = (answer(alice, lesson, ids(lesson)[1], now, once) for _ in range(2))
    assert first == again


def test_an_answer_that_the_lesson_does_not_have_is_refused(
    alice: Patient, lesson: Lesson, now: datetime
) -> None:
    with pytest.raises(Refused, match="has changed"):
        answer(alice, lesson, uuid4(), now)


def say(patient: Patient, lesson: Lesson, words: str, now: datetime, prompt: Any = None) -> Any:
    asked = next(iter(lesson.body.blocks_by_name("own_words"))).id
    facts: dict[str, Any] = {"prompt": prompt or UUID(asked), "words": words}
    facts["client_uuid"] = uuid4()
    return learning.say_in_own_words(patient=patient, lesson=lesson, now=now, **facts)


def test_own_words_are_shown_back_newest_first(
    alice: Patient, lesson: Lesson, now: datetime
) -> None:
    say(alice, lesson, " I stop. ", now)
    say(alice, lesson, "I stop at eight.", now + HOUR)
    (said,) = marks_of(alice.pk, "quota").words.values()
    assert [each.words for each in said] == ["I stop at eight.", "I stop."]


@pytest.mark.parametrize("words", ["", "   ", "x" * 1001])
def test_no_words_and_too_many_are_refused(
    words: str, alice: Patient, lesson: Lesson, now: datetime
) -> None:
    with pytest.raises(Refused):
        say(alice, lesson, words, now)


def test_words_to_another_prompt_are_refused(alice: Patient, lesson: Lesson, now: datetime) -> None:
    with pytest.raises(Refused):
        say(alice, lesson, "x", now, prompt=uuid4())


def practise(patient: Patient, now: datetime, **more: Any) -> PracticeRun:
    facts: dict[str, Any] = {"on": now.date(), "seconds": 76, "whole": True}
    facts |= {"client_uuid": uuid4()} | more
    return learning.note_practice(patient=patient, practice=a_practice(), now=now, **facts)


def test_a_practice_is_noted_once(alice: Patient, now: datetime) -> None:
    practice, once = a_practice(), uuid4()
    facts: dict[str, Any] = {"on": now.date(), "seconds": 76, "whole": True, "client_uuid": once}
    first, again = (
        learning.note_practice(patient=alice, practice=practice, now=now, **facts) for _ in range(2)
    )
    assert PracticeRun.objects.get() == first == again


@pytest.mark.parametrize(
    "more", [{"seconds": 0}, {"seconds": 7201}, {"vividness": 11}, {"fear_before": -1}]
)
def test_what_cannot_be_is_refused(more: dict[str, int], alice: Patient, now: datetime) -> None:
    with pytest.raises(Refused):
        practise(alice, now, **more)


def test_a_practice_knows_its_steps_and_its_length(db: None) -> None:
    practice = a_practice()
    assert [step["seconds"] for step in practice.steps] == [4, 7, 8]
    assert practice.seconds == 76


def test_the_path_shows_what_is_published_and_how_far_someone_is(
    alice: Patient, bob: Patient, lesson: Lesson, now: datetime
) -> None:
    a_lesson("steps", position=2)
    a_lesson("draft", position=3, live=False)
    learning.finish_lesson(patient=alice, lesson=lesson, now=now)
    (module,) = selectors.published_path(alice)
    assert [each.key for each in module.lessons] == ["quota", "steps"]
    assert (module.minutes, module.finished) == (6, 1)
    assert selectors.published_path(bob)[0].finished == 0


def test_a_draft_is_no_lesson_for_patients(alice: Patient) -> None:
    a_lesson("draft", live=False, offered_at=["flare"])
    assert selectors.lesson_for("draft") is None
    assert selectors.offered("flare") == []
    assert selectors.live_lessons({"draft"}) == set()
    assert selectors.published_path(alice) == []


def test_a_lesson_whose_module_was_withdrawn_is_not_read(lesson: Lesson, alice: Patient) -> None:
    lesson.module.unpublish()
    assert selectors.lesson_for("quota") is None
    assert selectors.published_path(alice) == []


def test_a_lesson_is_offered_at_its_moments_in_the_order_of_the_path(db: None) -> None:
    a_lesson("later", position=2, offered_at=["flare", "step-up"])
    a_lesson("first", module=a_module("welcome", 1), offered_at=["flare"])
    a_lesson("other", position=1, offered_at=["flares-often"])
    assert [each.key for each in selectors.offered("flare")] == ["first", "later"]


def keep(patient: Patient, now: datetime, **words: str) -> ThoughtRecord:
    return thoughts.keep_thought(
        patient=patient,
        on=date(2026, 4, 7),
        words={"thought": "I can't", **words},
        ratings={"belief_before": 8},
        now=now,
        client_uuid=uuid4(),
    )


def test_a_thought_is_caught_and_changed_later(alice: Patient, now: datetime) -> None:
    thought = keep(alice, now)
    thoughts.change_thought(
        thought=thought, words={"another_way": "Part of it"}, ratings={"belief_after": 4}, now=now
    )
    kept = ThoughtRecord.objects.get()
    assert (kept.thought, kept.another_way) == ("I can't", "Part of it")
    assert (kept.belief_before, kept.belief_after) == (8, 4)


def test_a_thought_is_taken_out_and_brought_back(alice: Patient, now: datetime) -> None:
    thought = keep(alice, now)
    thoughts.remove_thought(thought=thought, now=now)
    assert ThoughtRecord.objects.get().removed_at == now
    thoughts.restore_thought(thought=thought)
    assert ThoughtRecord.objects.get().removed_at is None


@pytest.mark.parametrize("words", [{"thought": " "}, {"feeling": "x" * 201}])
def test_a_thought_needs_words_that_fit(
    words: dict[str, str], alice: Patient, now: datetime
) -> None:
    with pytest.raises(Refused):
        keep(alice, now, **words)


def test_a_rating_of_a_thought_runs_from_0_to_10(alice: Patient, now: datetime) -> None:
    with pytest.raises(Refused):
        thoughts.change_thought(
            thought=keep(alice, now), words={}, ratings={"belief_after": 11}, now=now
        )
