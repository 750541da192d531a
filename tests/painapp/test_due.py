"""Which part of a quota comes next."""

import pytest

from painapp.due import part_after


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
