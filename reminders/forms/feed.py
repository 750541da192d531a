"""What a person chooses for their calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FeedForm(forms.Form):
    """Whether titles keep to themselves what is done."""

    neutral = forms.BooleanField(
        label=_("Neutral titles"),
        required=False,
        help_text=_("The calendar then says “time for yourself”, not what you do."),
    )
