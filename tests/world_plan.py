"""The plan of a lived-in world: asked about safety, tried out, agreed to, kept to, in a flare once.

Days are counted back from the present: tried out 21 to 19 days ago, agreed to 18 days ago.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from diary.models import Activity, Purpose
from goals.models import Goal
from pacing.choices import Choices
from pacing.models import Chapter, Clearance, FlarePlan, Plan, PlanEvent, Screening
from pacing.screening import ANSWERS_ALL_CLEAR
from pacing.selectors import running_chapter, trials
from pacing.services import catch_up, chapters, drafts, events, plans, safety, shown

if TYPE_CHECKING:
    from tests.world import Life

TRIED, AGREED, FLARE, CHANGED = (21, 20, 19), 18, 7, 3


def agree(life: "Life", walking: Activity, reading: Activity, goal: Goal) -> dict[str, Any]:
    """Everything of pacing, by the names it has in `World`."""
    screening = answer(life, "first", 22)
    clearance = clear(life, screening, 21)
    plan = begin(life, walking, goal, 21)
    for days_ago, minutes in zip(TRIED, (11, 10, 9), strict=True):
        life.does(walking, days_ago, minutes * 60, Purpose.TRIAL)
    chapter = agree_to(life, plan, "FIRST", AGREED)
    keep_to(life, plan, range(AGREED - 1, FLARE - 1, -1))
    flare = declare(life, FLARE)
    keep_to(life, plan, range(FLARE - 1, CHANGED, -1))
    answer(life, "wk2", CHANGED)
    _go_on(life, plan)
    _catch_up(life, plan)
    return {
        "screening": screening,
        "clearance": clearance,
        "plan": plan,
        "chapter": chapter,
        "draft": begin(life, reading, None, 2),
        "flare": flare,
        "flare_plan": write_words(life),
    }


def answer(life: "Life", kind: str, days_ago: int) -> Screening:
    """The safety questions, all answered with no."""
    return safety.answer(
        patient=life.patient,
        kind=kind,
        answers=ANSWERS_ALL_CLEAR,
        on=life.on(days_ago),
        by=life.patient.user,
        now=life.at(days_ago),
        client_uuid=uuid4(),
    )


def clear(life: "Life", screening: Screening, days_ago: int) -> Clearance:
    """What a clinician said, as the person was told it."""
    return safety.record_clearance(
        screening=screening,
        given_by_name=life.typed("Dr Gray"),
        given_by_role="GP",
        given_on=life.on(days_ago),
        note=life.typed("walk as you like"),
        by=life.patient.user,
        now=life.at(days_ago),
        today=life.on(days_ago),
        client_uuid=uuid4(),
    )


def begin(life: "Life", activity: Activity, goal: Goal | None, days_ago: int) -> Plan:
    return plans.begin(
        patient=life.patient,
        activity=activity,
        goal=goal,
        by=life.patient.user,
        now=life.at(days_ago),
        today=life.on(days_ago),
    )


def agree_to(life: "Life", plan: Plan, kind: str, days_ago: int) -> Chapter:
    """Terms as suggested, or as they run, proposed and agreed to on one day."""
    running = running_chapter(plan, life.on(days_ago))
    choices = (
        Choices.defaults(unit="SECONDS", tried=trials(plan))
        if running is None
        else drafts.choices_from(running)
    )
    drafts.save_choices(plan=plan, choices=choices)
    chapter = chapters.propose(
        plan=plan,
        kind=kind,
        choices=choices,
        author=life.patient.user,
        reason=life.typed("it suits me"),
        now=life.at(days_ago),
        today=life.on(days_ago),
    )
    chapters.agree(chapter=chapter, by=life.patient.user, now=life.at(days_ago))
    return chapter


def keep_to(life: "Life", plan: Plan, days_ago: Iterable[int]) -> None:
    """Look at each day's number and do it."""
    for number in days_ago:
        row = shown.show(plan=plan, on=life.on(number), now=life.at(number))
        if row is not None and row.quota is not None:
            life.does(plan.activity, number, row.quota, Purpose.PLANNED)


def declare(life: "Life", days_ago: int) -> PlanEvent:
    return events.declare_flare(
        patient=life.patient,
        on=life.on(days_ago),
        by=life.patient.user,
        now=life.at(days_ago),
        client_uuid=uuid4(),
    )


def write_words(life: "Life") -> FlarePlan:
    """The person's own words for a flare."""
    return events.write_flare_plan(
        patient=life.patient,
        keep=life.typed("five minutes outside"),
        ease=life.typed("the ironing"),
        comfort=life.typed("the radio"),
        tell=life.typed("slow days, all fine"),
        now=life.at(2),
    )


def _go_on(life: "Life", plan: Plan) -> None:
    """A next chapter, set aside by a flare that is taken back within the hour."""
    agree_to(life, plan, "CONTINUES", CHANGED)
    event = declare(life, CHANGED)
    events.take_back(
        event=event,
        by=life.patient.user,
        now=life.at(CHANGED),
        today=life.on(CHANGED),
    )


def _catch_up(life: "Life", plan: Plan) -> None:
    """Two days nothing was noted on, told afterwards."""
    said = [
        catch_up.Answer(plan=plan, on=life.on(3), said=catch_up.Said.SOME, amount=240),
        catch_up.Answer(plan=plan, on=life.on(2), said=catch_up.Said.NO),
    ]
    catch_up.catch_up(
        patient=life.patient,
        answers=said,
        through=life.on(2),
        today=life.on(1),
        by=life.patient.user,
        now=life.at(1),
        client_uuid=uuid4(),
    )
