"""The tests' own PostgreSQL, Redis and browser are found or brought, and leave nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from redis import Redis
from redis.exceptions import ConnectionError as NobodyThere

from scripts import chromium, postgres, redis

WHEEL = [home for home in postgres.installations() if home.name.startswith("pginstall")]


def version(url: str) -> int:
    with psycopg.connect(url.replace("/evenstep?", "/postgres?")) as connection:
        return connection.info.server_version


def test_a_server_answers_and_leaves_nothing_behind() -> None:
    with postgres.running() as url:
        folder = Path(url.split("host=")[1])
        assert version(url) >= 140_000
        pid = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    assert not folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.skipif(not WHEEL, reason="the wheel has no PostgreSQL for this machine")
def test_the_wheels_server_answers_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "find", lambda: WHEEL[0])
    with postgres.running() as url:
        assert version(url) >= 140_000


def test_a_command_is_given_the_address_of_a_server() -> None:
    show = "import os; print(os.environ['DATABASE_URL'])"
    command = [sys.executable, "-m", "scripts.postgres", sys.executable, "-c", show]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("postgresql://evenstep@/evenstep?host=/")


def test_where_there_is_no_server_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "installations", lambda: iter([Path("/nowhere")]))
    with pytest.raises(postgres.PostgresError, match="There is no PostgreSQL here"):
        postgres.find()


def ping(url: str) -> bool:
    with Redis.from_url(url) as asked:
        return bool(asked.ping())


def test_a_redis_answers_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEST_REDIS_URL", raising=False)
    with redis.running() as url:
        assert ping(url)
    with pytest.raises(NobodyThere):
        ping(url)


def test_a_redis_that_is_named_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_REDIS_URL", "redis://127.0.0.1:1/7")
    with redis.running() as url:
        assert url == "redis://127.0.0.1:1/7"


def test_where_there_is_no_redis_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redis, "programs", lambda: iter(["/nowhere/redis-server"]))
    with pytest.raises(redis.RedisError, match="There is no Redis here"):
        redis.find()


def test_a_redis_that_does_not_start_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEST_REDIS_URL", raising=False)
    monkeypatch.setattr(redis, "find", lambda: sys.executable)
    with pytest.raises(redis.RedisError, match=r"did not start: .*--port"), redis.running():
        pass


def test_a_named_browser_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert chromium.bring() == sys.executable


def test_a_browser_that_does_not_start_is_none(tmp_path: Path) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    assert not chromium.works(str(broken))
    assert not chromium.works(str(tmp_path / "missing"))


def test_ways_to_a_browser_are_tried_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    for name in ("find", "downloaded", "debians"):
        monkeypatch.setattr(chromium, name, lambda name=name: tried.append(name))
    assert chromium.bring() is None
    assert tried == ["find", "downloaded", "debians"]
