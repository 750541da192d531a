"""By which ways a reminder comes: those that are there for the person."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from accounts.models import Patient
from reminders import vapid
from reminders.models import Channel
from reminders.selectors import living


class WaysField(forms.MultipleChoiceField):
    """Check boxes. A notice needs a device that was allowed to show it."""

    needs_device = False

    def __init__(self, **more: Any) -> None:
        super().__init__(choices=Channel, widget=forms.CheckboxSelectMultiple, **more)

    def offer_to(self, patient: Patient) -> None:
        """Leave notices out where there are none; say where to allow them first."""
        if not vapid.is_on():
            self.choices = [one for one in Channel.choices if one[0] != Channel.PUSH]
        elif not living(patient).exists():
            self.needs_device = True
            self.help_text = format_html(
                '{} <a href="{}">{}</a>',
                gettext("A notice needs a phone that was allowed to show it."),
                reverse("reminders:phone"),
                gettext("Allow notices"),
            )

    def validate(self, value: Any) -> None:
        super().validate(value)
        if self.needs_device and Channel.PUSH in value:
            words = gettext("First allow notices on a phone, then choose them here.")
            raise forms.ValidationError(words)
