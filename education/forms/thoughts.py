"""A thought as the person types it: caught, checked, changed."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.posted import Posted, RatingField
from common.shown import SHOWN, changed, lines
from education.models.thoughts import RATINGS, WORDS

NAMES = (*WORDS, *RATINGS)


class Words(forms.CharField):
    """A few words; the end of a line counts as one sign, as in the browser."""

    def __init__(self, name: str, label: Any, *, rows: int = 2, required: bool = False) -> None:
        super().__init__(
            label=label,
            max_length=WORDS[name],
            required=required,
            widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(),
            error_messages={
                "required": _("Write the thought down, in a few words."),
                "max_length": _("That is more than we can keep. Use fewer words."),
            },
        )

    def to_python(self, value: Any) -> str:
        return lines(super().to_python(value) or "")


class Asked(NamedTuple):
    """A field of the form; `other` is what another page has written there since."""

    field: forms.BoundField
    rates: bool
    other: str


class ThoughtForm(Posted):
    """Only the thought itself is asked for; everything else may be left empty.

    `shown` is what the page showed when it was opened, by name; the form carries it. `others` is
    what another page wrote since to places that were changed here, too.
    """

    happened = Words("happened", _("What happened?"))
    thought = Words("thought", _("What went through your mind?"), required=True)
    feeling = Words("feeling", _("What did you feel?"), rows=0)
    belief_before = RatingField(label=_("How much do you believe the thought?"))
    feeling_before = RatingField(label=_("How strong is the feeling?"))
    speaks_for = Words("speaks_for", _("What speaks for it?"), rows=3)
    speaks_against = Words("speaks_against", _("What speaks against it?"), rows=3)
    another_way = Words("another_way", _("What is every bit as true, and easier to live with?"))
    belief_after = RatingField(label=_("How much do you believe the first thought now?"))
    feeling_after = RatingField(label=_("How strong is the feeling now?"))

    def __init__(
        self,
        data: Any = None,
        *,
        initial: Mapping[str, Any] | None = None,
        shown: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}), auto_id="%s")
        self.shown = dict(shown or {})
        self.others: dict[str, str] = {}

    @classmethod
    def of(cls, stands: Mapping[str, str], data: Any = None) -> "ThoughtForm":
        """The form for going on with a thought in which `stands` stands."""
        return cls(data, initial=stands, shown=_sent(data) if data else stands)

    @classmethod
    def without(cls, cleared: str, data: Any) -> "ThoughtForm":
        """The form as it was sent, with one rating taken back; nothing is complained of."""
        kept = {name: value for name, value in data.items() if name != cleared}
        return cls(initial=kept, shown=_sent(data))

    @classmethod
    def crossed(cls, stands: Mapping[str, str], data: Any, names: tuple[str, ...]) -> "ThoughtForm":
        """The form with what was changed here, over what `stands` by now; at the places `names`
        the person is asked.
        """
        shown = _sent(data)
        here = (name for name in NAMES if changed(data.get(name, ""), shown.get(name, "")))
        typed = {name: data.get(name, "") for name in here}
        form = cls({**stands, **typed}, shown=stands)
        form.others = {name: stands[name] for name in names}
        for name in names:
            text = gettext("This was changed on another page, too. Leave what you want to keep.")
            form.add_error(name, text)
        return form

    @property
    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in WORDS}

    @property
    def ratings(self) -> dict[str, int | None]:
        return {name: self.cleaned_data[name] for name in RATINGS}

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What the page showed, as hidden fields."""
        return [(f"{SHOWN}{name}", value) for name, value in self.shown.items()]

    def parts(self) -> Iterator[tuple[Any, Any, list[Asked]]]:
        """Catch, check and change: title, a line of help, and what is asked."""
        for title, hint, names in PARTS:
            asked = (Asked(self[name], name in RATINGS, self._other(name)) for name in names)
            yield title, hint, list(asked)

    def _other(self, name: str) -> str:
        other = self.others.get(name, "")
        return gettext("%(n)s of 10") % {"n": other} if other and name in RATINGS else other


def _sent(data: Mapping[str, Any]) -> dict[str, str]:
    """What the form says that its page showed."""
    return {name: data[f"{SHOWN}{name}"] for name in NAMES if f"{SHOWN}{name}" in data}


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
