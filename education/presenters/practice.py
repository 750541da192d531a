"""A guided practice as its player and its written steps show it."""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.amounts import amount
from education.models import Practice
from education.presenters.lesson import Reading
from education.presenters.lesson_page import Trust, trust_of
from education.presenters.way import Row
from education.typography import typeset
from education.words import PRACTICES

GENTLER: Final = {"4-7-8": "4-0-6"}
"""A practice, and the one that is offered beside its cautions."""

MOST_ROUNDS: Final = {"4-7-8": 8}
"""Rounds in one go, where more are not advised."""

IMAGINED: Final = "imagery"
"""The practice that asks how clear the picture was, and how much fear was there."""

GROUPS: Final[tuple[tuple[str | Promise, tuple[str, ...]], ...]] = (
    (_("Breathing"), ("4-7-8", "4-0-6", "even-breathing")),
    (_("Letting go"), ("relaxation", "body-scan")),
    (
        _("Noticing"),
        ("mindfulness-3", "mindfulness-5", "mindfulness-10", "mindfulness-15"),
    ),
    (_("Before a step"), (IMAGINED,)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a round; `phase` is in, hold, out or nothing."""

    seconds: int
    length: str
    phase: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticePage:
    """What a practice's page shows; `most_rounds` is 0 where there is no limit.

    `length` is that of all rounds in words, `minutes` the same as a person would type it.
    """

    key: str
    reading: Reading
    trust: Trust
    before: list[SafeString]
    after: list[SafeString]
    cautions: list[str]
    gentler: Row | None
    steps: list[Step]
    rounds: int
    most_rounds: int
    length: str
    minutes: str
    breathes: bool
    asks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Practices of one kind, the shorter ones first."""

    title: str | Promise
    rows: list[Row]


def practice_page(practice: Practice, reading: Reading, gentler: Practice | None) -> PracticePage:
    steps = [_step(one["seconds"], one["phase"], one["words"]) for one in practice.steps]
    most = MOST_ROUNDS.get(practice.key, 0)
    rounds = min(practice.rounds, most or practice.rounds)
    seconds = rounds * sum(step.seconds for step in steps)
    return PracticePage(
        key=practice.key,
        reading=reading,
        trust=trust_of(practice, reading.checked, reading.sources),
        before=_prose(reading, "before"),
        after=_prose(reading, "after"),
        cautions=[typeset(caution) for caution in practice.cautions],
        gentler=row_of(gentler) if gentler else None,
        steps=steps,
        rounds=rounds,
        most_rounds=most,
        length=amount(seconds, "SECONDS"),
        minutes=typed_minutes(seconds),
        breathes=any(step.phase for step in steps),
        asks=practice.key == IMAGINED,
    )


def typed_minutes(seconds: int) -> str:
    """As a person types it: "5", "1:16"; static/js/practice.js writes it so too."""
    whole, rest = divmod(seconds, 60)
    return f"{whole}:{rest:02}" if rest else str(whole)


def groups(practices: list[Practice]) -> list[Group]:
    """The published practices by kind; those that editors added come last."""
    by_key = {practice.key: practice for practice in practices}
    found = [
        Group(title=title, rows=[row_of(by_key[key]) for key in keys if key in by_key])
        for title, keys in GROUPS
    ]
    others = [row_of(practice) for practice in practices if practice.key not in PRACTICES]
    found.append(Group(title=_("More"), rows=others))
    return [group for group in found if group.rows]


def row_of(practice: Practice) -> Row:
    """The line that leads to it."""
    url = reverse("education:practice", args=[practice.key])
    return Row(title=typeset(practice.title), text=typeset(practice.summary), url=url)


def _step(seconds: int, phase: str, words: str) -> Step:
    length = gettext("%(n)s s") % {"n": seconds}
    return Step(seconds=int(seconds), length=length, phase=phase, words=typeset(words))


def _prose(reading: Reading, kind: str) -> list[SafeString]:
    return [part.html for part in reading.parts if part.kind == kind]
