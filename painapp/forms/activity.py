"""The name of an activity on the person's list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.services.activities import LONGEST_NAME


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Its name"),
        max_length=LONGEST_NAME,
        error_messages={
            "required": _("Give the activity a name."),
            "max_length": _("Use at most 60 letters."),
        },
    )
