"""What each decision of the plan builder is called, and why it is asked."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext

from common.amounts import amount
from pacing.choices import Choices

STEPS = ("start", "goal", "pace", "days", "parts", "flare")
GROWING = ("goal", "pace")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWords:
    """A decision in words."""

    title: str
    lead: str
    why_title: str
    why_text: str


def path_of(*, asks_start: bool, grows: bool, climbs: bool) -> tuple[str, ...]:
    """The decisions to ask. The start is no question where it was chosen or goes on as it was, the
    pace where nothing is left to climb.
    """
    left_out = set(() if grows else GROWING) | set(() if asks_start else ("start",))
    left_out |= set(() if climbs else ("pace",))
    return tuple(step for step in STEPS if step not in left_out)


def words_of(step: str, choices: Choices, *, first: int, climbs: bool) -> StepWords:
    """The words of one step; `first` is the amount these dates begin with, in base units, `climbs`
    whether steps up are left from there.
    """
    if step == "start":
        return _start(amount(round(choices.start_from), choices.unit))
    begins = amount(first, choices.unit)
    if step in {"pace", "parts"}:
        return _pace(begins) if step == "pace" else _parts(begins)
    if step == "goal":
        return _goal() if climbs else _reached(begins)
    return {"days": _days, "flare": _flare}[step]()


def short_name(step: str) -> str:
    """The step's name on the buttons that lead to it."""
    return {
        "start": gettext("where you start"),
        "goal": gettext("how far"),
        "pace": gettext("how fast"),
        "days": gettext("days of the week"),
        "parts": gettext("parts and rest"),
        "flare": gettext("in a flare"),
        "agree": gettext("your dates"),
        "": gettext("where it began"),
    }[step]


def _start(tried: str) -> StepWords:
    return StepWords(
        title=gettext("Where do you want to start?"),
        lead=gettext("On your tries you did %(amount)s, taken together. Start a little below.")
        % {"amount": tried},
        why_title=gettext("Why below what I can do?"),
        why_text=gettext(
            "So that a bad day is in it too. What you can keep on a bad day, you can keep for long."
        ),
    )


def _goal() -> StepWords:
    return StepWords(
        title=gettext("How far do you want to go?"),
        lead=gettext("Think of what matters to you. How much would be enough for it?"),
        why_title=gettext("What happens once I am there?"),
        why_text=gettext(
            "You stay there for two weeks, then it is simply yours. You can set a new number then."
        ),
    )


def _reached(goal: str) -> StepWords:
    return replace(
        _goal(),
        lead=gettext(
            "You are at your number: %(goal)s. No step is left to take. To go on growing, write a "
            "higher one."
        )
        % {"goal": goal},
    )


def _pace(first: str) -> StepWords:
    return StepWords(
        title=gettext("How fast do you want to grow?"),
        lead=gettext("You start at %(first)s. Slow is fine.") % {"first": first},
        why_title=gettext("Why so small?"),
        why_text=gettext(
            "Small steps are easy to keep on a bad day. That is what makes them last. You take a "
            "step only when you have done most of what was planned before it."
        ),
    )


def _days() -> StepWords:
    return StepWords(
        title=gettext("On which days?"),
        lead=gettext("Every day makes a habit. Days off are fine too. Choose at least two."),
        why_title=gettext("Can I change this later?"),
        why_text=gettext("Yes. You can change days at any time. The new days start tomorrow."),
    )


def _parts(first: str) -> StepWords:
    return StepWords(
        title=gettext("In one go, or in parts?"),
        lead=gettext("You can split %(first)s and rest between. It counts the same.")
        % {"first": first},
        why_title=gettext("Why rest by the clock?"),
        why_text=gettext(
            "A rest that is planned comes before you need it. It lets you go on afterwards."
        ),
    )


def _flare() -> StepWords:
    return StepWords(
        title=gettext("What happens in a flare?"),
        lead=gettext("Decide it now, on a calm day. Then a flare needs no thinking: one tap."),
        why_title=gettext("Why not just stop?"),
        why_text=gettext(
            "A little, by the clock, keeps the way back short. And you know when it ends."
        ),
    )
