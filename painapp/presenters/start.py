"""The pages of the first ten minutes: where the person is in them, and the way on and back."""

from dataclasses import dataclass

from django.forms import Form
from django.urls import reverse

from pacing.models import Plan
from painapp.newcomer import Step

ORDER = tuple(Step)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage:
    """One step: `number` of `total`, the step before, the step after, and what the step asks."""

    number: int
    total: int
    back: str
    skip: str
    form: Form | None = None
    plan: Plan | None = None


def start_page(step: Step, *, form: Form | None = None, plan: Plan | None = None) -> StartPage:
    place = ORDER.index(step)
    return StartPage(
        number=place + 1,
        total=len(ORDER),
        back=reverse(ORDER[place - 1]) if place else "",
        skip=reverse(ORDER[place + 1])
        if step not in {Step.ACTIVITY, Step.TRY}
        else reverse("today"),
        form=form,
        plan=plan,
    )
