"""One made-up day: how it felt, and what else was done, drawn from a seeded source."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from painapp.demo.people import ZONE

TAGS = ("Visitors", "Did a lot", "Cold or damp", "A long journey", "Something good", "Unwell")


def at(on: date, hour: int, minute: int = 0) -> datetime:
    """A moment on the made-up person's own clock."""
    return datetime.combine(on, time(hour, minute), tzinfo=ZoneInfo(ZONE))


def fresh_uuid(chance: Random) -> UUID:
    """The identifier a phone would have given its post."""
    return UUID(int=chance.getrandbits(128), version=4)


@dataclass(frozen=True, slots=True)
class Feeling:
    """The ratings of a day; None where nothing was noted."""

    fatigue: int
    sleep: int
    mood: int
    pain: int | None

    @property
    def is_hard(self) -> bool:
        return self.fatigue >= 9


def feelings(chance: Random, days: int) -> list[Feeling | None]:
    """A wandering line of days; about one in eight has no check-in."""
    wave, lived = 5.5, list[Feeling | None]()
    for _ in range(days):
        wave = min(9.0, max(2.0, wave + chance.uniform(-1.6, 1.55)))
        lived.append(None if chance.random() < 0.12 else _feeling(chance, wave))
    return lived


def _feeling(chance: Random, wave: float) -> Feeling:
    def near(middle: float) -> int:
        return round(min(10.0, max(0.0, middle + chance.uniform(-1.5, 1.5))))

    return Feeling(
        fatigue=near(wave + 1),
        sleep=near(8.5 - wave / 2),
        mood=near(8 - wave / 2),
        pain=near(wave) if chance.random() < 0.8 else None,
    )


def dates(first: date, days: int) -> list[date]:
    return [first + timedelta(days=day) for day in range(days)]
