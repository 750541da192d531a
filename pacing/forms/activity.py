"""Which activity the plan is for: one of the person's own, an idea of the library, a new one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.posted import Posted
from diary.models.activity import Category, Unit


class PickForm(Posted):
    """One tap on an activity: `choice` is "own:<id>" or "idea:<slug>"."""

    choice = forms.RegexField(r"(own|idea):[\w-]{1,60}", widget=forms.HiddenInput)

    def picked(self) -> tuple[str, str]:
        """("own", id) or ("idea", slug)."""
        kind, _colon, key = self.cleaned_data["choice"].partition(":")
        return kind, key


class NewActivityForm(Posted):
    """Something that is not in the list yet."""

    name = forms.CharField(
        label=_("What do you want to do more of?"),
        help_text=_("Say it your way: “Sitting at the table”, “Choir”, “Weeding”."),
        max_length=60,
        error_messages={
            "required": _("Give it a name."),
            "max_length": _("Give it a shorter name, of at most 60 letters."),
        },
    )
    category = forms.ChoiceField(
        label=_("What kind of thing is it?"), choices=Category.choices, initial=Category.MOVEMENT
    )
    unit = forms.ChoiceField(
        label=_("How do you count it?"),
        choices=Unit.choices,
        initial=Unit.SECONDS,
        help_text=_("Minutes fit most things."),
    )

    def clean_name(self) -> Any:
        return " ".join(self.cleaned_data["name"].split())
