"""The check-in page: what to ask on a date, what is answered; in fog mode one thing a screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext

from common import amounts
from common.shown import SHOWN
from diary.models import ActivityEntry, DayCheckIn, OwnItem
from diary.presenters.done import DoneLine, done_line
from diary.scales import SCALES, TAG_IDEAS, Text
from diary.selectors import Choice

TAGS, NOTE = "tags", "note"

POOR_SLEEP = 3
"""A rating of sleep, 0 very poor to 10 very good, up to which a night was a poor one."""

LATELY = timedelta(days=1)
"""A night is spoken of on the day after it, and on the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One rating; `value` is None where it has no answer."""

    name: str
    label: Text
    low: Text
    high: Text
    value: int | str | None
    saved: bool
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One screen of fog mode; `back` is empty on the first."""

    number: int
    total: int
    back: str

    @property
    def last(self) -> bool:
        return self.number == self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInPage:
    """`weekly` names the weekday on which ratings are asked, where that is another day;
    `slept_badly` where sleep is asked here and the answer was a poor one.
    """

    on: date
    is_today: bool
    today: date
    form: forms.Form
    recall: str
    done: Sequence[DoneLine]
    questions: Sequence[Question]
    tags: Sequence[tuple[str, bool]]
    note: str
    new_tag: str
    hard_day: bool
    weekly: str
    slept_badly: bool
    step: Step | None
    shows: frozenset[str]
    shown: list[tuple[str, str]]

    @property
    def action(self) -> str:
        address = reverse("diary:check_in", args=[self.on])
        return f"{address}?q={self.step.number}" if self.step else address


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the database holds for the date."""

    check_in: DayCheckIn | None
    own: Sequence[tuple[OwnItem, int | None]]
    tags: Sequence[str]
    usual_tags: Sequence[str]
    entries: Iterable[ActivityEntry]
    choice: Choice


def check_in_page(
    *, on: date, today: date, form: forms.Form, found: Found, ask_all: bool, number: int | None
) -> CheckInPage:
    """The whole page, or its screen `number` (counted from 1)."""
    row = found.check_in
    asked = ask_all or found.choice.asks_on(on)
    questions = _questions(on, today=today, form=form, found=found, asked=asked)
    screens = [question.name for question in questions] + [TAGS, NOTE]
    step = _step(on, number=number, total=len(screens))
    shows = frozenset(screens if step is None else [screens[step.number - 1]])
    weekly = found.choice.weekly_day
    return CheckInPage(
        on=on,
        is_today=on == today,
        today=today,
        form=form,
        recall=amounts.recall(row.recall_days) if row else "",
        done=[done_line(entry) for entry in found.entries] if step is None else [],
        questions=[question for question in questions if question.name in shows],
        tags=_tags(form, found),
        note=_typed(form, "note", row.note if row else ""),
        new_tag=_typed(form, "new_tag", ""),
        hard_day=bool(_typed(form, "hard_day", row is not None and row.hard_day)),
        slept_badly="sleep" in shows
        and slept_badly(row.sleep if row else None, on=on, today=today),
        weekly="" if asked or weekly is None else str(WEEKDAYS[weekly]),
        step=step,
        shows=shows,
        shown=_shown(form, found, shows),
    )


def slept_badly(rating: int | str | None, *, on: date, today: date) -> bool:
    """Whether a night that is hardly over was a poor one."""
    return rating is not None and int(rating) <= POOR_SLEEP and on >= today - LATELY


def _questions(
    on: date, *, today: date, form: forms.Form, found: Found, asked: bool
) -> list[Question]:
    """Own items stand before pain: pain is asked last."""
    row = found.check_in
    scales = [_scale(name, on, today, form, row) for name in SCALES]
    wanted = set(found.choice.items) if asked else set()
    chosen = [one for one in scales if one.name in wanted or one.saved or one.error]
    own = [_own(item, value, form) for item, value in found.own]
    mine = [one for one in own if asked or one.saved or one.error]
    pain = [one for one in chosen if one.name == "pain"]
    return [one for one in chosen if one.name != "pain"] + mine + pain


def _scale(name: str, on: date, today: date, form: forms.Form, row: DayCheckIn | None) -> Question:
    scale = SCALES[name]
    stored = getattr(row, name) if row else None
    label = scale.label if on == today else scale.past
    return _question(name, form, stored, label=label, low=scale.low, high=scale.high)


def _own(item: OwnItem, value: int | None, form: forms.Form) -> Question:
    return _question(f"own-{item.pk}", form, value, label=item.label, low=item.low, high=item.high)


def _question(
    name: str, form: forms.Form, stored: int | None, *, label: Text, low: Text, high: Text
) -> Question:
    return Question(
        name=name,
        label=label,
        low=low,
        high=high,
        value=_typed(form, name, stored),
        saved=stored is not None,
        error=" ".join(str(error) for error in form.errors.get(name, [])),
    )


def _typed(form: forms.Form, name: str, stored: Any) -> Any:
    """What was typed, where the page comes back with an error; else what is stored."""
    return form.data[name] if form.is_bound and name in form.data else stored


def _shown(form: forms.Form, found: Found, shows: frozenset[str]) -> list[tuple[str, str]]:
    """What stands on the page from before, for the form to carry: so two pages don't undo another.

    Where the page comes back with an error, it is what the page showed at first.
    """
    if form.is_bound:
        data: Any = form.data
        sent = [name for name in data if name.startswith(SHOWN)]
        return [(name, value) for name in sent for value in data.getlist(name)]
    row = found.check_in
    stored: dict[str, Any] = {name: getattr(row, name) if row else None for name in SCALES}
    stored |= {f"own-{item.pk}": value for item, value in found.own}
    stored |= {NOTE: row.note if row else ""}
    answers = [(name, value) for name, value in stored.items() if name in shows]
    if TAGS in shows:
        hard = "on" if row is not None and row.hard_day else ""
        answers += [("hard_day", hard), ("tags", ""), *(("tags", tag) for tag in found.tags)]
    return [(f"{SHOWN}{name}", "" if value is None else str(value)) for name, value in answers]


def _tags(form: forms.Form, found: Found) -> list[tuple[str, bool]]:
    """Chosen ones first, then the person's usual ones, then ideas."""
    typed = form.data.getlist("tags") if form.is_bound else []  # type: ignore[attr-defined]
    chosen = list(dict.fromkeys(typed or found.tags))
    ideas = (gettext(str(idea)) for idea in TAG_IDEAS)
    rest = dict.fromkeys([*found.usual_tags[:6], *ideas])
    return [(tag, True) for tag in chosen] + [(tag, False) for tag in rest if tag not in chosen]


def _step(on: date, *, number: int | None, total: int) -> Step | None:
    if number is None:
        return None
    number = min(max(number, 1), total)
    before = f"{reverse('diary:check_in', args=[on])}?q={number - 1}"
    return Step(number=number, total=total, back=before if number > 1 else "")
