"""Writing down what matters to a person."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from accounts.models import Patient
from goals.models import Goal


def set_goal(
    *, patient: Patient, text: str, why: str, now: datetime, client_uuid: UUID | None = None
) -> Goal:
    """A new open goal; the same `client_uuid` again gives the same goal."""
    once = client_uuid or uuid4()
    goal = Goal(
        patient=patient, text=text, why=why, created_at=now, updated_at=now, client_uuid=once
    )
    try:
        with transaction.atomic():
            goal.save(force_insert=True)
    except IntegrityError:
        return Goal.objects.get(patient=patient, client_uuid=once)
    return goal


def change(*, goal: Goal, text: str, why: str, now: datetime) -> Goal:
    """Other words for the same goal."""
    goal.text, goal.why, goal.updated_at = text, why, now
    goal.save(update_fields=["text", "why", "updated_at"])
    return goal


def reach(*, goal: Goal, now: datetime) -> None:
    """The person can do it again."""
    _move(goal, Goal.State.REACHED, now)


def set_aside(*, goal: Goal, now: datetime) -> None:
    """Something else matters more for now; the words stay."""
    _move(goal, Goal.State.SET_ASIDE, now)


def reopen(*, goal: Goal, now: datetime) -> None:
    """It matters again."""
    _move(goal, Goal.State.OPEN, now)


def _move(goal: Goal, state: Goal.State, now: datetime) -> None:
    goal.state, goal.updated_at = state, now
    goal.save(update_fields=["state", "updated_at"])
