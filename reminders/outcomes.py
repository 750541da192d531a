"""What a channel says of one attempt to send."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypeAlias


@dataclass(frozen=True, slots=True)
class Sent:
    """The other side has taken it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never take it; trying again would not help. `why` is one of `Delivery.Why`."""

    why: str = "refused"


@dataclass(frozen=True, slots=True)
class Later:
    """It has surely not taken it, and may do so `after` a while."""

    after: timedelta


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have taken it."""


Outcome: TypeAlias = Sent | Refused | Later | Unknown

MINUTE: Final = timedelta(minutes=1)


def wait(attempt: int) -> timedelta:
    """How long until the next attempt: 1, 2, 4, 8 … minutes, at most half an hour."""
    return min(MINUTE * int(2 ** max(0, attempt - 1)), 30 * MINUTE)
