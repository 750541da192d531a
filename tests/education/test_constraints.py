"""What must never be in Learn's tables is refused by the database."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, models, transaction

from accounts.models import Patient, Role, RoleGrant, User
from education.models import (
    Article,
    CheckAnswer,
    Lesson,
    LessonProgress,
    Module,
    Picture,
    Practice,
    PracticeRun,
    ReviewNotice,
    Shipped,
    Source,
    TeachBack,
    ThoughtRecord,
)
from tests.cast import NOON, TODAY
from tests.education.making import DATES, a_lesson, a_module

DATED = {"title": "T", "summary": "S", "key": "k", "live": True} | DATES
OF_PATIENT: dict[type[models.Model], dict[str, Any]] = {
    LessonProgress: {"lesson_key": "quota", "started_at": NOON, "opened_at": NOON},
    CheckAnswer: {
        "lesson_key": "quota",
        "check_id": uuid4(),
        "answer_id": uuid4(),
        "right": True,
        "at": NOON,
    },
    TeachBack: {"lesson_key": "quota", "prompt_id": uuid4(), "words": "x", "at": NOON},
    PracticeRun: {"practice": "imagery", "on": TODAY, "seconds": 60, "whole": True, "at": NOON},
    ThoughtRecord: {"on": TODAY, "thought": "x", "created_at": NOON, "updated_at": NOON},
}
OTHERS: dict[type[models.Model], dict[str, Any]] = {
    Module: {"key": "k", "title": "T", "summary": "S", "position": 1},
    Article: DATED,
    Practice: DATED,
    Source: {"key": "k", "title": "T", "read": "full"},
    Picture: {"name": "N", "data": b"x", "width": 1, "height": 1, "added_at": NOON},
    Shipped: {"kind": "lesson", "key": "k", "digest": "d", "loaded_at": NOON},
    ReviewNotice: {"kind": "lesson", "key": "k", "review_by": TODAY, "sent_at": NOON},
}
EARLIER = NOON - timedelta(seconds=1)
WRONG: list[tuple[type[models.Model], dict[str, Any]]] = [
    (LessonProgress, {"lesson_key": ""}),
    (LessonProgress, {"opened_at": EARLIER}),
    (LessonProgress, {"finished_at": EARLIER}),
    (CheckAnswer, {"lesson_key": ""}),
    (TeachBack, {"lesson_key": ""}),
    (TeachBack, {"words": ""}),
    (PracticeRun, {"practice": ""}),
    (PracticeRun, {"seconds": 0}),
    (PracticeRun, {"seconds": 7201}),
    (PracticeRun, {"vividness": 11}),
    (PracticeRun, {"fear_before": 11}),
    (PracticeRun, {"fear_after": 11}),
    (ThoughtRecord, {"thought": ""}),
    (ThoughtRecord, {"belief_before": 11}),
    (ThoughtRecord, {"feeling_before": 11}),
    (ThoughtRecord, {"belief_after": 11}),
    (ThoughtRecord, {"feeling_after": 11}),
    (Module, {"key": ""}),
    (Module, {"title": ""}),
    (Article, {"key": ""}),
    (Article, {"title": ""}),
    (Article, {"minutes": 0}),
    (Article, {"written_on": None}),
    (Article, {"reader": "nobody"}),
    (Practice, {"key": ""}),
    (Practice, {"title": ""}),
    (Practice, {"minutes": 31}),
    (Practice, {"review_by": None}),
    (Practice, {"rounds": 0}),
    (Source, {"key": ""}),
    (Source, {"title": ""}),
    (Source, {"read": "heard of"}),
    (Source, {"year": 3}),
    (Picture, {"name": ""}),
    (Picture, {"width": 1281}),
    (Shipped, {"digest": ""}),
]
TWICE = [Module, Article, Practice, Source, Shipped, ReviewNotice]


def insert(model: type[models.Model], patient: Patient, **facts: Any) -> None:
    own = OF_PATIENT[model] | {"patient": patient} if model in OF_PATIENT else OTHERS[model]
    with transaction.atomic():
        model._default_manager.create(**(own | facts))


@pytest.mark.parametrize("model", [*OF_PATIENT, *OTHERS])
def test_a_sound_row_is_kept(model: type[models.Model], alice: Patient) -> None:
    insert(model, alice)
    assert model._default_manager.count() == 1


@pytest.mark.parametrize(("model", "facts"), WRONG)
def test_an_unsound_row_is_refused(
    model: type[models.Model], facts: dict[str, Any], alice: Patient
) -> None:
    with pytest.raises(IntegrityError):
        insert(model, alice, **facts)


@pytest.mark.parametrize("model", TWICE)
def test_what_there_is_once_is_not_there_twice(model: type[models.Model], alice: Patient) -> None:
    insert(model, alice)
    with pytest.raises(IntegrityError):
        insert(model, alice)


@pytest.mark.parametrize("model", [model for model in OF_PATIENT if model is not LessonProgress])
def test_what_a_phone_sends_twice_is_once(
    model: type[models.Model], alice: Patient, bob: Patient
) -> None:
    once = uuid4()
    insert(model, alice, client_uuid=once)
    insert(model, bob, client_uuid=once)
    with pytest.raises(IntegrityError):
        insert(model, alice, client_uuid=once)


def test_progress_is_one_row_a_lesson(alice: Patient) -> None:
    insert(LessonProgress, alice)
    with pytest.raises(IntegrityError):
        insert(LessonProgress, alice)


@pytest.mark.parametrize(
    "facts",
    [{"strength": "sure"}, {"strength": ""}, {"minutes": 11}, {"title": ""}, {"review_by": None}],
)
def test_a_lesson_that_patients_read_is_sound(facts: dict[str, Any], db: None) -> None:
    a_lesson("quota")
    with pytest.raises(IntegrityError), transaction.atomic():
        Lesson.objects.update(**facts)


def test_a_lesson_has_a_key_of_its_own(db: None) -> None:
    a_lesson("quota")
    for key in ("", "quota"):
        with pytest.raises(IntegrityError), transaction.atomic():
            a_lesson(key)


def test_a_module_with_lessons_is_not_deleted(db: None) -> None:
    a_lesson("quota")
    with pytest.raises(models.ProtectedError):
        a_module_now().delete()


def a_module_now() -> Module:
    return Module.objects.first() or a_module()


@pytest.mark.parametrize("role", ["king", ""])
def test_a_role_is_one_of_those_there_are(role: str, ada: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(user=ada, role=role)


def test_a_role_is_granted_once(ada: User) -> None:
    RoleGrant.objects.create(user=ada, role=Role.EDITOR)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(user=ada, role=Role.EDITOR)
