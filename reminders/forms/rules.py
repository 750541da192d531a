"""A reminder as a person sets it, and what counts for all of theirs."""

from datetime import time
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext_lazy as _

from accounts.models import Patient
from pacing.models import Plan
from reminders.forms.ways import WaysField
from reminders.models import Channel, Kind, Preference, Rule
from reminders.models.rules import MOST_A_DAY

EVERY = [str(day) for day in range(7)]


class RuleForm(forms.Form):
    """What of, when, on which days, and by which way."""

    kind = forms.ChoiceField(
        label=_("What shall we remind you of?"),
        choices=Kind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of these.")},
    )
    local_time = forms.TimeField(
        label=_("At what time?"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "required": _("Give a time, such as 09:00."),
            "invalid": _("This is no time of day. Write it like 09:00."),
        },
    )
    days = forms.TypedMultipleChoiceField(
        label=_("On which days?"),
        coerce=int,
        choices=list(WEEKDAYS_ABBR.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose one day at least."),
            "invalid_choice": _("Choose days of the week."),
        },
    )
    channels = WaysField(
        label=_("How?"),
        error_messages={
            "required": _("Choose one way at least."),
            "invalid_choice": _("Choose one of these."),
        },
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any], plans: list[Plan]) -> None:
        super().__init__(data, initial=initial)
        self.plans = {str(plan.pk): plan for plan in plans}
        if len(plans) > 1:
            names = [(key, plan.activity.name) for key, plan in self.plans.items()]
            self.fields["plan"] = forms.ChoiceField(
                label=_("A session of what?"),
                choices=[("", _("Whatever is due")), *names],
                required=False,
                error_messages={"invalid_choice": _("Choose one of these.")},
            )

    @classmethod
    def of(cls, rule: Rule | None, data: Any = None, *, plans: list[Plan]) -> "RuleForm":
        """The form filled in with `rule`, or with what is usual; `plans` are those that run."""
        if rule is None:
            usual = {"kind": Kind.TODAY, "local_time": time(9), "days": EVERY}
            channels = [Channel.EMAIL, Channel.IN_APP]
            return cls(data, initial=usual | {"channels": channels}, plans=plans)
        given = {
            "kind": rule.kind,
            "plan": str(rule.plan_id or ""),
            "local_time": rule.local_time,
            "days": [str(day) for day in range(7) if rule.days >> day & 1],
            "channels": [name for name, wanted in rule.by_channel.items() if wanted],
        }
        return cls(data, initial=given, plans=plans)

    def offer_ways(self, patient: Patient) -> None:
        """Offer the ways that are there for this person."""
        ways = self.fields["channels"]
        assert isinstance(ways, WaysField)
        ways.offer_to(patient)

    @property
    def facts(self) -> dict[str, Any]:
        """What the service takes."""
        said = self.cleaned_data
        kind = Kind(said["kind"])
        return {
            "kind": kind,
            "plan": self.plans.get(said.get("plan", "")) if kind == Kind.SESSION else None,
            "local_time": said["local_time"],
            "days": sum(1 << day for day in said["days"]),
            "channels": {Channel(name) for name in said["channels"]},
        }


class PreferenceForm(forms.ModelForm[Preference]):
    """Quiet hours, and how many a day at most."""

    class Meta:
        model = Preference
        fields = ["most_a_day", "quiet_from", "quiet_until"]
        labels = {
            "quiet_from": _("Quiet from"),
            "quiet_until": _("Quiet until"),
        }
        error_messages = {
            name: {
                "required": _("Give a time, such as 21:00."),
                "invalid": _("This is no time of day. Write it like 21:00."),
            }
            for name in ("quiet_from", "quiet_until")
        }
        widgets = {
            "quiet_from": forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            "quiet_until": forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        }

    most_a_day = forms.TypedChoiceField(
        label=_("How many a day at most?"),
        coerce=int,
        choices=[(number, number) for number in range(1, MOST_A_DAY + 1)],
        error_messages={
            "required": _("Choose a number."),
            "invalid_choice": _("Choose one of these numbers."),
        },
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        first, last = said.get("quiet_from"), said.get("quiet_until")
        if first is not None and first == last:
            self.add_error("quiet_until", _("Quiet hours end at another time than they begin."))
        return said
