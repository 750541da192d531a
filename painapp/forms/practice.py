"""What the end of a guided practice posts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.posted import Posted, RatingField
from diary.models import Unit
from education.models.learning import LONGEST_PRACTICE
from pacing.forms.amounts import AmountField

RATINGS = ("vividness", "fear_before", "fear_after")


class PracticeForm(Posted):
    """How long it was, whether to its end, and what imagery asks."""

    minutes = AmountField(
        unit=Unit.SECONDS,
        label=_("How long you did it"),
        error_messages={"required": _("Write how many minutes it was.")},
    )
    vividness = RatingField(label=_("How clear was the picture?"))
    fear_before = RatingField(label=_("How much fear was there before?"))
    fear_after = RatingField(label=_("How much fear is there now?"))
    whole = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial, auto_id="%s")

    def clean_minutes(self) -> int:
        seconds: int = self.cleaned_data["minutes"]
        if seconds > LONGEST_PRACTICE:
            raise forms.ValidationError(_("A practice lasts two hours at most."))
        return seconds

    @property
    def ratings(self) -> dict[str, int | None]:
        return {name: self.cleaned_data[name] for name in RATINGS}

    @property
    def said(self) -> dict[str, Any]:
        """What stands in the scales, and the first thing wrong with each, for the page."""
        values = {name: self[name].value() for name in RATINGS}
        return values | {"errors": {name: found[0] for name, found in self.errors.items()}}
