"""`manage.py simulate_patients` walks, checks and prints; it touches no database."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from pacing.management.commands import simulate_patients
from pacing.simulation import Life
from pacing.simulation_checks import InvariantBrokenError


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def run(patients: int = 3, weeks: int = 2, *, err: StringIO | None = None) -> str:
    out = StringIO()
    options = {"patients": patients, "weeks": weeks, "seed": 4}
    call_command("simulate_patients", **options, stdout=out, stderr=err or StringIO())
    return out.getvalue()


def test_it_prints_the_spread_of_outcomes() -> None:
    said = run()
    assert said.startswith("3 virtual patients, 2 weeks, seed 4:")
    assert "Every invariant held in every life." in said
    assert "last level, % of the baseline" in said


def test_the_same_seed_prints_the_same_table() -> None:
    assert run().partition("\n")[2] == run().partition("\n")[2]


def test_several_batches_give_what_one_after_another_gives() -> None:
    batches = list(simulate_patients.batches(110, weeks=1, seed=4))
    assert [len(batch) for batch in batches] == [100, 10]


def test_a_terminal_sees_a_bar_on_one_line() -> None:
    err = Terminal()
    run(err=err)
    assert err.getvalue().startswith("\r█")
    assert err.getvalue().count("\n") == 1


def test_a_log_gets_plain_lines() -> None:
    err = StringIO()
    run(err=err)
    assert err.getvalue() == "3/3\n"


@pytest.mark.parametrize(("patients", "weeks"), [(0, 26), (1, 0), (1, 521)])
def test_what_cannot_be_simulated_gets_a_clear_line(patients: int, weeks: int) -> None:
    with pytest.raises(CommandError, match="At least one patient"):
        run(patients, weeks)


def test_a_broken_invariant_ends_it_with_a_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(life: Life, *, number: int) -> None:
        raise InvariantBrokenError(f"I6 does not hold for {life.name}.")

    monkeypatch.setattr(simulate_patients, "check", broken)
    with pytest.raises(CommandError, match="I6 does not hold for patient 0 of seed 4"):
        run()
