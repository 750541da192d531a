"""Dates in addresses."""

from datetime import date

import pytest

from common.converters import DateConverter


def test_an_iso_date_goes_both_ways() -> None:
    converter = DateConverter()
    assert converter.to_python("2026-04-07") == date(2026, 4, 7)
    assert converter.to_url(date(2026, 4, 7)) == "2026-04-07"


@pytest.mark.parametrize("text", ["2026-02-30", "0001-01-01", "1999-12-31", "2100-01-01"])
def test_a_date_that_does_not_exist_or_no_diary_holds_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match=r"day|diary"):
        DateConverter().to_python(text)
