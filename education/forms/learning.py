"""What a reader of a lesson sends: an answer to a check, words of their own."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from common.posted import Posted
from education.models import TeachBack


class AnswerForm(Posted):
    """The answers of one check as radio buttons, none of them chosen beforehand."""

    check = forms.UUIDField(widget=forms.HiddenInput(attrs={"id": False}))
    answer = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the answer that fits best."),
            "invalid_choice": _("Choose one of the answers."),
        },
    )

    def __init__(
        self,
        data: Any = None,
        *,
        check: UUID,
        question: str,
        answers: Sequence[tuple[UUID, str]],
        chosen: UUID | None,
    ) -> None:
        initial = {"check": check, "answer": str(chosen) if chosen else None}
        super().__init__(data, auto_id=f"check-{check.hex[:8]}-%s", initial=initial)
        field: Any = self.fields["answer"]
        field.label, field.choices = question, [(str(key), words) for key, words in answers]


class WordsForm(Posted):
    """A few words of one's own under one prompt."""

    prompt = forms.UUIDField(widget=forms.HiddenInput(attrs={"id": False}))
    words = forms.CharField(
        label=_("Your words"),
        help_text=_("One line will do. Only you can read it, and nobody watches it."),
        max_length=TeachBack.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Write a few words, or go on without."),
            "max_length": _("That is more than we can keep. Use fewer words."),
        },
    )

    def __init__(self, data: Any = None, *, prompt: UUID, kept: str) -> None:
        initial = {"prompt": prompt, "words": kept}
        super().__init__(data, auto_id=f"words-{prompt.hex[:8]}-%s", initial=initial)


class PlaceForm(forms.Form):
    """How many sections are behind the reader."""

    section = forms.IntegerField(min_value=0, max_value=1000)


class SearchForm(forms.Form):
    """What someone looks for; of a very long text its beginning."""

    LONGEST = 100

    q = forms.CharField(label=_("Search"), required=False, strip=True)

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "SearchForm":
        """The form as it was sent, with no more than can be looked for."""
        return cls({"q": asked.get("q", "")[: cls.LONGEST]})
