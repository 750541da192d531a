"""What was chosen so far for a plan that is being built, or changed."""

from django.db import transaction

from pacing.adapters import weekdays_of
from pacing.choices import Choices, Tried
from pacing.engine import Unit
from pacing.models import Chapter, Plan
from pacing.selectors import chapters_of, trials


@transaction.atomic
def save_choices(*, plan: Plan, choices: Choices) -> Plan:
    """Keeps the choices with the plan until it is agreed to."""
    plan.draft = choices.to_json()
    plan.save(update_fields=["draft"])
    answered = Plan.objects.filter(pk=plan.pk, state=Plan.State.SCREENED)
    if answered.update(state=Plan.State.BASELINE):
        plan.state = Plan.State.BASELINE
    return plan


def choices_of(plan: Plan) -> Choices:
    """The draft; else the terms agreed to last; else the suggestion from the try-outs there are.

    Raises BaselineError where nothing was tried and the activity is not counted in time.
    """
    if plan.draft:
        return Choices.from_json(plan.draft)
    agreed = chapters_of(plan)
    if agreed:
        return choices_from(agreed[-1])
    return Choices.defaults(unit=plan.activity.unit, tried=trials(plan))


def choices_from(chapter: Chapter) -> Choices:
    """The choices that led to a chapter, to change some of them."""
    return Choices(
        unit=Unit(chapter.plan.activity.unit),
        start_from=chapter.baseline,
        measured=chapter.measured,
        resolution=chapter.resolution,
        start_fraction=chapter.start_fraction,
        growth=chapter.inc_kind,
        step_fraction=chapter.inc_fraction,
        step_amount=chapter.inc_amount,
        step_days=chapter.step_days,
        goal=chapter.goal,
        weekdays=weekdays_of(chapter.weekdays),
        sessions_per_day=chapter.sessions_per_day,
        rest_minutes=chapter.rest_minutes,
        flare_back=chapter.flare_back,
        flare_days=chapter.flare_days,
        flare_share=chapter.flare_share,
        tried=tuple(
            Tried(on=each.on, amount=each.amount, entry=each.entry_id_then)
            for each in chapter.trials.all()
        ),
    )
