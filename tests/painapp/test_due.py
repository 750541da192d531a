"""Which part of a quota comes next."""

from types import SimpleNamespace
from typing import cast

import pytest

from pacing.reading import PlanReading
from painapp.due import part_after, small_part


@pytest.mark.parametrize(
    ("parts", "done", "number", "amount"),
    [
        ((480,), 0, 1, 480),
        ((480,), 200, 1, 280),
        ((240, 240), 0, 1, 240),
        ((240, 240), 239, 1, 1),
        ((240, 240), 240, 2, 240),
        ((250, 240), 300, 2, 190),
    ],
)
def test_the_next_part_is_what_is_left_of_the_first_one_not_covered(
    parts: tuple[int, ...], done: int, number: int, amount: int
) -> None:
    part = part_after(parts, done, rest_seconds=1800)
    assert part is not None
    assert (part.number, part.total, part.amount) == (number, len(parts), amount)


@pytest.mark.parametrize(("parts", "done"), [((), 0), ((480,), 480), ((240, 240), 999)])
def test_nothing_comes_after_all_is_done_or_where_nothing_is_due(
    parts: tuple[int, ...], done: int
) -> None:
    assert part_after(parts, done, rest_seconds=1800) is None


def test_rest_follows_every_part_but_the_last() -> None:
    first = part_after((240, 240), 0, rest_seconds=1800)
    last = part_after((240, 240), 240, rest_seconds=1800)
    assert first is not None
    assert last is not None
    assert (first.rest_seconds, last.rest_seconds) == (1800, 0)
    assert (first.last, last.last) == (False, True)


def reading(quota: int, done: int, resolution: int) -> PlanReading:
    """A plan in one go that asks for so much."""
    chapter = SimpleNamespace(resolution=resolution, rest_minutes=30)
    read = SimpleNamespace(shown_parts=(quota,), done=done, chapter=chapter)
    return cast("PlanReading", read)


@pytest.mark.parametrize(
    ("quota", "done", "resolution", "amount", "rest"),
    [
        (480, 0, 60, 240, 1800),
        (540, 0, 60, 240, 1800),
        (480, 100, 60, 180, 1800),
        (120, 0, 60, 60, 1800),
        (60, 0, 60, 60, 0),
        (480, 450, 60, 30, 0),
        (90, 0, 30, 30, 1800),
    ],
)
def test_a_short_part_is_half_of_what_is_left_and_can_be_counted(
    quota: int, done: int, resolution: int, amount: int, rest: int
) -> None:
    part = small_part(reading(quota, done, resolution))
    assert part is not None
    assert (part.amount, part.rest_seconds) == (amount, rest)


def test_no_short_part_is_left_once_all_is_done() -> None:
    assert small_part(reading(480, 480, 60)) is None
