"""What a browser gives so that notices reach it (static/js/push.js fills it in)."""

from typing import Any

from django import forms
from django.utils.translation import gettext

HIDDEN = forms.HiddenInput(attrs={"id": False})


class PhoneForm(forms.Form):
    """An address at the browser's maker, and the two keys that go with it."""

    address = forms.CharField(required=False, strip=False, widget=HIDDEN)
    p256dh = forms.CharField(required=False, strip=False, widget=HIDDEN)
    auth = forms.CharField(required=False, strip=False, widget=HIDDEN)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not all(said.get(name) for name in self.fields):
            words = gettext("Your browser left something out. Press the button once more.")
            raise forms.ValidationError(words)
        return said

    @property
    def facts(self) -> dict[str, Any]:
        """What the service takes."""
        return dict(self.cleaned_data)
