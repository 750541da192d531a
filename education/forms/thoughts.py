"""A thought as the person types it: caught, checked, changed."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.posted import Posted, RatingField
from education.models import ThoughtRecord
from education.models.thoughts import RATINGS, WORDS


def _words(name: str, label: Any, *, rows: int = 2, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=WORDS[name],
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Write the thought down, in a few words.")},
    )


class ThoughtForm(Posted):
    """Only the thought itself is asked for; everything else may be left empty."""

    happened = _words("happened", _("What happened?"))
    thought = _words("thought", _("What went through your mind?"), required=True)
    feeling = forms.CharField(
        label=_("What did you feel?"), max_length=WORDS["feeling"], required=False
    )
    belief_before = RatingField(label=_("How much do you believe the thought?"))
    feeling_before = RatingField(label=_("How strong is the feeling?"))
    speaks_for = _words("speaks_for", _("What speaks for it?"), rows=3)
    speaks_against = _words("speaks_against", _("What speaks against it?"), rows=3)
    another_way = _words("another_way", _("What is every bit as true, and easier to live with?"))
    belief_after = RatingField(label=_("How much do you believe the first thought now?"))
    feeling_after = RatingField(label=_("How strong is the feeling now?"))

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, auto_id="%s")

    @classmethod
    def of(cls, thought: ThoughtRecord, data: Any = None) -> "ThoughtForm":
        """The form for going on with `thought`."""
        return cls(data, initial={name: getattr(thought, name) for name in (*WORDS, *RATINGS)})

    @classmethod
    def without(cls, cleared: str, data: Any) -> "ThoughtForm":
        """The form as it was sent, with one rating taken back; nothing is complained of."""
        return cls(initial={name: value for name, value in data.items() if name != cleared})

    @property
    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in WORDS}

    @property
    def ratings(self) -> dict[str, int | None]:
        return {name: self.cleaned_data[name] for name in RATINGS}

    def parts(self) -> Iterator[tuple[Any, Any, list[tuple[forms.BoundField, bool]]]]:
        """Catch, check and change: title, a line of help, and each field with whether it rates."""
        for title, hint, names in PARTS:
            yield title, hint, [(self[name], name in RATINGS) for name in names]


PARTS: tuple[tuple[Any, Any, tuple[str, ...]], ...] = (
    (
        _("Catch it"),
        _("Word for word, as rude or as silly as it was."),
        ("happened", "thought", "belief_before", "feeling", "feeling_before"),
    ),
    (
        _("Check it"),
        _("Like a fair judge. What is a fact, and what is a guess?"),
        ("speaks_for", "speaks_against"),
    ),
    (
        _("Change it, a little"),
        _("Begin with what is so, and add what the thought left out."),
        ("another_way", "belief_after", "feeling_after"),
    ),
)
