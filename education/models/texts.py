"""What editors write: modules, lessons, pages and practices, each with drafts and revisions."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from common.models import Record
from education.blocks import Body, Script
from education.links import LESSON_KEY
from education.words import Reader, Strength

if TYPE_CHECKING:
    from wagtail.models import Revision, Workflow

READING = "education.presenters.lesson.reading"
"""Wagtail asks the model what its preview shows; what a reader sees is made in a room above it."""

well_formed = RegexValidator(
    rf"\A{LESSON_KEY.pattern}\Z", _("Use small letters, digits and single hyphens.")
)


class Kept(PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, Record):
    """Something with a key, a title and a history; what patients read is its live state."""

    key = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        validators=[well_formed],
        help_text=_("Its name in links and addresses. It can't be changed later."),
    )
    title = models.CharField(_("title"), max_length=120)
    summary = models.CharField(_("summary"), max_length=300, help_text=_("One sentence."))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title or self.key

    def clean(self) -> None:
        """Raises ValidationError where the key of something that exists would change."""
        super().clean()
        kept = type(self).objects.filter(pk=self.pk).values_list("key", flat=True).first()
        if kept is not None and kept != self.key:
            words = gettext("The key stays “%s”: links and what people have done refer to it.")
            raise ValidationError({"key": words % kept})

    @classmethod
    def get_default_workflow(cls) -> "Workflow":
        from education.models.approval import approval_workflow

        return approval_workflow()

    def save_revision(self, *args: Any, **options: Any) -> "Revision":
        """A version that someone approved, or is looking at, is never written over."""
        over = options.get("overwrite_revision")
        if over is not None and (hasattr(over, "approval") or over.task_states.exists()):
            options["overwrite_revision"] = None
        return super().save_revision(*args, **options)

    def publish(self, revision: "Revision", user: Any = None, **options: Any) -> None:
        """Let patients read this revision. Raises PermissionDenied without an approval of it."""
        from education.models.approval import Approval
        from education.models.publishing import PublishByOurClock

        if not Approval.objects.filter(revision=revision).exists():
            raise PermissionDenied(gettext("Nothing is published before somebody else approves."))
        options.pop("skip_permission_checks", None)
        action = PublishByOurClock(revision, user=user, **options)
        action.execute(skip_permission_checks=True)

    def publish_shipped(self, revision: "Revision") -> None:
        """Let patients read what the product ships with; it counts as not yet checked."""
        from wagtail.actions.publish_revision import PublishRevisionAction

        PublishRevisionAction(revision, log_action=False).execute(skip_permission_checks=True)

    def get_preview_template(self, *_: Any) -> str:
        return "education/preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        shown = import_string(READING)(self, approval=None) if isinstance(self, Dated) else None
        return context | {"reading": shown}


class Dated(Kept):
    """A text with a body, and the dates that say how fresh it is."""

    minutes = models.PositiveSmallIntegerField(_("minutes to read"), default=3)
    written_on = models.DateField(_("written on"), null=True)
    sources_checked_on = models.DateField(_("sources checked on"), null=True)
    review_by = models.DateField(_("look at it again by"), null=True)
    known_words = models.JSONField(
        _("words it teaches"),
        default=list,
        blank=True,
        help_text=_("Long words the reader learns here. They count as short ones."),
    )

    class Meta:
        abstract = True

    def is_due(self, today: date) -> bool:
        """Whether it is time to look at it again."""
        return self.review_by is not None and self.review_by <= today


def _kept_constraints(name: str) -> list[models.BaseConstraint]:
    return [
        models.CheckConstraint(condition=~Q(key=""), name=f"{name}_key_given"),
        models.CheckConstraint(condition=Q(live=False) | ~Q(title=""), name=f"{name}_live_titled"),
    ]


def _dated_constraints(name: str, *, longest: int) -> list[models.BaseConstraint]:
    return [
        *_kept_constraints(name),
        models.CheckConstraint(
            condition=Q(minutes__range=(1, longest)), name=f"{name}_minutes_sound"
        ),
        models.CheckConstraint(
            condition=Q(live=False)
            | Q(
                written_on__isnull=False,
                sources_checked_on__isnull=False,
                review_by__isnull=False,
            ),
            name=f"{name}_live_dated",
        ),
    ]


class Module(Kept):
    """A stretch of the path: three to five lessons on one subject."""

    position = models.PositiveSmallIntegerField(_("place in the path"))

    class Meta:
        ordering = ["position", "key"]
        verbose_name, verbose_name_plural = _("module"), _("modules")
        constraints = _kept_constraints("module")


class Lesson(Dated):
    """One idea in two to five minutes."""

    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="lessons")
    position = models.PositiveSmallIntegerField(_("place in the module"))
    strength = models.CharField(_("strength of the evidence"), max_length=15, choices=Strength)
    strength_note = models.CharField(
        _("what that word is about"), max_length=300, help_text=_("One plain sentence.")
    )
    offered_at = models.JSONField(_("offered at"), default=list, blank=True)
    body = StreamField(Body(), verbose_name=_("lesson"), blank=True)

    class Meta:
        ordering = ["module__position", "position", "key"]
        verbose_name, verbose_name_plural = _("lesson"), _("lessons")
        constraints = [
            *_dated_constraints("lesson", longest=10),
            models.CheckConstraint(
                condition=Q(live=False, strength="") | Q(strength__in=Strength.values),
                name="lesson_strength_known",
            ),
        ]


class Article(Dated):
    """A text of its own, outside the path: When to get help, For clinicians."""

    reader = models.CharField(
        _("written for"), max_length=9, choices=Reader, default=Reader.PATIENT
    )
    body = StreamField(Body(), verbose_name=_("page"), blank=True)

    class Meta:
        ordering = ["key"]
        verbose_name, verbose_name_plural = _("page"), _("pages")
        constraints = [
            *_dated_constraints("article", longest=30),
            models.CheckConstraint(
                condition=Q(reader__in=Reader.values), name="article_reader_known"
            ),
        ]


class Practice(Dated):
    """Something to do by the clock: breathing, relaxation, a body scan."""

    rounds = models.PositiveSmallIntegerField(_("rounds"), default=1)
    cautions = models.JSONField(
        _("cautions"), default=list, blank=True, help_text=_("Read before it starts, one a line.")
    )
    body = StreamField(Script(), verbose_name=_("practice"), blank=True)

    class Meta:
        ordering = ["key"]
        verbose_name, verbose_name_plural = _("practice"), _("practices")
        constraints = [
            *_dated_constraints("practice", longest=30),
            models.CheckConstraint(
                condition=Q(rounds__range=(1, 60)), name="practice_rounds_sound"
            ),
        ]

    @property
    def steps(self) -> list[dict[str, Any]]:
        """One round: dictionaries of seconds, phase (in, hold, out or nothing) and words."""
        found: list[Any] = next(
            (each.value for each in self.body if each.block_type == "steps"), []
        )
        return [
            {"seconds": each["seconds"], "phase": each["phase"] or "", "words": each["words"]}
            for each in found
        ]

    @property
    def seconds(self) -> int:
        """How long all its rounds take."""
        return int(self.rounds) * sum(int(step["seconds"]) for step in self.steps)
