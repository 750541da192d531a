"""What a patient did with lessons and practices."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from accounts.models import Patient
from accounts.ownership import OwnedQuerySet
from common.models import Record

LONGEST_PRACTICE = 7200
"""In seconds."""


class LessonProgress(Record):
    """How far someone has read; `position` counts the sections behind them."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="lessons_read")
    lesson_key = models.SlugField(max_length=60)
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "lesson_key"], name="progress_once_a_lesson"
            ),
            models.CheckConstraint(condition=~Q(lesson_key=""), name="progress_lesson_given"),
            models.CheckConstraint(
                condition=Q(opened_at__gte=F("started_at")), name="progress_opened_after_start"
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(finished_at__gte=F("started_at")),
                name="progress_finished_after_start",
            ),
        ]


class CheckAnswer(Record):
    """An answer someone chose; `check_id` and `answer_id` are the blocks' own keys."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="check_answers")
    lesson_key = models.SlugField(max_length=60)
    check_id = models.UUIDField()
    answer_id = models.UUIDField()
    right = models.BooleanField()
    at = models.DateTimeField()
    client_uuid = models.UUIDField(default=uuid4)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["at"]
        indexes = [models.Index(fields=["patient", "lesson_key"], name="answer_by_lesson")]
        constraints = [
            models.UniqueConstraint(fields=["patient", "client_uuid"], name="answer_posted_once"),
            models.CheckConstraint(condition=~Q(lesson_key=""), name="answer_lesson_given"),
        ]


class TeachBack(Record):
    """What someone took from a lesson, in their own words."""

    LONGEST = 1000

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="teach_backs")
    lesson_key = models.SlugField(max_length=60)
    prompt_id = models.UUIDField()
    words = models.CharField(max_length=LONGEST)
    at = models.DateTimeField()
    client_uuid = models.UUIDField(default=uuid4)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["at"]
        indexes = [models.Index(fields=["patient", "lesson_key"], name="teach_back_by_lesson")]
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "client_uuid"], name="teach_back_posted_once"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="teach_back_words_given"),
            models.CheckConstraint(condition=~Q(lesson_key=""), name="teach_back_lesson_given"),
        ]


class PracticeRun(Record):
    """A practice someone did, for how long; what imagery asks before and after, if they said."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="practice_runs")
    practice = models.SlugField(max_length=60)
    on = models.DateField()
    seconds = models.PositiveIntegerField()
    whole = models.BooleanField()
    vividness = models.PositiveSmallIntegerField(null=True, blank=True)
    fear_before = models.PositiveSmallIntegerField(null=True, blank=True)
    fear_after = models.PositiveSmallIntegerField(null=True, blank=True)
    at = models.DateTimeField()
    client_uuid = models.UUIDField(default=uuid4)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["at"]
        indexes = [models.Index(fields=["patient", "on"], name="practice_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["patient", "client_uuid"], name="run_posted_once"),
            models.CheckConstraint(condition=~Q(practice=""), name="run_practice_given"),
            models.CheckConstraint(
                condition=Q(seconds__range=(1, LONGEST_PRACTICE)), name="run_1_s_to_2_h"
            ),
            *[
                models.CheckConstraint(
                    condition=Q(**{name: None}) | Q(**{f"{name}__range": (0, 10)}),
                    name=f"run_{name}_0_to_10",
                )
                for name in ("vividness", "fear_before", "fear_after")
            ],
        ]
