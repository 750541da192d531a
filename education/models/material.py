"""What lessons point to: sources, pictures; and what was loaded from the product's own files."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.models import Record
from education.models.uses import stands
from education.words import Read


class Source(Record):
    """A text that a lesson rests on, and how much of it was read."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    authors = models.CharField(_("authors"), max_length=300, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("In which it was published.")
    )
    accessed = models.PositiveSmallIntegerField(
        _("looked at in"),
        null=True,
        blank=True,
        help_text=_("For a page that names no year of its own: the year in which it was read."),
    )
    title = models.CharField(_("title"), max_length=400)
    where = models.CharField(_("where it stands"), max_length=300, blank=True)
    read = models.CharField(_("how much of it was read"), max_length=9, choices=Read)

    class Meta:
        ordering = ["key"]
        verbose_name, verbose_name_plural = _("source"), _("sources")
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="source_key_given"),
            models.CheckConstraint(condition=~Q(title=""), name="source_title_given"),
            models.CheckConstraint(condition=Q(read__in=Read.values), name="source_read_known"),
            models.CheckConstraint(
                condition=Q(year=None) | Q(year__range=(1800, 2200)), name="source_year_sound"
            ),
            models.CheckConstraint(
                condition=Q(accessed=None) | Q(accessed__range=(1990, 2200)),
                name="source_accessed_sound",
            ),
        ]

    def __str__(self) -> str:
        return " · ".join(str(part) for part in (self.authors, self.dated, self.title) if part)

    def clean(self) -> None:
        """Raises ValidationError where it has no year at all."""
        super().clean()
        if not self.dated:
            words = gettext("Say when it was published; if it does not say, when you looked at it.")
            raise ValidationError({"year": words})

    @property
    def dated(self) -> str:
        """The year it was published in, else the one it was looked at in."""
        if self.year:
            return str(self.year)
        return gettext("looked at in %d") % self.accessed if self.accessed else ""

    def stands(self) -> bool:
        """Whether a text cites it that patients read, or that somebody looks at or has approved."""
        return stands(self.mark)

    @property
    def mark(self) -> str:
        """What stands for it in the body of a text."""
        return self.key


class Picture(Record):
    """A picture drawn anew from the file that was sent: no metadata, no larger than needed."""

    WIDEST = 1280
    TALLEST = 4000
    LARGEST = 400 * 1024

    name = models.CharField(_("name"), max_length=120)
    data = models.BinaryField(editable=False)
    width = models.PositiveSmallIntegerField(editable=False)
    height = models.PositiveSmallIntegerField(editable=False)
    added_at = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name, verbose_name_plural = _("picture"), _("pictures")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="picture_name_given"),
            models.CheckConstraint(
                condition=Q(width__range=(1, 1280), height__range=(1, 4000)),
                name="picture_size_sound",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def stands(self) -> bool:
        """Whether a text shows it that patients read, or that somebody looks at or has approved."""
        return stands(self.mark)

    @property
    def mark(self) -> str:
        """What stands for it in the body of a text."""
        return str(self.pk)


class Shipped(Record):
    """What was last loaded from a file, as a digest: a text that differs was changed by hand."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="shipped_once"),
            models.CheckConstraint(condition=~Q(digest=""), name="shipped_digest_given"),
        ]


class ReviewNotice(Record):
    """The editors were told that this text is due; another date tells them again."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=60)
    review_by = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "review_by"], name="notice_once_a_date"),
        ]
