"""What the matrix needs to reach an address or to post to it: rows of a world, made where missing.

A maker runs inside the test's transaction, so that what it makes is gone afterwards.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from diary.models import Activity
from diary.services import activities, timers
from education.models import Lesson, Picture
from education.services import thoughts
from pacing import screening
from pacing.choices import Choices
from pacing.forms.screening import FIRST, NONE, NOW, TOLD
from pacing.selectors import proposal, running_chapter
from pacing.services import chapters, drafts, events
from painapp.services import sessions
from reminders import links
from reminders.models import Feed, PushEndpoint, Rule
from reminders.services import clockwork, feeds
from tests.cast import NOON, TODAY
from tests.education.practising import publish
from tests.reminders.maker import Browser
from tests.world import World
from tests.world_learn import LESSON, keys, prompt

Values = dict[str, Any]
LEARN: Values = {"key": LESSON}
DONE: Values = {
    "amount": "6",
    "occurred_on": TODAY,
    "purpose": "OTHER",
    "unit": "SECONDS",
    "note": "",
}


def once(_world: World) -> Values:
    """A post of one button: nothing but its own identity."""
    return {"client_uuid": uuid4()}


def a_goal(_world: World) -> Values:
    return {"text": "Dance", "why": "Joy", "client_uuid": uuid4()}


def a_practice(_world: World) -> Values:
    publish("imagery")
    return {"key": publish().key}


def imagery(_world: World) -> Values:
    return {"key": publish("imagery").key}


def practised(_world: World) -> Values:
    return {"client_uuid": uuid4(), "minutes": "1:16", "whole": "yes"}


def a_thought(_world: World) -> Values:
    return {"client_uuid": uuid4(), "thought": "They all stare", "belief_before": "9"}


def the_thought(world: World) -> Values:
    return {"pk": world.thought.pk}


def a_thought_taken_out(world: World) -> Values:
    thoughts.remove_thought(thought=world.thought, now=NOON)
    return the_thought(world)


def an_answer(world: World) -> Values:
    check, answer = keys(Lesson.objects.get(key=LESSON))
    return once(world) | {"check": check, "answer": answer}


def own_words(world: World) -> Values:
    return once(world) | {"prompt": prompt(Lesson.objects.get(key=LESSON)), "words": "I stop"}


def a_reminder(_world: World) -> Values:
    return {"kind": "check_in", "local_time": "18:30", "days": ["0", "2"], "channels": ["email"]}


def a_letters(purpose: str) -> Callable[[World], Values]:
    """The signed part of a link in the last letter."""
    return lambda world: {"token": links.token(purpose, world.note.pk)}


def nothing(_world: World) -> Values:
    return {}


def the_plan(world: World) -> Values:
    return {"plan": world.plan.pk}


def the_draft(world: World) -> Values:
    return {"plan": world.draft.pk}


def the_screening(world: World) -> Values:
    return {"screening": world.screening.pk}


def the_run(world: World) -> Values:
    return {"run": world.timer.pk}


def a_plan_with_a_session(world: World) -> Values:
    """The running plan, with today's session noted."""
    sessions.note_done(
        plan=world.plan,
        today=TODAY,
        by=world.patient.user,
        now=NOON,
        client_uuid=uuid4(),
    )
    return the_plan(world)


def a_run_let_go(world: World) -> Values:
    timers.discard(run=world.timer, now=NOON)
    return {"pk": world.timer.pk}


def a_timer(world: World) -> Values:
    """A timer to start: the one that runs is let go first."""
    timers.discard(run=world.timer, now=NOON)
    return once(world) | {"activity": world.reading.pk, "purpose": "OTHER"}


def fresh_activity(world: World) -> UUID:
    """An activity that has no plan yet."""
    made: Activity = activities.add_activity(
        patient=world.patient, name="Sewing", category="leisure", unit="SECONDS", now=NOON
    )
    return made.pk


def tried(world: World) -> UUID:
    """The plan that is being built, with its first choices made."""
    drafts.save_choices(plan=world.draft, choices=Choices.defaults(unit="SECONDS"))
    return world.draft.pk


def proposed(world: World) -> UUID:
    """The running plan, with a next chapter waiting for a yes."""
    if proposal(world.plan) is None:
        chapter = running_chapter(world.plan, TODAY)
        assert chapter is not None
        chapters.propose(
            plan=world.plan,
            kind="CONTINUES",
            choices=drafts.choices_from(chapter),
            author=world.patient.user,
            reason="",
            now=NOON,
            today=TODAY,
        )
    return world.plan.pk


def proposal_of(world: World) -> UUID | None:
    waiting = proposal(world.plan)
    return waiting.pk if waiting else None


def flare_today(world: World) -> UUID:
    """A flare declared today."""
    event = events.declare_flare(
        patient=world.patient, on=TODAY, by=world.patient.user, now=NOON, client_uuid=uuid4()
    )
    return event.pk


def safety_answers(world: World) -> Values:
    """Every safety question answered with no."""
    rated = {key: "0" for each in screening.WORSENINGS for key in (each.often_key, each.badly_key)}
    return once(world) | rated | {NOW: [NONE], FIRST: [NONE], TOLD: [NONE], "kind": "worry"}


def an_unplanned_activity(world: World) -> Values:
    """An activity on the list that no plan holds on to."""
    activity = activities.add_activity(
        patient=world.patient, name="Whittling", category="leisure", unit="SECONDS", now=NOON
    )
    return {"pk": activity.pk}


def an_archived_activity(world: World) -> Values:
    """An activity that was taken off the list."""
    values = an_unplanned_activity(world)
    activities.archive_activity(activity=Activity.objects.get(**values), now=NOON)
    return values


def a_neutral_feed(world: World) -> Values:
    """The secret of a calendar whose titles say nothing."""
    return {"token": feeds.make_address(patient=world.patient, neutral=True, now=NOON)}


def a_new_address(world: World) -> Values:
    """A calendar's address made anew, by the form that shows what there is now."""
    feed = Feed.objects.filter(patient=world.patient).first()
    return {"act": "make", "neutral": "on", "before": feed.token_hash[:12] if feed else ""}


def a_picture(_world: World) -> Values:
    """A picture that editors have put into a lesson."""
    picture = Picture.objects.create(name="A path", data=b"RIFF", width=1, height=1, added_at=NOON)
    return {"pk": picture.pk}


def a_browser(_world: World) -> Values:
    """What a browser gives for notices, whose maker is not at home."""
    return {"address": f"http://127.0.0.1:9/{uuid4().hex}", **Browser().keys}


def a_device(world: World) -> Values:
    """A device that shows notices."""
    given = a_browser(world)
    made = PushEndpoint.objects.create(patient=world.patient, created_at=NOON, **given)
    return {"pk": made.pk}


def on_time(_world: World) -> Values:
    """The clockwork has just done all there was for anyone."""
    Rule.objects.filter(next_due_at__lte=NOON).update(next_due_at=NOON + timedelta(days=1))
    for part in (clockwork.PLANNER, clockwork.SENDER):
        clockwork.beat(part, now=NOON)
    return {}
