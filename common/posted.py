"""What every form here has: an identity of its own, so that sent twice it acts once."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class OnceField(forms.UUIDField):
    """The form's own identity; one that can't be read is replaced, not complained about."""

    widget = forms.HiddenInput(attrs={"id": False})

    def clean(self, value: Any) -> UUID:
        try:
            known: UUID | None = super().clean(value)
        except ValidationError:
            known = None
        return known or uuid4()


class RatingField(forms.IntegerField):
    """A number from 0 to 10, or nothing: what the component `scale` posts."""

    def __init__(self, *, label: Any) -> None:
        words = dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Choose a number from 0 to 10.")
        )
        super().__init__(
            label=label, required=False, min_value=0, max_value=10, error_messages=words
        )


class Posted(forms.Form):
    """A form that is sent once: `client_uuid` names this one sending of it."""

    client_uuid = OnceField(initial=uuid4, required=False)

    @property
    def once(self) -> UUID:
        """The identity of a form that was sent and is sound."""
        known: UUID = self.cleaned_data.get("client_uuid") or uuid4()
        return known

    def refuse(self, problem: str, field: str | None = None) -> None:
        """Say a refusal of the domain where the person looks: beside its field, or on top."""
        self.add_error(field if field in self.fields else None, problem)
