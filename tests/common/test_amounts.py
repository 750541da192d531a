"""Amounts, dates and lags as people read them."""

from datetime import date

import pytest
from django.template import Context, Template

from common.amounts import (
    amount,
    amount_parts,
    plain_date,
    recall,
    short_amount,
    short_date,
    short_range,
)

WORDS = [
    (0, "SECONDS", "0 seconds", "0 s"),
    (1, "SECONDS", "1 second", "1 s"),
    (45, "SECONDS", "45 seconds", "45 s"),
    (60, "SECONDS", "1 minute", "1 min"),
    (90, "SECONDS", "1½ minutes", "1½ min"),
    (100, "SECONDS", "1 minute 40 seconds", "1 min 40 s"),
    (210, "SECONDS", "3½ minutes", "3½ min"),
    (480, "SECONDS", "8 minutes", "8 min"),
    (3600, "SECONDS", "1 hour", "1 h"),
    (3630, "SECONDS", "1 hour 30 seconds", "1 h 30 s"),
    (4200, "SECONDS", "1 hour 10 minutes", "1 h 10 min"),
    (7290, "SECONDS", "2 hours 1½ minutes", "2 h 1½ min"),
    (1, "METRES", "1 metre", "1 m"),
    (200, "METRES", "200 metres", "200 m"),
    (999, "METRES", "999 metres", "999 m"),
    (1000, "METRES", "1 km", "1 km"),
    (1200, "METRES", "1.2 km", "1.2 km"),
    (1250, "METRES", "1.25 km", "1.25 km"),
    (1005, "METRES", "1.005 km", "1.005 km"),
    (1, "STEPS", "1 step", "1 step"),
    (500, "STEPS", "500 steps", "500 steps"),
    (1, "REPETITIONS", "1 time", "1×"),
    (12, "REPETITIONS", "12 times", "12×"),
]


@pytest.mark.parametrize(("value", "unit", "words", "short"), WORDS)
def test_an_amount_reads_as_a_person_would_say_it(
    value: int, unit: str, words: str, short: str
) -> None:
    assert amount(value, unit) == words
    assert short_amount(value, unit) == short


@pytest.mark.parametrize(
    ("value", "unit", "number", "word"),
    [
        (1, "SECONDS", "1", "second"),
        (60, "SECONDS", "1", "minute"),
        (90, "SECONDS", "1½", "minutes"),
        (100, "SECONDS", "100", "seconds"),
        (480, "SECONDS", "8", "minutes"),
        (9000, "SECONDS", "150", "minutes"),
        (1, "METRES", "1", "metre"),
        (800, "METRES", "800", "metres"),
        (1200, "METRES", "1.2", "km"),
        (1, "STEPS", "1", "step"),
        (12, "REPETITIONS", "12", "times"),
    ],
)
def test_the_large_figure_is_one_number_and_one_word(
    value: int, unit: str, number: str, word: str
) -> None:
    assert amount_parts(value, unit) == (number, word)


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (900, 900, "SECONDS", "15 min"),
        (840, 900, "SECONDS", "14–15 min"),
        (210, 240, "SECONDS", "3½–4 min"),
        (50, 60, "SECONDS", "50 s – 1 min"),
        (4200, 7800, "SECONDS", "1 h 10 min – 2 h 10 min"),
        (950, 1000, "METRES", "950 m – 1 km"),
        (8, 10, "REPETITIONS", "8× – 10×"),
    ],
)
def test_a_range_names_its_unit_once_where_it_is_one(
    low: int, high: int, unit: str, words: str
) -> None:
    assert short_range(low, high, unit) == words


def test_a_unit_may_be_written_small() -> None:
    assert amount(480, "seconds") == "8 minutes"


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="no such unit"):
        amount(8, "FURLONGS")


@pytest.mark.parametrize("formatted", [amount, short_amount, amount_parts])
def test_an_amount_below_zero_is_refused(formatted: object) -> None:
    assert callable(formatted)
    with pytest.raises(ValueError, match="0 or more"):
        formatted(-1, "SECONDS")


def test_two_amounts_are_never_said_in_the_same_words() -> None:
    seconds = range(2 * 3600)
    assert len({amount(value, "SECONDS") for value in seconds}) == len(seconds)


def test_two_distances_are_never_said_in_the_same_words() -> None:
    metres = range(3000)
    assert len({short_amount(value, "METRES") for value in metres}) == len(metres)


def test_a_date_of_this_year_needs_no_year() -> None:
    assert plain_date(date(2026, 4, 7), date(2026, 1, 1)) == "Tuesday 7 April"


def test_a_date_of_another_year_names_it() -> None:
    assert plain_date(date(2026, 1, 2), date(2027, 1, 1)) == "Friday 2 January 2026"


def test_a_date_alone_is_taken_as_near() -> None:
    assert plain_date(date(2026, 4, 7)) == "Tuesday 7 April"


def test_a_table_has_short_dates() -> None:
    assert short_date(date(2026, 4, 7)) == "7 April"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, ""),
        (0, ""),
        (1, "noted a day later"),
        (3, "noted 3 days later"),
        (13, "noted 13 days later"),
        (14, "noted 2 weeks later"),
        (59, "noted 8 weeks later"),
        (60, "noted 2 months later"),
        (364, "noted 12 months later"),
        (365, "noted a year later"),
        (729, "noted a year later"),
        (730, "noted 2 years later"),
        (3651, "noted 10 years later"),
    ],
)
def test_what_was_noted_later_says_so(days: int, words: str) -> None:
    assert recall(days) == words


def test_templates_say_the_same_words() -> None:
    page = Template(
        "{% load words %}{{ 480|amount:unit }}, {{ 480|short_amount:unit }}, "
        "{{ day|plain_date:day }}, {{ day|short_date }}, {{ 2|recall }}"
    )
    shown = page.render(Context({"unit": "SECONDS", "day": date(2026, 4, 7)}))
    assert shown == "8 minutes, 8 min, Tuesday 7 April, 7 April, noted 2 days later"
