"""The safety questions as a form: one page in sections, or in fog mode one section a screen.

Nothing is kept until the last screen: what was answered before travels along as hidden fields.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.posted import Posted
from pacing import screening
from pacing.screening import Answer, Question, Worsening

NONE = "none"
NOW, FIRST, AFTER, TOLD, SLIGHT = "now", "first", "after", "told", "slight"
ONE_PAGE = ((NOW, FIRST, AFTER, TOLD),)
ONE_BY_ONE = ((NOW,), (FIRST,), (AFTER,), (TOLD,))
"""The screens everyone gets, and those of fog mode; `SLIGHT` follows only where they say so."""

TICKED: Mapping[str, tuple[Question, ...]] = {
    NOW: screening.RED_FLAGS,
    FIRST: screening.FIRST_ASK,
    TOLD: screening.TOLD,
    SLIGHT: screening.AFTER_SLIGHT,
}
LEGENDS: Mapping[str, Any] = {
    NOW: _("New and worrying signs"),
    FIRST: _("Things to ask about first"),
    TOLD: _("What you were told"),
    SLIGHT: _("After a slight effort"),
}


class SafetyForm(Posted):
    """Sections up to and with `asked`; the earlier ones are carried along unseen."""

    def __init__(
        self, data: Any = None, *, asked: Iterable[str], carried: Iterable[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.asked, self.carried = tuple(asked), tuple(carried)
        for section in (*self.carried, *self.asked):
            hidden = section in self.carried
            self.fields.update(_fields_of(section, hidden=hidden))

    def clean(self) -> None:
        for section in TICKED:
            self._check_none(section)
        for each in screening.WORSENINGS:
            self._check_badly(each)

    def _check_none(self, section: str) -> None:
        ticked = self.cleaned_data.get(section) or []
        if NONE in ticked and len(ticked) > 1:
            self.add_error(section, _("You ticked “None of these” and another one. Keep one."))

    def _check_badly(self, each: Worsening) -> None:
        often = self.cleaned_data.get(each.often_key)
        if often is None or self.cleaned_data.get(each.badly_key):
            return
        if often != "0":
            text = gettext("“%(what)s”: choose how bad it gets.") % {"what": each.text}
            self.add_error(each.badly_key, text)

    def needs_more(self) -> bool:
        """Whether what was answered so far asks for the last screen too."""
        return SLIGHT not in self.asked and screening.step_one(self.answers())

    def answers(self) -> dict[str, Answer]:
        """The answers given so far, as `pacing.screening` reads them."""
        given: dict[str, Answer] = {}
        for section, questions in TICKED.items():
            if section in self.fields:
                ticked = self.cleaned_data[section]
                given |= {each.key: each.key in ticked for each in questions}
        if AFTER in (*self.asked, *self.carried):
            for each in screening.WORSENINGS:
                often = int(self.cleaned_data[each.often_key])
                badly = int(self.cleaned_data[each.badly_key] or 0)
                given |= {each.often_key: often, each.badly_key: badly if often else 0}
        if SLIGHT in self.fields:
            given[screening.LASTS] = self.cleaned_data[screening.LASTS]
        return given


def _fields_of(section: str, *, hidden: bool) -> dict[str, forms.Field]:
    if section == AFTER:
        return _rated(hidden=hidden)
    fields: dict[str, forms.Field] = {section: _ticks(section, hidden=hidden)}
    if section == SLIGHT:
        fields[screening.LASTS] = _radios(
            screening.LASTS_TEXT, screening.BANDS, _("Choose how long it lasts."), hidden=hidden
        )
    return fields


def _ticks(section: str, *, hidden: bool) -> forms.MultipleChoiceField:
    choices = [(each.key, each.text) for each in TICKED[section]]
    return forms.MultipleChoiceField(
        label=LEGENDS[section],
        choices=[*choices, (NONE, _("None of these"))],
        widget=forms.MultipleHiddenInput if hidden else forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick what is true for you, or “None of these”.")},
    )


def _rated(*, hidden: bool) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    for each in screening.WORSENINGS:
        wanted = _("Choose how often you have this.")
        fields[each.often_key] = _radios(each.text, screening.OFTEN, wanted, hidden=hidden)
        badly = _radios(_("How bad is it then?"), screening.BADLY, wanted, hidden=hidden)
        badly.required = False
        fields[each.badly_key] = badly
    return fields


def _radios(
    label: Any, choices: Iterable[tuple[Any, Any]], wanted: Any, *, hidden: bool
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[(str(value), text) for value, text in choices],
        widget=forms.HiddenInput if hidden else forms.RadioSelect,
        error_messages={"required": wanted},
    )
