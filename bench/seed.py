"""Lives of one and of ten years in the product's database: `-m bench.seed` prints who, as JSON.

What is agreed and declared goes through the services that pages use; the diary is written in bulk.
Each chapter of each life is lived alike, so that a longer life differs in its length alone.
"""

import json
import os
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import django

DAY = timedelta(days=1)
YEAR = 364  # days: a chapter lasts 52 weeks
RUNNING = 352  # days the running chapter is old
OTHERS, SHORT = 150, 60
LEARNT = 4  # answers and words a year in one lesson
FLARES = (60, 150, 270)
ASKED = (14, 42, 84)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "painapp.settings")
    django.setup()
    from django.db import transaction

    with transaction.atomic():
        told = tell()
    print(json.dumps(told))


def tell() -> dict[str, Any]:
    """Everyone's life; how to come as the two whose pages are measured."""
    from bench import lives

    now = datetime.now(UTC)
    zone = zone_at_noon(now)
    today = lives.today_in(zone, now)
    for number in range(int(os.environ.get("BENCH_OTHERS", OTHERS))):
        person = lives.make(f"other-{number}", zone=zone, now=now)
        live(person, today=today, chapters=1, running=SHORT)
    told: dict[str, Any] = {"today": today.isoformat()}
    for name, years in (("one", 1), ("ten", 10)):
        person = lives.make(name, zone=zone, now=now)
        live(person, today=today, chapters=years, running=RUNNING)
        person.learn(today, times=years * LEARNT)
        told[name] = lives.ticket(person)
    return told


def zone_at_noon(now: datetime) -> str:
    """A zone in which it is about noon, so that no night and no midnight falls into a run."""
    ahead = 12 - now.hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def live(person: Any, *, today: date, chapters: int, running: int) -> None:
    """`chapters` of 52 weeks one after the other; the last began `running` days ago."""
    starts = [today - (running + YEAR * back) * DAY for back in reversed(range(chapters))]
    for start, until in zip(starts, [*starts[1:], today], strict=True):
        person.try_out(start)
        person.agree(start)
        for after in sorted((*FLARES, *ASKED)):
            on = start + after * DAY
            if on < until:
                person.ask(on) if after in ASKED else person.flare(on)
        person.keep_to(start, until, Random(7))
        person.write_diary(start, until, Random(8))


if __name__ == "__main__":
    main()
