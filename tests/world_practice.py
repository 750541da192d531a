"""The part of a world that is practised and thought: a guided practice done, a thought caught."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from diary.services.activities import rename_activity
from education.services.thoughts import keep_thought
from painapp.services.practice import log_practice
from tests.education.practising import publish

if TYPE_CHECKING:
    from tests.world import Life


def practise(life: "Life") -> dict[str, Any]:
    """4-7-8 done three days ago, and a thought caught, checked and changed the day after."""
    run, entry = log_practice(
        patient=life.patient,
        practice=publish(),
        seconds=76,
        whole=True,
        ratings={},
        today=life.on(3),
        by=life.patient.user,
        now=life.at(3),
        client_uuid=uuid4(),
    )
    rename_activity(activity=entry.activity, name=life.typed("breathing"))
    words = ("happened", "thought", "feeling", "speaks_for", "speaks_against", "another_way")
    thought = keep_thought(
        patient=life.patient,
        on=life.on(2),
        words={name: life.typed("they all stare") for name in words},
        ratings={"belief_before": 9, "belief_after": 6},
        now=life.at(2),
        client_uuid=uuid4(),
    )
    return {"run": run, "thought": thought}
