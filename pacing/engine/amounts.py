"""Amounts: whole base units (seconds, metres, steps, repetitions) and how they are rounded."""

from enum import StrEnum
from fractions import Fraction


class Unit(StrEnum):
    """What an amount counts. Time is in seconds, distance in metres."""

    SECONDS = "SECONDS"
    METRES = "METRES"
    STEPS = "STEPS"
    REPETITIONS = "REPETITIONS"


def to_resolution(amount: Fraction | int, resolution: int) -> int:
    """The nearest multiple of `resolution`, ties down, never below it. Rule 1 of docs/engine.md."""
    top, bottom = amount.numerator, amount.denominator
    nearest = -((resolution * bottom - 2 * top) // (2 * resolution * bottom))
    return max(nearest, 1) * resolution


def floor_to_resolution(amount: Fraction | int, resolution: int) -> int:
    """The largest multiple of `resolution` not above `amount`. Rule 2 of docs/engine.md."""
    return amount.numerator // (amount.denominator * resolution) * resolution


def split(quota: int | None, *, sessions: int, resolution: int) -> tuple[int, ...]:
    """A date's quota in at most `sessions` parts, larger parts first. Rule 3 of docs/engine.md.

    Parts are whole resolutions and add up exactly; there are none when nothing is due (None or
    0). A quota below 0 or off the resolution, or fewer than one session, is a `ValueError`.
    """
    if sessions < 1 or resolution < 1:
        raise ValueError("A quota is split into at least one session of whole resolutions.")
    if not quota:
        return ()
    pieces, rest = divmod(quota, resolution)
    if rest or pieces < 0:
        raise ValueError(f"{quota} is not a positive multiple of {resolution}.")
    if sessions == 1:
        return (quota,)
    parts = min(sessions, pieces)
    each, larger = divmod(pieces, parts)
    return ((each + 1) * resolution,) * larger + (each * resolution,) * (parts - larger)
