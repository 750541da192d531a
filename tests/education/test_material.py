"""Pictures, statistics, looking a text over, mails about what is due."""

from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.core.management import call_command
from PIL import Image

from accounts.models import Patient, User
from education import pictures, streams
from education.models import Lesson, ReviewNotice
from education.pictures import NotAPictureError, draw
from education.quality import look_over
from education.services import learning, reviews
from education.statistics import check_counts, lesson_counts, shown
from tests.cast import NOON, TODAY, make_patient
from tests.education.making import BLOCKS, a_lesson, ids


def a_file(size: tuple[int, int] = (64, 48), kind: str = "PNG", **more: Any) -> BytesIO:
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **more)
    return BytesIO(out.getvalue())


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_becomes_webp(kind: str) -> None:
    drawn = draw(a_file(kind=kind))
    assert (drawn.width, drawn.height) == (64, 48)
    assert Image.open(BytesIO(drawn.data)).format == "WEBP"


def test_a_wide_picture_is_made_narrower() -> None:
    drawn = draw(a_file((2560, 1000)))
    assert (drawn.width, drawn.height) == (1280, 500)


def test_what_else_a_file_holds_is_left_out_and_it_stands_upright() -> None:
    facts = Image.Exif()
    facts[0x0112], facts[0x010E] = 6, "Bob's garden"  # turned by a quarter; a description
    drawn = draw(a_file((64, 48), "JPEG", exif=facts))
    assert (drawn.width, drawn.height) == (48, 64)
    assert b"garden" not in drawn.data
    assert not Image.open(BytesIO(drawn.data)).getexif()


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (BytesIO(b"<svg/>"), "not a picture"),
        (BytesIO(b"GIF89a" + b"0" * 50), "not a picture"),
        (BytesIO(a_file().getvalue()[:60]), "broken"),
        (BytesIO(b"0" * (pictures.LARGEST_FILE + 1)), "10 MB"),
        (a_file((8000, 6000), "PNG"), "40 million"),
    ],
    ids=["svg", "gif", "cut off", "large", "huge"],
)
def test_what_cannot_be_used_is_refused_with_words(file: BytesIO, says: str) -> None:
    with pytest.raises(NotAPictureError, match=says):
        draw(file)


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (60, "60")]
)
def test_a_small_count_is_not_shown(count: int, said: str) -> None:
    assert shown(count) == said


def test_counts_are_of_people_and_tell_of_nobody(lesson: Lesson) -> None:
    check, right, wrong = ids(lesson)
    for number in range(6):
        patient = make_patient(f"P{number}")
        learning.finish_lesson(patient=patient, lesson=lesson, now=NOON)
        for answer in (wrong, right) if number == 0 else (right, right):
            once: dict[str, Any] = {"client_uuid": uuid4(), "now": NOON}
            facts: dict[str, Any] = {"lesson": lesson, "check": check, "answer": answer}
            learning.answer_check(patient=patient, **facts, **once)
    (counts,) = lesson_counts()
    assert (counts.started, counts.finished) == ("6", "6")
    first, second = check_counts(lesson)[0].answers
    assert (first.chosen, second.chosen, second.right) == ("fewer than 5", "6", True)


def looked_over(*blocks: Any, **facts: Any) -> Any:
    lesson = a_lesson("quota", **facts)
    lesson.body = streams.to_body(list(blocks) or BLOCKS, of="lesson/quota")
    return look_over(lesson)


def test_a_whole_lesson_lacks_nothing(db: None) -> None:
    look = looked_over()
    assert (look.must, look.may) == ([], [])
    assert look.reading.grade < 6


def test_long_sentences_and_hard_words_are_help_only(db: None) -> None:
    hard = "Rehabilitation necessitates interdisciplinary considerations " * 8
    look = looked_over(("text", hard + "."), *BLOCKS[1:])
    assert look.must == []
    assert any("long sentence" in each for each in look.may)
    assert any("year" in each for each in look.may)


def test_what_is_missing_is_named(db: None) -> None:
    look = looked_over(("text", "Hello."))
    assert {"Add the key message.", "Add a check.", "Name its sources."} <= set(look.must)


@pytest.fixture
def due(lesson: Lesson) -> Lesson:
    Lesson.objects.update(review_by=TODAY)
    return lesson


def told(on: Any = TODAY) -> list[str]:
    return reviews.mail_reviews(today=on, now=NOON)


def test_editors_and_approvers_are_told_once(due: Lesson, edie: User, khan: User) -> None:
    assert told() == ["Your quota"]
    assert {each.to[0] for each in mail.outbox} == {edie.email, khan.email}
    assert "Your quota (2026-04-07)" in str(mail.outbox[0].body)
    assert told(TODAY + timedelta(days=1)) == []
    assert len(mail.outbox) == 2


def test_another_date_is_told_anew(due: Lesson, edie: User) -> None:
    told()
    Lesson.objects.update(review_by=TODAY + timedelta(days=1))
    assert told(TODAY + timedelta(days=1)) == ["Your quota"]


def test_nothing_is_told_before_its_date_and_nothing_to_patients(
    due: Lesson, alice: Patient
) -> None:
    assert told(TODAY - timedelta(days=1)) == []
    told()
    assert mail.outbox == []


def test_where_no_mail_can_be_sent_nothing_counts_as_told(
    due: Lesson, edie: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviews, "get_connection", lambda: None)
    with pytest.raises(AttributeError):
        told()
    assert not ReviewNotice.objects.exists()


def test_the_command_says_what_it_told(due: Lesson, edie: User) -> None:
    Lesson.objects.update(review_by="2026-01-01")
    out = StringIO()
    call_command("keep_texts", stdout=out)
    assert "Told of: Your quota" in out.getvalue()
