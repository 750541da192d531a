"""What a lesson is made of. Text is Markdown; what is not Markdown comes out as text."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from education import links
from education.words import PRACTICES

HOW_TO_WRITE = _(
    "An empty line begins a paragraph, ## a heading, - a line of a list. Two stars on each side "
    "make **bold** words. [Words](app:today) lead into the product, "
    "[words](lesson:key) to a lesson."
)
RIGHT_ONES = 1
FEWEST_ANSWERS = 2


def named(field: forms.Field, label: Any) -> forms.Field:
    """With its name for those who don't see the page: Wagtail gives none to a field in a list."""
    field.widget.attrs["aria-label"] = label
    return field


class Markdown(blocks.TextBlock):
    """Paragraphs, sub-headings, lists, bold, and links into the product."""

    def __init__(self, *, rows: int = 4, help_text: Any = HOW_TO_WRITE, **kwargs: Any) -> None:
        super().__init__(rows=rows, help_text=help_text, **kwargs)

    @cached_property
    def field(self) -> forms.Field:
        return named(super().field, self.label)

    def clean(self, value: Any) -> Any:
        """With line ends as they are stored, which browsers change and a comparison would show.

        Raises ValidationError for a link that leads nowhere, saying which and what may be.
        """
        cleaned = (super().clean(value) or "").replace("\r\n", "\n")
        problems = links.problems(cleaned)
        if problems:
            raise ValidationError(problems)
        return cleaned


class Choice(blocks.ChoiceBlock):
    """One of a list."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        named(self.field, self.label)


class Answer(blocks.StructBlock):
    """One answer to a question, with what the reader is told after choosing it."""

    answer = blocks.CharBlock(label=_("Answer"), max_length=300)
    right = blocks.BooleanBlock(label=_("This is the right one"), required=False)
    feedback = Markdown(
        label=_("What you say then"), rows=2, help_text=_("Kind, and says why. For each answer.")
    )


class Answers(blocks.ListBlock):
    """Two answers or more, exactly one of them right."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if sum(1 for each in cleaned if each["right"]) != RIGHT_ONES:
            words = gettext("Mark exactly one answer as the right one.")
            raise ListBlockValidationError(non_block_errors=[ValidationError(words)])
        return cleaned


class Check(blocks.StructBlock):
    """A question with answers; it is for thinking, not for marks."""

    question = blocks.CharBlock(label=_("Question"), max_length=400)
    answers = Answers(Answer(), label=_("Answers"), min_num=FEWEST_ANSWERS, max_num=6)

    class Meta:
        icon = "help"
        label = _("Check")


class PictureChooser(SnippetChooserBlock):
    """One of our pictures. Its key is a UUID, which Wagtail does not find again by its text."""

    def bulk_to_python(self, values: Any) -> list[Any]:
        keys = [None if value is None else UUID(str(value)) for value in values]
        found: list[Any] = super().bulk_to_python(keys)
        return found


class Picture(blocks.StructBlock):
    """A picture with what it shows, for those who don't see it."""

    picture = PictureChooser("education.Picture", label=_("Picture"))
    alternative = blocks.CharBlock(
        label=_("What it shows, in words"),
        max_length=300,
        help_text=_("Read aloud to people who don't see the picture."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")


class Step(blocks.StructBlock):
    """A moment of a practice: how long, and what is said at its start."""

    seconds = blocks.IntegerBlock(label=_("Seconds"), min_value=1, max_value=600)
    phase = Choice(
        label=_("Breath"),
        required=False,
        choices=[("in", _("in")), ("hold", _("hold")), ("out", _("out"))],
    )
    words = blocks.CharBlock(label=_("Words"), max_length=500)


def source_choices() -> list[tuple[str, str]]:
    """The sources that can be cited, by key."""
    from education.models import Source

    return [(source.key, str(source)) for source in Source.objects.all()]


class Sources(blocks.ListBlock):
    """The sources of a lesson, by key."""

    def __init__(self, **kwargs: Any) -> None:
        choice = Choice(choices=source_choices, label=_("Source"))
        super().__init__(choice, **kwargs)


class Body(blocks.StreamBlock):
    """A lesson or a page."""

    text = Markdown(label=_("Text"), icon="pilcrow", rows=12)
    key_message = Markdown(label=_("Key message"), icon="key")
    try_this = Markdown(label=_("Try this"), icon="circle-check")
    check = Check()
    own_words = Markdown(label=_("In your own words"), icon="edit")
    practice = Choice(label=_("Practice"), icon="time", choices=[(key, key) for key in PRACTICES])
    picture = Picture()
    sources = Sources(label=_("Sources"), icon="list-ul", min_num=1)

    class Meta:
        block_counts = {
            "key_message": {"max_num": 1},
            "try_this": {"max_num": 1},
            "own_words": {"max_num": 1},
            "practice": {"max_num": 1},
            "sources": {"max_num": 1},
        }


class Script(blocks.StreamBlock):
    """A guided practice: what it is, and its steps by the clock."""

    text = Markdown(label=_("Text"), icon="pilcrow", rows=8)
    before = Markdown(label=_("Before you start"), icon="info-circle")
    steps = blocks.ListBlock(Step(), label=_("Steps"), icon="time", min_num=1)
    after = Markdown(label=_("After"), icon="tick")
    sources = Sources(label=_("Sources"), icon="list-ul", min_num=1)

    class Meta:
        block_counts = {
            name: {"min_num": 0, "max_num": 1} for name in ("before", "steps", "after", "sources")
        }
