"""`make test` adds its stages up and ends with one line that says how many passed."""

import pytest

from scripts import test as stages

REPORT = '<testsuites><testsuite name="pytest" errors="{}" failures="{}" skipped="{}" tests="{}">'


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> stages.Run:
    monkeypatch.delenv("CI", raising=False)
    return stages.Run(long=False)


def last_line(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.splitlines()[-1]


def test_stages_are_added_up(run: stages.Run, capsys: pytest.CaptureFixture[str]) -> None:
    run.count(REPORT.format(0, 0, 1, 10))
    run.count(REPORT.format(0, 0, 0, 5))
    assert run.end() == 0
    assert last_line(capsys) == "14 passed, 0 failed, 1 skipped"


def test_errors_count_as_failures(run: stages.Run, capsys: pytest.CaptureFixture[str]) -> None:
    run.count(REPORT.format(1, 2, 0, 10))
    assert run.end() == 1
    assert last_line(capsys) == "7 passed, 3 failed"


def test_a_stage_that_breaks_fails_the_run(
    run: stages.Run, capsys: pytest.CaptureFixture[str]
) -> None:
    run.stage("broken", ["-c", "raise SystemExit(3)"])
    assert run.end() == 1
    assert last_line(capsys) == "0 passed, 1 failed"


def test_a_missing_part_is_said_loudly(run: stages.Run, capsys: pytest.CaptureFixture[str]) -> None:
    run.missing("the journeys.")
    assert "!!! NOT RUN: the journeys." in capsys.readouterr().out
    assert run.end() == 0


def test_a_missing_part_fails_under_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    run = stages.Run(long=False)
    run.missing("the journeys.")
    assert run.end() == 1


def test_a_run_beside_is_added(run: stages.Run, capsys: pytest.CaptureFixture[str]) -> None:
    beside = stages.Run(long=False)
    run.count(REPORT.format(0, 0, 0, 3))
    beside.count(REPORT.format(0, 1, 0, 2))
    beside.broken.append("permissions")
    run.add(beside)
    assert run.end() == 1
    assert "Not well: permissions\n\n4 passed, 1 failed" in capsys.readouterr().out
