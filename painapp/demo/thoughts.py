"""Two thoughts of the made-up person: one gone through to the end, one only caught."""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from accounts.models import Patient
from education.services.thoughts import keep_thought
from painapp.demo.day import at


class Caught(NamedTuple):
    """A thought, how many days ago it came, and what was said about it."""

    days_ago: int
    words: dict[str, str]
    ratings: dict[str, int | None]


THOUGHTS = (
    Caught(
        52,
        {
            "happened": "Woke up stiff all over, and the walk was on the plan.",
            "thought": "This flare will never end, and I am back at the start.",
            "feeling": "Flat, a bit scared",
            "speaks_for": "It hurts everywhere. The last good week feels far away.",
            "speaks_against": "The one in spring took five days. I still walked after it.",
            "another_way": "This is a bad one, and I have a plan for just this.",
        },
        {"belief_before": 9, "feeling_before": 8, "belief_after": 5, "feeling_after": 5},
    ),
    Caught(
        6,
        {
            "happened": "Karen asked whether I would come to the concert.",
            "thought": "I will have to get up half-way, and they will all stare.",
        },
        {"belief_before": 8},
    ),
)


def think(patient: Patient, *, today: date) -> None:
    """Write both down, in the evenings they came."""
    for number, caught in enumerate(THOUGHTS, 1):
        on = today - timedelta(days=caught.days_ago)
        keep_thought(
            patient=patient,
            on=on,
            words=caught.words,
            ratings=caught.ratings,
            now=at(on, 21),
            client_uuid=UUID(int=number, version=4),
        )
