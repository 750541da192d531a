"""The check-in as one form: every answer optional, what is not posted stays as it is."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.shown import SHOWN, changed
from diary.models import SCALES, OwnItem
from diary.scales import SCALES as WORDS
from diary.services.check_in import LONGEST_NOTE, LONGEST_TAG, MOST_TAGS

OWN = "own-"


class Rating(forms.IntegerField):
    """A number 0–10, or None; `name` is the id of its first button on the page."""

    def __init__(self, name: str, label: Any) -> None:
        text = _("Choose a number from 0 to 10.")
        errors = {"invalid": text, "min_value": text, "max_value": text}
        super().__init__(
            label=label,
            required=False,
            min_value=0,
            max_value=10,
            error_messages=errors,
            widget=forms.NumberInput(attrs={"id": name}),
        )


class Tags(forms.MultipleChoiceField):
    """Any words, one a tag."""

    def valid_value(self, value: str) -> bool:
        return len(value) <= LONGEST_TAG and "\0" not in value


class CheckInForm(forms.Form):
    """All scales, the person's own items, note, tags and Hard day.

    `has` names the groups of check boxes the page showed: without it, none checked says nothing.
    """

    note = forms.CharField(
        label=_("A note"), required=False, max_length=LONGEST_NOTE, widget=forms.Textarea
    )
    tags = Tags(
        label=_("What was going on?"),
        required=False,
        error_messages={"invalid_choice": _("Use a shorter tag.")},
        widget=forms.SelectMultiple(attrs={"id": "id_new_tag"}),
    )
    new_tag = forms.CharField(label=_("Something else"), required=False, max_length=LONGEST_TAG)
    hard_day = forms.BooleanField(required=False)
    has = forms.MultipleChoiceField(required=False, choices=[("tags", ""), ("hard_day", "")])

    def __init__(self, data: Any = None, *, items: Iterable[OwnItem]) -> None:
        super().__init__(data)
        self.items = {f"{OWN}{item.pk}": item for item in items}
        labels: dict[str, Any] = {name: scale.label for name, scale in WORDS.items()}
        labels |= {name: item.label for name, item in self.items.items()}
        for name, label in labels.items():
            self.fields[name] = Rating(name, label)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if len(cleaned.get("tags", ())) + bool(cleaned.get("new_tag")) > MOST_TAGS:
            text = gettext("A day holds up to %(most)s tags.") % {"most": MOST_TAGS}
            self.add_error("new_tag", text)
        return cleaned

    @property
    def answers(self) -> dict[str, object]:
        """What the form says about the day's row: scales answered, the note, Hard day."""
        said: dict[str, object] = {
            name: self.cleaned_data[name] for name in SCALES if self.cleaned_data[name] is not None
        }
        if "note" in self.data:
            said["note"] = self.cleaned_data["note"]
        if "hard_day" in self.cleaned_data["has"] or self.cleaned_data["hard_day"]:
            said["hard_day"] = self.cleaned_data["hard_day"]
        return {name: value for name, value in said.items() if self._touched(name)}

    @property
    def own(self) -> dict[OwnItem, int]:
        """The own items answered."""
        values = ((item, self.cleaned_data[name]) for name, item in self.items.items())
        return {
            item: value
            for item, value in values
            if value is not None and self._touched(f"{OWN}{item.pk}")
        }

    @property
    def chosen_tags(self) -> list[str] | None:
        """The day's tags, or None where the form did not show them, or left them as they were."""
        if "tags" not in self.cleaned_data["has"]:
            return None
        new = self.cleaned_data["new_tag"]
        tags = [*self.cleaned_data["tags"], *([new] if new else [])]
        return None if self.shown_tags and {"", *tags} == set(self.shown_tags) else tags

    @property
    def shown_note(self) -> str | None:
        """The note that the page showed; None where it doesn't say."""
        return self.data.get(f"{SHOWN}note")

    @property
    def shown_tags(self) -> list[str] | None:
        """The chosen tags that the page showed; None where it doesn't say."""
        data: Any = self.data
        return data.getlist(f"{SHOWN}tags") or None

    def _touched(self, name: str) -> bool:
        """Whether the answer differs from what the page showed, so that it was given here."""
        shown = self.data.get(f"{SHOWN}{name}")
        return shown is None or changed(self.data.get(name, ""), shown)
