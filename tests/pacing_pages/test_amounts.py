"""Amounts as people type them."""

import pytest
from django.core.exceptions import ValidationError

from pacing.forms.amounts import AmountField, typed


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("8", 480),
        (" 8 ", 480),
        ("3½", 210),
        ("½", 30),
        ("3.5", 210),
        ("3,5", 210),
        (".5", 30),
        ("3:30", 210),
        ("0:05", 5),
        ("1.333", 80),
        ("1440", 86_400),
    ],
)
def test_minutes_are_read_as_people_write_them(text: str, seconds: int) -> None:
    assert AmountField(unit="SECONDS").clean(text) == seconds


@pytest.mark.parametrize(
    "text",
    ["0", "-1", "ten", "1441", "3.5½", "1e3", "½½", ".", ":", "3:99", "1:2:3", "९९९९९९९", "  "],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        AmountField(unit="SECONDS").clean(text)


@pytest.mark.parametrize("unit", ["METRES", "STEPS", "REPETITIONS"])
def test_everything_else_is_whole(unit: str) -> None:
    field = AmountField(unit=unit)
    assert field.clean("200") == 200
    for text in ("2.5", "0", "1000001", "½"):
        with pytest.raises(ValidationError):
            field.clean(text)


def test_an_optional_amount_left_out_is_none() -> None:
    assert AmountField(unit="SECONDS", required=False).clean("") is None


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        (480, "SECONDS", "8"),
        (210, "SECONDS", "3½"),
        (30, "SECONDS", "½"),
        (80, "SECONDS", "1:20"),
        (5, "SECONDS", "0:05"),
        (200, "METRES", "200"),
    ],
)
def test_an_amount_is_shown_as_it_would_be_typed(amount: int, unit: str, text: str) -> None:
    assert typed(amount, unit) == text
    assert AmountField(unit=unit).clean(text) == amount
