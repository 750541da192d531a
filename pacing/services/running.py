"""When a chapter may start beside everything else that runs. Sections 6 and 8 of docs/engine.md."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext

from accounts.models import Patient
from common.refusal import Refused
from pacing.adapters import stand
from pacing.models import Chapter, Plan
from pacing.selectors import Permit, active_plans, chapters_of, pause_on, permit
from pacing.selectors.safety import Need, may_begin_plan
from pacing.services.room import why_no_room

ONE_DAY = timedelta(days=1)
AT_ONCE = frozenset({Chapter.Kind.REDUCED, Chapter.Kind.STEADY})
"""Kinds that never raise the number: they start today."""

LATEST_START = 3
LOOK_AHEAD = 28


def check_safety(
    patient: Patient, kind: Chapter.Kind, *, grows: bool, today: date, is_first: bool
) -> Permit:
    """The permit for a chapter of that kind; Refused where the answers don't allow it.

    A plan's first chapter, and one on new try-outs, needs answers that are fresh. A plan that may
    not grow can still be made smaller.
    """
    anew = is_first or kind == Chapter.Kind.NEW_TRIALS
    found = may_begin_plan(patient, today) if anew else permit(patient)
    if found.need is Need.ANSWERS:
        raise Refused(gettext("Answer the safety questions first."))
    if found.need is Need.CLEARANCE:
        raise Refused(gettext("Ask a clinician first, and note here what they said."))
    if not found.increments and (grows or kind not in AT_ONCE):
        raise Refused(gettext("Your answers allow a plan that stays the same, not one that grows."))
    return found


def check_room(plan: Plan, *, today: date) -> None:
    """Refuses a further plan beyond three, and a second one before the first took a step up."""
    why = why_no_room(plan.patient, today=today, besides=plan)
    if why:
        raise Refused(why)


def check_calm(patient: Patient, start: date) -> None:
    """Refuses a start inside a flare that runs, or inside a pause."""
    if pause_on(patient, start) is not None:
        raise Refused(gettext("You are in a pause then. Change your plan when it is over."))
    for plan in active_plans(patient):
        stands = stand(plan, start)
        if stands is not None and stands.flare_until is not None:
            raise Refused(gettext("A flare runs then. Change your plan when it is over."))


def first_start(plan: Plan, *, step_days: int, today: date) -> date:
    """Tomorrow, or up to three days later, so that no two plans' windows end on one date.

    Looks four weeks ahead; where steps of different lengths meet anyway, the start with the fewest
    such dates.
    """
    taken = _window_ends(plan, today)
    starts = [today + ONE_DAY * (1 + later) for later in range(LATEST_START + 1)]

    def meetings(start: date) -> int:
        ends = range(step_days, LOOK_AHEAD + 1, step_days)
        return sum(start + timedelta(days=days) in taken for days in ends)

    return min(starts, key=meetings)


def _window_ends(plan: Plan, today: date) -> set[date]:
    """The dates on which the windows of the person's other plans can end, if all goes to plan."""
    ends: set[date] = set()
    for other in active_plans(plan.patient):
        if other.pk != plan.pk:
            ends |= _ends_of(chapters_of(other), other, today)
    return ends


def _ends_of(chapters: Sequence[Chapter], plan: Plan, today: date) -> set[date]:
    latest = chapters[-1]
    stands = stand(plan, today) if latest.starts_on <= today else None
    first = latest.starts_on if stands is None else stands.next_step
    if first is None:
        return set()
    horizon = today + timedelta(days=LOOK_AHEAD + LATEST_START + 1)
    count = max(0, (horizon - first).days // latest.step_days + 1)
    return {first + timedelta(days=latest.step_days * number) for number in range(count)}
