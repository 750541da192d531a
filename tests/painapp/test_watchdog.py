"""A worker is deaf where calls wait and it takes none: neither silence nor work is deafness."""

from typing import Any, NoReturn

import pytest

from painapp import alive, watchdog
from painapp.watchdog import Look, Watch

LIMIT = 150.0


def looks(*seen: tuple[float, int, int, bool]) -> list[bool]:
    """What a watch says at each: the second, calls that wait, calls taken, at work."""
    watch = Watch(LIMIT)
    return [
        watch.is_deaf(Look(at=at, waiting=waiting, taken=taken, busy=busy))
        for at, waiting, taken, busy in seen
    ]


def test_calls_that_wait_for_the_limit_and_are_not_taken_mean_deaf() -> None:
    assert looks((1000, 2, 7, False), (1149, 8, 7, False), (1150, 10, 7, False)) == [
        False,
        False,
        True,
    ]


def test_without_calls_it_is_only_quiet() -> None:
    assert not any(looks((1000, 0, 7, False), (1150, 0, 7, False), (9000, 0, 7, False)))


def test_one_that_takes_calls_hears() -> None:
    assert not any(looks((1000, 3, 7, False), (1149, 3, 8, False), (1290, 3, 9, False)))


def test_one_at_work_is_not_deaf_however_long_it_takes() -> None:
    assert not any(looks((1000, 3, 7, False), (1100, 9, 7, True), (1249, 9, 7, False)))


def test_calls_that_others_took_begin_anew() -> None:
    assert not any(looks((1000, 3, 7, False), (1140, 0, 7, False), (1280, 3, 7, False)))


def test_a_limit_that_never_ends_never_comes() -> None:
    watch = Watch(float("inf"))
    look = Look(at=0, waiting=1, taken=0, busy=False)
    assert not watch.is_deaf(look)
    assert not watch.is_deaf(Look(at=10.0**9, waiting=1, taken=0, busy=False))


def test_a_broker_that_is_away_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_app: Any) -> NoReturn:
        raise OSError

    monkeypatch.setattr(watchdog, "waiting", away)
    assert watchdog._look(None).waiting == 0


def test_a_sign_of_life_is_left_where_one_is_asked_for(settings: Any, tmp_path: Any) -> None:
    settings.ALIVE_FILE = ""
    alive.touch()
    settings.ALIVE_FILE = str(tmp_path / "alive")
    alive.touch(sender="the timer")
    assert [path.name for path in tmp_path.iterdir()] == ["alive"]
