"""Where a zone is: the tables of the zones say it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from common import countries
from common.countries import country_of


@pytest.fixture
def no_tables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A machine whose zones come without tables."""
    monkeypatch.setattr(countries, "TZPATH", (str(tmp_path),))
    monkeypatch.setitem(sys.modules, "tzdata", None)
    countries._countries.cache_clear()
    yield
    countries._countries.cache_clear()


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Berlin", "DE"),
        ("America/New_York", "US"),
        ("America/Toronto", "CA"),
        ("Europe/Paris", "FR"),
        ("Australia/Sydney", "AU"),
    ],
)
def test_a_zone_lies_in_its_country(zone: str, country: str) -> None:
    assert country_of(zone) == country


@pytest.mark.parametrize(
    ("zone", "country"),
    [("US/Eastern", "US"), ("America/Indianapolis", "US"), ("Europe/Belfast", "GB")],
)
def test_an_old_name_lies_where_the_new_one_does(zone: str, country: str) -> None:
    assert country_of(zone) == country


@pytest.mark.parametrize("zone", ["UTC", "", "Moon/Base", "Etc/GMT+3"])
def test_a_zone_of_no_country_has_none(zone: str) -> None:
    assert country_of(zone) == ""


@pytest.mark.usefixtures("no_tables")
def test_without_tables_no_country_is_known() -> None:
    assert country_of("Europe/Berlin") == ""
