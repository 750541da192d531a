"""The reason beside each number, in words. “The reason” in docs/engine.md.

Made of what caused the number, where it came from, and when it can change. It never praises or
blames how a day felt.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext, ngettext

from common.amounts import amount, plain_date
from pacing.adapters import as_shown
from pacing.engine import Compounding, Fixed, PlanDay, PlanState, ReasonCode
from pacing.models import Chapter
from pacing.presenters import holds
from pacing.reading import PlanReading
from pacing.selectors import Hold

GROWS = frozenset({PlanState.RUNNING, PlanState.FLARE, PlanState.HELD})


def sentence(reading: PlanReading, *, hold: Hold | None = None) -> str:
    """Why the number that stands for the reading's date is what it is.

    `hold` is what the plan waits for; a safety hold says no more than that it is one without it.
    """
    shown = as_shown(reading)
    if hold is not None and shown.reason.code == ReasonCode.SAFETY_HOLD:
        return holds.why(hold, today=reading.on)
    return sentence_of(shown, reading.chapter, unit=reading.unit)


def sentence_of(day: PlanDay, chapter: Chapter, *, unit: str) -> str:
    """The same for a day that was computed; `unit` is the activity's."""
    facts: dict[str, Any] = dict(day.reason.facts)
    said = [_cause(day, chapter, facts, unit)]
    if day.quota is not None:
        said += [_origin(chapter, facts, unit), _steps(facts, unit)]
    if day.state in GROWS:
        said.append(_next(facts, day.on, last=chapter.ends_on))
    return " ".join(part for part in said if part)


def _cause(day: PlanDay, chapter: Chapter, facts: dict[str, Any], unit: str) -> str:
    """What brought the number about; nothing at the start, where the origin says it all."""
    if day.on > chapter.ends_on:
        return gettext("Your 52 weeks are over. The number stays until you agree on new dates.")
    if day.reason.code == ReasonCode.FLARE:
        return _flare(day, facts, unit)
    if day.reason.code == ReasonCode.GOAL_REACHED:
        return gettext("You are at your goal: %(goal)s. Stay here for a while.") % {
            "goal": amount(chapter.goal or 0, unit)
        }
    if day.reason.code == ReasonCode.GAP_STEP_BACK and not facts["steps"]:
        return gettext("There was a break. You go on from your lowest step.")
    return _CAUSES[day.reason.code]()


def _flare(day: PlanDay, facts: dict[str, Any], unit: str) -> str:
    until: date = facts["flare_until"]
    if day.quota is None:
        text = gettext("You are in a flare. From %(date)s you go on from your number.")
        return text % {"date": plain_date(until, day.on)}
    return gettext("In a flare you do %(amount)s, as you agreed. From %(date)s you go on.") % {
        "amount": amount(day.quota, unit),
        "date": plain_date(until, day.on),
    }


def _origin(chapter: Chapter, facts: dict[str, Any], unit: str) -> str:
    """Where the first number came from."""
    first = amount(facts["first_quota"], unit)
    if chapter.levels_taken and not chapter.increments_allowed:
        return ""
    if not chapter.measured:
        return gettext("You chose to start at %(first)s.") % {"first": first}
    tried, share = amount(round(facts["baseline"]), unit), round(facts["share"] * 100)
    return gettext(
        "You could do %(tried)s when you tried it. So you started at %(first)s, %(share)s %%."
    ) % {"tried": tried, "first": first, "share": share}


def _steps(facts: dict[str, Any], unit: str) -> str:
    """How many steps above the first number, and how large one is."""
    steps: int = facts["steps"]
    if not steps:
        return ""
    size = _size(facts, unit)
    if not size:
        text = ngettext("You are %(n)s step above it.", "You are %(n)s steps above it.", steps)
        return text % {"n": steps}
    text = ngettext(
        "You are %(n)s step above it. A step is %(size)s.",
        "You are %(n)s steps above it. A step is %(size)s.",
        steps,
    )
    return text % {"n": steps, "size": size}


def _size(facts: dict[str, Any], unit: str) -> str:
    """One step in words, where it is a whole amount; a share of the amount before as a share."""
    increment = facts["increment"]
    if isinstance(increment, Compounding):
        share = round(increment.fraction * 100)
        return gettext("%(share)s %% of the amount before") % {"share": share}
    if isinstance(increment, Fixed):
        return amount(int(increment.amount), unit)
    size: Fraction = increment.fraction * facts["baseline"]
    return amount(int(size), unit) if size.denominator == 1 else ""


def _next(facts: dict[str, Any], on: date, *, last: date) -> str:
    """When the next step can come, and what it takes; nothing beyond the chapter's last date."""
    coming: date | None = facts["next_step"]
    if coming is None or coming > last:
        return ""
    when = plain_date(coming, on)
    if not facts["needed"]:
        return gettext("Next step: %(date)s.") % {"date": when}
    text = ngettext(
        "Next step: %(date)s, if you do at least %(needed)s of %(planned)s session.",
        "Next step: %(date)s, if you do at least %(needed)s of %(planned)s sessions.",
        facts["planned"],
    )
    return text % {"date": when, "needed": facts["needed"], "planned": facts["planned"]}


_CAUSES: dict[ReasonCode, Callable[[], str]] = {
    ReasonCode.SAFETY_HOLD: lambda: gettext(
        "Your plan is on hold for your safety. You keep your steps."
    ),
    ReasonCode.PAUSED: lambda: gettext("You are in a pause. Nothing is due and nothing is lost."),
    ReasonCode.REBASELINE_DUE: lambda: gettext(
        "You were away for four weeks or more. Try out anew how much is possible now."
    ),
    ReasonCode.REST_DAY: lambda: gettext("A day off. Rest is part of your plan."),
    ReasonCode.OVERRIDE: lambda: gettext("The number is lower for a while, as was set."),
    ReasonCode.HELD: lambda: gettext("The number stays where it is for a while, as was set."),
    ReasonCode.STEADY: lambda: gettext("You agreed to stay at this number. It does not grow."),
    ReasonCode.MAINTENANCE: lambda: gettext("You reached your goal. This is yours to keep."),
    ReasonCode.GAP_STEP_BACK: lambda: gettext(
        "There was a break. So your plan goes on a little lower than before."
    ),
    ReasonCode.STEP_BACK: lambda: gettext("Your plan went back a step, as was set."),
    ReasonCode.AFTER_FLARE: lambda: gettext("Your flare days are over. You go on from here."),
    ReasonCode.STEP_CAPPED: lambda: gettext(
        "Your last step was kept small. A week brings a fifth more at most."
    ),
    ReasonCode.STEP_ABSORBED: lambda: gettext(
        "You took a step. It is still too small to show in the number."
    ),
    ReasonCode.STEP_UP: lambda: gettext("You did what you planned, so you took a step up."),
    ReasonCode.STEP_REPEATED: lambda: gettext("You stay at this step for one more round."),
    ReasonCode.START: lambda: "",
}
"""What to say of each cause that needs no date or amount."""
