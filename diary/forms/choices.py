"""What to track, and a thing of one's own to rate."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from diary.models import SCALES, DiaryChoice
from diary.scales import SCALES as QUESTIONS
from diary.selectors import Choice
from diary.services.choices import LONGEST_ANCHOR, LONGEST_LABEL


class ChoicesForm(forms.Form):
    """Which ratings are asked, and how often."""

    items = forms.MultipleChoiceField(
        label=_("Ask me about"),
        required=False,
        choices=[(name, QUESTIONS[name].label) for name in SCALES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from the list.")},
    )
    cadence = forms.ChoiceField(
        label=_("How often"), choices=DiaryChoice.Cadence, widget=forms.RadioSelect
    )
    weekly_day = forms.TypedChoiceField(
        label=_("Which day of the week"),
        help_text=_("This counts only if you are asked once a week."),
        choices=list(WEEKDAYS.items()),
        coerce=int,
    )

    @classmethod
    def of(cls, choice: Choice) -> "ChoicesForm":
        """The form with what holds now."""
        weekly = choice.weekly_day is not None
        cadence = DiaryChoice.Cadence.WEEKLY if weekly else DiaryChoice.Cadence.DAILY
        day = 6 if choice.weekly_day is None else choice.weekly_day
        return cls(initial={"items": choice.items, "cadence": cadence, "weekly_day": day})


class OwnItemForm(forms.Form):
    """A thing of one's own, with a word for each end."""

    label = forms.CharField(label=_("What"), max_length=LONGEST_LABEL)
    low = forms.CharField(
        label=_("What 0 means"), max_length=LONGEST_ANCHOR, help_text=_("Like: none")
    )
    high = forms.CharField(
        label=_("What 10 means"), max_length=LONGEST_ANCHOR, help_text=_("Like: a lot")
    )
    better = forms.ChoiceField(
        label=_("The better end"),
        choices=[("high", _("10 is better")), ("low", _("0 is better"))],
        widget=forms.RadioSelect,
        initial="high",
    )

    def values(self) -> dict[str, Any]:
        """The arguments of `services.choices.add_own_item`."""
        said = self.cleaned_data
        words = {name: said[name] for name in ("label", "low", "high")}
        return words | {"higher_is_better": said["better"] == "high"}
