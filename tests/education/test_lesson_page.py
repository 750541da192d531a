"""A lesson as a patient reads it: its parts, its trust, and what they leave in it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import Patient
from education.content import Block
from education.models import CheckAnswer, Lesson, LessonProgress, Source, TeachBack
from education.services import learning
from tests.cast import NOON
from tests.education.making import BLOCKS, a_lesson, ids
from tests.education.reader import Reader, prompt_of

TEXT = "Begin.\n\n### Why\n\nBecause.\n\n### How\n\nSlowly."
SECTIONS: list[Block] = [("text", TEXT), *BLOCKS[1:]]


def progress(patient: Patient) -> LessonProgress:
    return LessonProgress.objects.get(patient=patient)


def test_it_holds_every_part(reader: Reader, lesson: Lesson) -> None:
    html = reader.reads()
    for words in ("Stop while you can.", "Try this", "Your time is up.", "What will you say"):
        assert words in html


def test_it_says_how_far_it_is_to_be_trusted(reader: Reader, lesson: Lesson) -> None:
    html = reader.reads()
    assert "General information. Not yet checked by your clinic." in html
    assert "<strong>Weak.</strong>" in html
    assert "A study (2020)." in html
    assert "Written on 1 January 2026." in html


def test_its_place_in_the_module_stands_above_it(reader: Reader, lesson: Lesson) -> None:
    a_lesson("steps", position=2)
    assert "Pacing · part 1 of 2 · 3 minutes" in reader.reads()


def test_the_lessons_before_and_after_are_one_tap_away(reader: Reader, lesson: Lesson) -> None:
    a_lesson("baseline", position=0)
    a_lesson("steps", position=2)
    html = reader.reads()
    for key in ("baseline", "steps"):
        assert reverse("education:lesson", args=[key]) in html


@pytest.mark.parametrize("hidden", ["lesson", "module"])
def test_what_is_not_published_is_not_there(reader: Reader, lesson: Lesson, hidden: str) -> None:
    one = lesson if hidden == "lesson" else lesson.module
    type(one).objects.filter(pk=one.pk).update(live=False)
    assert reader.client.get(reverse("education:lesson", args=["quota"])).status_code == 404


def test_a_new_version_is_read_at_once(reader: Reader, lesson: Lesson) -> None:
    reader.reads()
    lesson.body = [("text", "Another text.")]
    lesson.save_revision(clean=False)
    lesson.publish_shipped(lesson.latest_revision)
    assert "Another text." in reader.reads()


def test_opening_it_notes_that_it_was_begun_once(reader: Reader, lesson: Lesson) -> None:
    reader.reads()
    reader.reads()
    row = progress(reader.patient)
    assert (row.started_at, row.opened_at, row.finished_at) == (NOON, NOON, None)


def test_an_answer_is_kept_and_answered(reader: Reader, lesson: Lesson) -> None:
    check, right, _ = ids(lesson)
    answer = reader.answers(check, right)
    assert answer.headers["Location"].startswith("/learn/lesson/quota/#part-")
    html = reader.reads()
    assert "That fits." in html
    assert "Yes. You can do it again." in html
    assert "Tomorrow pays for it." in html


def test_another_answer_replaces_what_is_shown(reader: Reader, lesson: Lesson) -> None:
    check, right, wrong = ids(lesson)
    learning.answer_check(
        patient=reader.patient,
        lesson=lesson,
        check=check,
        answer=right,
        now=NOON - timedelta(days=1),
        client_uuid=uuid4(),
    )
    reader.answers(check, wrong)
    assert "Another answer fits better." in reader.reads()


def test_the_same_tap_twice_keeps_one_answer(reader: Reader, lesson: Lesson) -> None:
    check, right, _ = ids(lesson)
    once = uuid4()
    reader.answers(check, right, client_uuid=once)
    reader.answers(check, right, client_uuid=once)
    assert CheckAnswer.objects.count() == 1


def test_no_answer_chosen_is_said_beside_the_question(reader: Reader, lesson: Lesson) -> None:
    check, *_ = ids(lesson)
    answer = reader.sends("answer", check=check)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Error:" in html
    assert html.count("Choose the answer that fits best.") == 2


def test_with_htmx_the_check_alone_comes_back(reader: Reader, lesson: Lesson) -> None:
    check, right, _ = ids(lesson)
    html = reader.answers(check, right, htmx=True).content.decode()
    assert html.strip().startswith("<section")
    assert "That fits." in html
    assert "autofocus" in html


@pytest.mark.parametrize("htmx", [True, False])
def test_an_answer_to_an_earlier_version_is_told_so(
    reader: Reader, lesson: Lesson, htmx: bool
) -> None:
    _, right, _ = ids(lesson)
    answer = reader.answers(uuid4(), right, htmx=htmx)
    to = answer.headers["HX-Redirect" if htmx else "Location"]
    assert "has changed since you opened it" in reader.client.get(to).content.decode()
    assert not CheckAnswer.objects.exists()


def test_a_source_without_authors_begins_with_its_title(reader: Reader, lesson: Lesson) -> None:
    Source.objects.update(authors="Smith et al", year=2019)
    assert "Smith et al (2019). A study." in reader.reads()
    Source.objects.update(authors="")
    assert "A study (2019)." in reader.reads()


def test_own_words_are_kept_and_shown_back(reader: Reader, lesson: Lesson) -> None:
    reader.says(lesson, "I stop at the bell.")
    html = reader.reads()
    assert "<p>I stop at the bell.</p>" in html
    assert "Your words of 7 April 2026" in html


def test_own_words_bear_the_day_it_was_for_the_person(reader: Reader, lesson: Lesson) -> None:
    reader.says(lesson, "I stop at the bell.")
    TeachBack.objects.update(at=NOON.replace(hour=23, minute=30))
    assert "Your words of 8 April 2026" in reader.reads()


def test_other_words_leave_the_earlier_ones_readable(reader: Reader, lesson: Lesson) -> None:
    learning.say_in_own_words(
        patient=reader.patient,
        lesson=lesson,
        prompt=prompt_of(lesson),
        words="Earlier words.",
        now=NOON - timedelta(days=1),
        client_uuid=uuid4(),
    )
    reader.says(lesson, "Later words.")
    html = reader.reads()
    assert html.index("Later words.") < html.index("Earlier words.")


def test_of_many_earlier_words_the_last_three_are_shown(reader: Reader, lesson: Lesson) -> None:
    for day in range(9):
        learning.say_in_own_words(
            patient=reader.patient,
            lesson=lesson,
            prompt=prompt_of(lesson),
            words=f"Words of day {day}.",
            now=NOON - timedelta(days=day),
            client_uuid=uuid4(),
        )
    html = reader.reads()
    assert [day for day in range(9) if f"Words of day {day}." in html] == [0, 1, 2, 3]


def test_what_is_typed_is_shown_as_typed(reader: Reader, lesson: Lesson) -> None:
    reader.says(lesson, "<b>bold</b>")
    assert "&lt;b&gt;bold&lt;/b&gt;" in reader.reads()


@pytest.mark.parametrize("words", ["", "   ", "x" * 1001])
def test_words_that_can_not_be_kept_stay_in_their_field(
    reader: Reader, lesson: Lesson, words: str
) -> None:
    answer = reader.says(lesson, words)
    assert answer.status_code == 422
    assert words.strip() in answer.content.decode()
    assert not TeachBack.objects.exists()


def test_the_place_is_kept_and_led_back_to(reader: Reader) -> None:
    a_lesson(blocks=SECTIONS)
    assert reader.sends("place", section=2).status_code == 204
    html = reader.reads()
    assert 'href="#part-2"' in html
    assert ">How</a>" in html


@pytest.mark.parametrize(("section", "kept"), [(0, 0), (3, 3), (999, 7)])
def test_a_place_beyond_the_end_is_the_end(reader: Reader, section: int, kept: int) -> None:
    a_lesson(blocks=SECTIONS)
    reader.sends("place", section=section)
    assert progress(reader.patient).position == kept


@pytest.mark.parametrize("section", ["", "x", "-1", "1e3"])
def test_a_place_that_is_none_is_refused(reader: Reader, lesson: Lesson, section: str) -> None:
    assert reader.sends("place", section=section).status_code == 400
    assert not LessonProgress.objects.exists()


def test_finishing_leads_to_the_module_and_says_so(reader: Reader, lesson: Lesson) -> None:
    answer = reader.sends("finish")
    assert answer.headers["Location"] == reverse("education:module", args=["pacing"])
    assert progress(reader.patient).finished_at == NOON
    assert "“Your quota” is noted as read." in reader.opens("module", "pacing")


def test_a_lesson_that_was_read_can_be_read_again(reader: Reader, lesson: Lesson) -> None:
    reader.sends("finish")
    html = reader.reads()
    assert "You have read this." in html
    assert "I have read this" not in html


def test_a_lesson_that_was_read_says_nothing_of_where_one_stopped(
    reader: Reader, lesson: Lesson
) -> None:
    reader.sends("place", section="2")
    assert "You stopped at:" in reader.reads()
    reader.sends("finish")
    assert "You stopped at:" not in reader.reads()


def test_it_takes_six_queries(
    reader: Reader, lesson: Lesson, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    check, right, _ = ids(lesson)
    reader.answers(check, right)
    reader.says(lesson, "Words.")
    reader.reads()
    with django_assert_max_num_queries(6):
        reader.reads()


def test_nothing_of_another_reader_is_in_it(reader: Reader, lesson: Lesson, bob: Patient) -> None:
    words: dict[str, Any] = {"lesson": lesson, "now": NOON, "client_uuid": uuid4()}
    prompt = prompt_of(lesson)
    learning.say_in_own_words(patient=bob, prompt=prompt, words="Bobs words", **words)
    assert "Bobs words" not in reader.reads()
