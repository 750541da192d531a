"""Which kind of chapter a draft would become. “From the diary to the plan” in docs/engine.md."""

from datetime import date

from pacing.choices import Choices
from pacing.models import Chapter, Plan
from pacing.selectors import permit, running_chapter

Kind = Chapter.Kind


def kind_of(plan: Plan, choices: Choices, *, today: date) -> Chapter.Kind:
    """A first agreement, new try-outs, a plan that stays the same, or one that goes on."""
    running, may_grow = running_chapter(plan, today), permit(plan.patient).increments
    if may_grow and running is not None and is_tried_anew(choices, running):
        return Kind.NEW_TRIALS
    if choices.growth == "none" or not may_grow:
        return Kind.STEADY
    return Kind.FIRST if running is None else Kind.CONTINUES


def is_tried_anew(choices: Choices, running: Chapter) -> bool:
    """Whether the draft rests on other try-outs than the chapter that runs."""
    used = {each.on for each in running.trials.all()}
    return bool(choices.tried) and {each.on for each in choices.tried} != used
