"""What the timer's buttons post."""

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.models import Purpose, Unit
from pacing.forms.amounts import AmountField


class StartForm(forms.Form):
    """Which activity, what for, whether only a short part of what is due, and the run's own key:
    posted twice, it starts once.
    """

    activity = forms.UUIDField()
    purpose = forms.ChoiceField(choices=Purpose)
    client_uuid = forms.UUIDField()
    small = forms.BooleanField(required=False)


class StopForm(forms.Form):
    """When it ended: now, at the target, or after other `minutes`."""

    when = forms.ChoiceField(choices=[("now", ""), ("target", ""), ("other", "")])
    minutes = AmountField(
        unit=Unit.SECONDS,
        required=False,
        error_messages={"max_length": _("Write a number, like 8.")},
    )
    run = forms.UUIDField(required=False)
