"""What is declared about a plan, and what was done: everything that happens after the terms.

No symptom is among these. A person's pain, sleep or mood reaches a plan only as a flare, a hold
or a review that somebody declared. Ranges of dates include both ends; one that ends before it
begins is a `ValueError`.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Flare:
    """The person declares a flare. Rules 20 and 21 of docs/engine.md."""

    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Nothing is due: illness, holiday. Rule 16 of docs/engine.md."""

    first: date
    last: date

    def __post_init__(self) -> None:
        _check_range(self.first, self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """The quota stays where it is. Rule 22 of docs/engine.md."""

    first: date
    last: date

    def __post_init__(self) -> None:
        _check_range(self.first, self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """At most `quota` base units a date; it only lowers. Rule 24 of docs/engine.md."""

    first: date
    last: date
    quota: int

    def __post_init__(self) -> None:
        _check_range(self.first, self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """Ends every pause, hold and override that includes `on`. Rule 28 of docs/engine.md."""

    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StepBack:
    """The plan goes `steps` (0 or more) back. Rule 13 of docs/engine.md."""

    on: date
    steps: int = 1

    def __post_init__(self) -> None:
        if self.steps < 0:
            raise ValueError("A step back goes 0 or more steps back.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyHold:
    """Nothing is due until a release. Rule 15 of docs/engine.md."""

    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyRelease:
    """Ends a safety hold. Rule 15 of docs/engine.md."""

    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """The plan was looked at together. Rule 14 of docs/engine.md."""

    on: date


Event = Flare | Pause | Hold | Override | Resume | StepBack | SafetyHold | SafetyRelease | Reviewed


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What was done on a date, and the number shown for that date if one was.

    Several a date add up. Rule 25 of docs/engine.md.
    """

    on: date
    amount: int
    due: int | None = None

    def __post_init__(self) -> None:
        if self.amount < 0 or (self.due is not None and self.due < 0):
            raise ValueError("A session's amounts are 0 or more.")


def _check_range(first: date, last: date) -> None:
    if last < first:
        raise ValueError(f"A range from {first} cannot end on {last}.")
