"""The last seven days as dots and as one line: both count a day as the plan counts it."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from diary.models import Activity, Purpose
from pacing.adapters import days_for
from pacing.reading import PlanReading
from pacing.screening import ANSWERS_ALL_CLEAR
from pacing.services import safety
from pacing.services.shown import show_all
from painapp.presenters.dots import dots, week_line
from tests.cast import NOON, TODAY
from tests.painapp.doing import noted

if TYPE_CHECKING:
    from accounts.models import Patient
    from pacing.models import Plan

DAY = timedelta(days=1)


def note(activity: Activity, minutes: float, purpose: Purpose = Purpose.PLANNED) -> None:
    """So many minutes of it today."""
    noted(activity, round(minutes * 60), purpose)


def stop(patient: "Patient") -> None:
    """A sign that stops the plan, told an hour after noon."""
    safety.answer(
        patient=patient,
        kind="worry",
        answers={**ANSWERS_ALL_CLEAR, "breath_at_rest": True},
        on=TODAY,
        by=patient.user,
        now=NOON + DAY / 24,
        client_uuid=uuid4(),
    )


def seen(plan: "Plan", days_later: int = 0, minutes: int = 0) -> list[PlanReading]:
    """The plan as Today reads it."""
    days, later = days_later * DAY, timedelta(minutes=minutes)
    return show_all(readings=days_for([plan], TODAY + days).values(), now=NOON + days + later)


def said(plan: "Plan", days_later: int = 0, minutes: int = 0) -> tuple[str, str]:
    """What the dot of today and the line say, that many days later."""
    readings, now = seen(plan, days_later, minutes), TODAY + days_later * DAY
    [dot] = [dot for dot in dots(readings, now) if dot.label.startswith("Tuesday")]
    return dot.label.partition(": ")[2], week_line(readings, now)


@pytest.mark.parametrize(
    ("minutes", "dot", "line"),
    [
        (8, "done", "1 of 1 planned."),
        (7.5, "done", "1 of 1 planned."),
        (7, "done in part", "0 of 1 planned."),
        (0.5, "done in part", "0 of 1 planned."),
    ],
)
def test_a_day_is_done_where_the_plan_counts_it_as_done(
    plan: "Plan", walking: Activity, minutes: float, dot: str, line: str
) -> None:
    note(walking, minutes)
    assert said(plan, days_later=1) == (dot, line)


@pytest.mark.parametrize(("minutes", "line"), [(0, ""), (4, ""), (8, "1 of 1 planned.")])
def test_today_counts_once_it_is_done(
    plan: "Plan", walking: Activity, minutes: int, line: str
) -> None:
    if minutes:
        note(walking, minutes)
    assert week_line(seen(plan), TODAY) == line


def test_something_else_noted_leaves_the_plans_dot_open_and_says_of_what(
    plan: "Plan", walking: Activity
) -> None:
    note(walking, 45, Purpose.OTHER)
    assert said(plan, days_later=1) == ("nothing of the plan noted", "0 of 1 planned.")


def test_what_was_done_before_a_stop_counts_as_done(
    plan: "Plan", alice: "Patient", walking: Activity
) -> None:
    seen(plan)
    note(walking, 8)
    stop(alice)
    assert said(plan, minutes=70) == ("done", "1 of 1 planned.")
    assert said(plan, days_later=1) == ("done", "1 of 1 planned.")


def test_a_part_done_before_a_stop_is_something_done_of_nothing_planned(
    plan: "Plan", alice: "Patient", walking: Activity
) -> None:
    seen(plan)
    note(walking, 3)
    stop(alice)
    assert said(plan, minutes=70)[1] == ""
    assert said(plan, days_later=1) == ("something done", "")
