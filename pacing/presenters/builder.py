"""The plan builder: one decision a screen, with what it means drawn beside it (P2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.forms import BoundField, Form
from django.utils.translation import gettext

from common.amounts import amount, short_amount
from pacing.choices import Choices
from pacing.engine import Terms, TermsError, forecast, split
from pacing.presenters.dates import (
    DateRow,
    condition_words,
    end_words,
    lowered_words,
    pace_words,
    rows_of,
)

MOST_ROWS = 10
"""Lines drawn beside a decision; the whole table stands on the page that is agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What the choices so far mean: one sentence, what else to know, the first dated lines."""

    sentence: str
    note: str = ""
    caption: str = ""
    rows: tuple[DateRow, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuilderPage:
    """One decision. `fields_template` draws the form; `hints` say where each answer leads."""

    title: str
    lead: str
    plan_title: str
    current: int
    total: int
    url: str
    back_url: str
    back_label: str
    next_label: str
    form: Form
    fields_template: str
    hints: dict[str, str]
    suffix: str
    preview: Preview
    why_title: str
    why_text: str

    @property
    def choices_field(self) -> BoundField:
        """The first field: the decision itself."""
        return next(iter(self.form.visible_fields()))

    @property
    def rounding(self) -> BoundField | None:
        """To what the numbers are rounded, where that is asked."""
        return self.form["rounding"] if "rounding" in self.form.fields else None

    @property
    def other_fields(self) -> list[BoundField]:
        return [field for field in self.form.visible_fields()[1:] if field.name != "rounding"]


def preview_of(
    terms: Terms | None, *, today: date, is_lowered: bool = False, rounds: str = ""
) -> Preview:
    """The sentence and lines for `terms`; kind words where they make no plan yet. `is_lowered`
    where a start was chosen that is higher than a plan that may not grow may have; `rounds` says
    to what a number that was typed is rounded.
    """
    if terms is None:
        return Preview(sentence=gettext("Your dates show here once the answers fit together."))
    table = forecast(terms)
    rows = rows_of(table[:MOST_ROWS], unit=terms.unit, goal=terms.goal, today=today)
    ends = end_words(table, unit=terms.unit, goal=terms.goal, today=today)
    words = {"first": amount(table[0][1], terms.unit), "ends": ends}
    sentence = gettext("From %(first)s to %(ends)s.") % words
    if len(table) == 1:
        sentence = gettext("You start at %(first)s and stay there.") % words
    hidden = len(table) - MOST_ROWS
    return Preview(
        sentence=sentence,
        note=" ".join(filter(None, (rounds, lowered_words(terms) if is_lowered else ""))),
        caption=", ".join(filter(None, (pace_words(terms), condition_words(terms)))),
        rows=rows,
        more=gettext("And so on. You see every date before you agree.") if hidden > 0 else "",
    )


def hints_of(
    variants: Iterable[tuple[str, Choices]], *, like: Terms | None, today: date
) -> dict[str, str]:
    """For each answer on offer where it leads, from the same day and stack as `like`."""
    hints: dict[str, str] = {}
    if like is None:
        return hints
    for value, choices in variants:
        try:
            terms = choices.terms(like.start, taken=like.levels_taken, before=like.before)
        except TermsError:
            continue
        hints[value] = _hint(terms, today)
    return hints


def part_hints(first: int, *, unit: str, resolution: int) -> dict[str, str]:
    """For each number of parts how the first amount is split: "4 min, 4 min"."""
    return {
        str(parts): ", ".join(
            short_amount(part, unit) for part in split(first, sessions=parts, resolution=resolution)
        )
        for parts in range(1, 7)
    }


def flare_hints() -> dict[str, str]:
    """What each flare rule means."""
    return {
        "one": gettext("You do the amount you had a step ago. Our suggestion."),
        "two": gettext("You do the amount you had two steps ago."),
        "half": gettext("You do half, and keep your step."),
        "keep": gettext("You do the same. The next step waits."),
    }


def _hint(terms: Terms, today: date) -> str:
    table = forecast(terms)
    ends = end_words(table, unit=terms.unit, goal=terms.goal, today=today)
    words = {"first": amount(table[0][1], terms.unit), "ends": ends}
    if len(table) == 1:
        return gettext("You stay at %(first)s.") % words
    return gettext("From %(first)s to %(ends)s.") % words
