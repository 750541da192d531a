"""Bob, who is in the middle of drawing up a plan: what the demo's people have behind them."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from tests.cast import NOON, TODAY, make_patient

TRIES = {4: 480, 3: 600, 1: 540}  # days ago → seconds


def draw_up_a_plan() -> None:
    """Bob has answered the safety questions, tried water thrice, and may now say yes."""
    from diary.models import Category, Purpose, Source, Unit
    from diary.services import activities, entries, timers
    from pacing.models import Chapter, Screening
    from pacing.screening import ANSWERS_ALL_CLEAR
    from pacing.services import chapters, drafts, plans, safety

    bob = make_patient("Bob")
    signed: dict[str, Any] = {"by": bob.user, "now": NOON}
    safety.answer(
        patient=bob,
        kind=Screening.Kind.FIRST,
        answers=ANSWERS_ALL_CLEAR,
        on=TODAY,
        client_uuid=uuid4(),
        **signed,
    )
    water = activities.add_activity(
        patient=bob, name="Water", category=Category.MOVEMENT, unit=Unit.SECONDS, now=NOON
    )
    for days_ago, seconds in TRIES.items():
        on: date = TODAY - timedelta(days=days_ago)
        entries.log(
            patient=bob,
            activity=water,
            amount=seconds,
            occurred_on=on,
            purpose=Purpose.TRIAL,
            source=Source.FORM,
            today=TODAY,
            client_uuid=uuid4(),
            **signed,
        )
    plan = plans.begin(patient=bob, activity=water, goal=None, today=TODAY, **signed)
    chapters.propose(
        plan=plan,
        kind=Chapter.Kind.FIRST,
        choices=drafts.choices_of(plan),
        author=bob.user,
        reason="",
        now=NOON,
        today=TODAY,
    )
    timers.start(
        patient=bob,
        activity=water,
        purpose=Purpose.TRIAL,
        target=None,
        rest_seconds=0,
        now=NOON,
        client_uuid=uuid4(),
    )
