"""Trials and the baseline that comes of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

MOST_TRIALS = 14


class Statistic(StrEnum):
    """How a baseline is made of its trials; the midpoint is (largest + smallest) / 2."""

    MEAN = "MEAN"
    MEDIAN = "MEDIAN"
    MIDPOINT = "MIDPOINT"


class BaselineError(ValueError):
    """No baseline can be made of these trials."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a person could do on one date, in base units."""

    on: date
    amount: int

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("A trial's amount is 0 or more.")


def baseline(trials: Sequence[Trial], *, statistic: Statistic = Statistic.MEAN) -> Fraction:
    """The exact baseline of 1 to 14 trials on distinct dates. Rule 4 of docs/engine.md.

    Anything else, or a result of 0, is a `BaselineError`.
    """
    amounts = sorted(trial.amount for trial in trials)
    if not 1 <= len(amounts) <= MOST_TRIALS:
        raise BaselineError(f"A baseline takes 1 to {MOST_TRIALS} trials, not {len(amounts)}.")
    if len({trial.on for trial in trials}) < len(amounts):
        raise BaselineError("Trials are on different dates.")
    result = _statistic_of(amounts, statistic)
    if result == 0:
        raise BaselineError("A baseline is more than 0.")
    return result


def spread_is_wide(trials: Sequence[Trial]) -> bool:
    """Whether another trial is worth offering; none is ever dropped. Rule 5 of docs/engine.md.

    Wide means largest > 3 × smallest, or range > mean. Errors as `baseline`.
    """
    mean = baseline(trials)
    smallest = min(trial.amount for trial in trials)
    largest = max(trial.amount for trial in trials)
    return largest > 3 * smallest or largest - smallest > mean


def _statistic_of(amounts: list[int], statistic: Statistic) -> Fraction:
    """The statistic of at least one amount, smallest first."""
    if statistic is Statistic.MEAN:
        return Fraction(sum(amounts), len(amounts))
    if statistic is Statistic.MIDPOINT:
        return Fraction(amounts[0] + amounts[-1], 2)
    upper = len(amounts) // 2
    return Fraction(amounts[upper] + amounts[-upper - 1], 2)
