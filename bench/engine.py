"""How long the engine takes for a year's timeline: `-m bench.engine` prints milliseconds."""

import time
from datetime import date, timedelta
from fractions import Fraction

from pacing.engine import Flare, Session, Terms, Unit, timeline

START = date(2026, 1, 5)
YEAR, TIMES = 365, 60


def best(*years: int) -> tuple[float, ...]:
    """Milliseconds for each number of years, the best of 60, in turns: slow moments hit all."""
    rounds = [[once(number) for number in years] for _ in range(TIMES)]
    return tuple(map(min, zip(*rounds, strict=True)))


def once(years: int) -> float:
    """Milliseconds for so many years of daily sessions, a flare every 90 days."""
    terms = Terms(unit=Unit.SECONDS, resolution=30, baseline=Fraction(600), start=START, goal=3600)
    days = [START + timedelta(days=number) for number in range(YEAR * years)]
    sessions = [Session(on=on, amount=4000) for on in days if on.toordinal() % 10]
    events = [Flare(on=on) for on in days[60::90]]
    start = time.process_time()
    timeline(terms, events=events, sessions=sessions, last=days[-1])
    return 1000 * (time.process_time() - start)


if __name__ == "__main__":
    print(*best(1, 10))
