"""How the pages look, where the person is and when their day starts, whose device it is."""

from collections import defaultdict
from datetime import time
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Patient, Theme
from common.dates import is_zone, zones

AREAS = {"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}


def zone_choices(also: str = "") -> list[tuple[str, list[tuple[str, str]]]]:
    """Zones by part of the world, in words; `also` is one to offer beside the usual ones."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for zone in sorted(zones()):
        area, _slash, place = zone.partition("/")
        if area in AREAS:
            groups[area].append((zone, place.replace("_", " ").replace("/", ", ")))
    if also and not any(also == zone for group in groups.values() for zone, _name in group):
        groups[str(_("Other"))].append((also, also))
    return list(groups.items())


class ZoneField(forms.CharField):
    """A time zone out of a list; one that exists and the list leaves out is taken too."""

    widget = forms.Select

    def validate(self, value: str) -> None:
        super().validate(value)
        if not is_zone(value):
            raise ValidationError(_("We don't know that time zone. Choose one from the list."))


class ZoneForm(forms.Form):
    """Where the person is; `guess` lets the browser fill in its own zone."""

    zone = ZoneField(label=_("Your time zone"), max_length=64)

    def __init__(self, data: Any = None, *, zone: str, guess: bool = False) -> None:
        super().__init__(data, initial={"zone": zone})
        chosen = self["zone"].value() or ""
        select: Any = self.fields["zone"].widget
        select.choices = zone_choices(chosen if is_zone(chosen) else zone)
        if guess:
            select.attrs["data-zone"] = "always"


class DayForm(ZoneForm):
    """Where the person is, and when their day starts."""

    starts_at = forms.TypedChoiceField(
        label=_("My day starts at"),
        help_text=_("What you note before this time belongs to the day before."),
        coerce=time.fromisoformat,
        choices=[(time(hour).isoformat("minutes"), f"{hour:02}:00") for hour in range(7)],
        error_messages={
            "required": _("Choose when your day starts."),
            "invalid_choice": _("Choose a time between midnight and 6 in the morning."),
        },
    )

    def __init__(self, data: Any = None, *, zone: str, starts_at: time) -> None:
        super().__init__(data, zone=zone)
        self.initial["starts_at"] = starts_at.isoformat("minutes")


class LookForm(forms.ModelForm):  # type: ignore[type-arg]
    """Colours, text size, fog mode."""

    theme = forms.ChoiceField(
        label=_("Colours"),
        help_text=_("Dim is easy on the eyes in a migraine."),
        choices=[
            (Theme.SYSTEM, _("As my phone")),
            (Theme.LIGHT, _("Light")),
            (Theme.DARK, _("Dark")),
            (Theme.DIM, _("Dim")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Patient
        fields: ClassVar = ["theme", "text_size", "fog_mode"]
        labels: ClassVar = {
            "text_size": _("Text size"),
            "fog_mode": _("Fog mode"),
        }
        help_texts: ClassVar = {"fog_mode": _("One question on each screen.")}
        widgets: ClassVar = {"text_size": forms.RadioSelect}


class DeviceForm(forms.Form):
    """Whether other people use the person's devices."""

    shared_device = forms.BooleanField(
        label=_("Other people use my device"),
        help_text=_("Then you are signed out after 30 minutes without a touch, everywhere."),
        required=False,
    )
