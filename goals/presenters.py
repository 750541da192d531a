"""The page *What matters to you*."""

from dataclasses import dataclass

from django.forms import Form

from accounts.models import Patient
from goals.models import Goal


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsPage:
    """Goals that are open, reached and set aside, each oldest first; and the form for one more."""

    open: list[Goal]
    reached: list[Goal]
    set_aside: list[Goal]
    form: Form


def goals_page(patient: Patient, form: Form) -> GoalsPage:
    goals = list(Goal.objects.filter(patient=patient))
    return GoalsPage(
        open=[goal for goal in goals if goal.state == Goal.State.OPEN],
        reached=[goal for goal in goals if goal.state == Goal.State.REACHED],
        set_aside=[goal for goal in goals if goal.state == Goal.State.SET_ASIDE],
        form=form,
    )
