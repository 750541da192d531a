"""A lived-in world for one patient: everything the product can hold about them, made by services.

Every text a person can type holds `mark(patient)`, so that a search for it finds the person's data
wherever it turns up.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from accounts.models import Patient
from diary.models import Activity, ActivityEntry, FlareEpisode, OwnItem, Purpose, Source, TimerRun
from diary.services import activities, check_in, choices, entries, flare_episodes, timers
from education.models import PracticeRun, ThoughtRecord
from goals.models import Goal
from goals.services import set_goal
from pacing.models import Chapter, Clearance, FlarePlan, Plan, PlanEvent, Screening
from reminders.models import Delivery, Rule
from tests import world_plan, world_practice, world_reminders

DAY = timedelta(days=1)
MINUTE = 60
JOINED = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One person's world: a row of each kind that an address can name."""

    patient: Patient
    goal: Goal
    walking: Activity
    reading: Activity
    entry: ActivityEntry
    removed: ActivityEntry
    timer: TimerRun
    item: OwnItem
    episode: FlareEpisode
    screening: Screening
    clearance: Clearance
    plan: Plan
    chapter: Chapter
    draft: Plan
    flare: PlanEvent
    flare_plan: FlarePlan
    run: PracticeRun
    thought: ThoughtRecord
    rule: Rule
    note: Delivery


def mark(patient: Patient) -> str:
    """What stands in every text this person typed: "alice-mark"."""
    return f"{patient.user.name.lower()}-mark"


@dataclass(frozen=True, slots=True)
class Life:
    """A person and the present, from which the past is told: `life.on(3)` is three days ago."""

    patient: Patient
    today: date
    now: datetime

    def on(self, days_ago: int) -> date:
        return self.today - days_ago * DAY

    def at(self, days_ago: int) -> datetime:
        return self.now - days_ago * DAY

    def typed(self, text: str) -> str:
        return f"{mark(self.patient)} {text}"

    def does(
        self, activity: Activity, days_ago: int, amount: int, purpose: Purpose = Purpose.OTHER
    ) -> ActivityEntry:
        """`amount` seconds of an activity, noted on the day itself."""
        return entries.log(
            patient=self.patient,
            activity=activity,
            amount=amount,
            occurred_on=self.on(days_ago),
            purpose=purpose,
            source=Source.FORM,
            today=self.on(days_ago),
            by=self.patient.user,
            now=self.at(days_ago),
            client_uuid=uuid4(),
            note=self.typed("by the river"),
        )


def build(patient: Patient, *, today: date, now: datetime) -> World:
    """Live five weeks up to `today`: a goal, a diary, a plan agreed to, a flare that is over."""
    life = Life(patient, today, now)
    goal = set_goal(
        patient=patient,
        text=life.typed("carry the shopping home"),
        why=life.typed("to cook for friends"),
        now=life.at(JOINED),
        client_uuid=uuid4(),
    )
    walking, reading = _activity(life, "walking", "movement"), _activity(life, "desk", "work")
    return World(
        patient=patient,
        goal=goal,
        walking=walking,
        reading=reading,
        **world_plan.agree(life, walking, reading, goal),
        **_diary(life, reading),
        **world_practice.practise(life),
        **world_reminders.is_reminded(life),
    )


def _activity(life: Life, name: str, category: str) -> Activity:
    return activities.add_activity(
        patient=life.patient,
        name=life.typed(name),
        category=category,
        unit="SECONDS",
        now=life.at(JOINED),
    )


def _diary(life: Life, activity: Activity) -> dict[str, Any]:
    """Check-ins, things of one's own, tags, a flare noted, entries changed and removed, a timer."""
    patient, user = life.patient, life.patient.user
    choices.choose(patient=patient, items=["fatigue", "pain"], cadence="daily", weekly_day=6)
    item = choices.add_own_item(
        patient=patient,
        label=life.typed("humming"),
        low=life.typed("none"),
        high=life.typed("all day"),
        higher_is_better=True,
        now=life.at(9),
    )
    for days_ago in (8, 3, 1):
        _check_in(life, item, days_ago)
    entry = entries.change(
        entry=life.does(activity, 2, 20 * MINUTE),
        by=user,
        now=life.now,
        today=life.today,
        amount=900,
    )
    removed = entries.remove(entry=life.does(activity, 4, 60), by=user, now=life.now)
    episode = flare_episodes.begin(patient=patient, on=life.on(6), today=life.on(6))
    flare_episodes.end(patient=patient, on=life.on(5), today=life.on(5))
    timer = timers.start(
        patient=patient,
        activity=activity,
        purpose=Purpose.OTHER,
        target=None,
        rest_seconds=0,
        now=life.now - 5 * timedelta(minutes=1),
        client_uuid=uuid4(),
    )
    return {"item": item, "entry": entry, "removed": removed, "episode": episode, "timer": timer}


def _check_in(life: Life, item: OwnItem, days_ago: int) -> None:
    """A whole check-in on that day."""
    on, at = life.on(days_ago), life.at(days_ago)
    check_in.record(
        patient=life.patient,
        on=on,
        answers={"fatigue": 6, "pain": 7, "note": life.typed("slept badly"), "hard_day": True},
        own={item: 4},
        tags=[life.typed("visitors")],
        today=on,
        now=at,
    )
