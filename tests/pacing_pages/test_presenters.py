"""What the pages make of terms and of days that were lived."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from pacing.adapters import Planned
from pacing.engine import (
    Compounding,
    Fixed,
    FlareRule,
    OfBaseline,
    PlanState,
    Terms,
    Unit,
    forecast,
)
from pacing.presenters import history
from pacing.presenters.agreement import promises
from pacing.presenters.builder import part_hints, preview_of
from pacing.presenters.dates import condition_words, end_words, often_words, pace_words, rows_of
from pacing.presenters.figure import Point, Span, figure
from pacing.presenters.words import brief_date, days_words, flare_words

TODAY = date(2026, 4, 7)
TERMS = Terms(
    unit=Unit.SECONDS, resolution=60, baseline=Fraction(600), start=date(2026, 4, 8), goal=900
)


def lived(*due: int | None, state: PlanState = PlanState.RUNNING) -> tuple[Planned, ...]:
    """Days from 1 January on, each done as it was due."""
    first = date(2026, 1, 1)
    return tuple(
        Planned(
            on=first + timedelta(days=number),
            state=state,
            quota=quota,
            share=Fraction(9, 10),
            done=quota or 0,
        )
        for number, quota in enumerate(due)
    )


def week(*done: int | None, today: int) -> tuple[str, ...]:
    """The cells of a week of 10 minutes a day from a Monday on, in minutes done, seen on day
    `today` of it.
    """
    monday = date(2026, 1, 5)
    days = [
        Planned(
            on=monday + timedelta(days=number),
            state=PlanState.RUNNING,
            quota=None if minutes is None else 600,
            share=Fraction(9, 10),
            done=(minutes or 0) * 60,
        )
        for number, minutes in enumerate(done)
    ]
    [line] = history.week_lines(days, unit="SECONDS", today=monday + timedelta(days=today))
    return line.cells


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "1 minute more each week"),
        ({"step_days": 14}, "1 minute more every 2 weeks"),
        ({"step_days": 10}, "1 minute more every 10 days"),
        ({"increment": OfBaseline(fraction=Fraction(1, 20))}, "30 seconds more each week"),
        ({"increment": OfBaseline(fraction=Fraction(1, 7))}, "About 1½ minutes more each week"),
        ({"increment": OfBaseline(fraction=Fraction(11, 100))}, "About 1 minute more each week"),
        ({"increment": Fixed(amount=75)}, "1 minute 15 seconds more each week"),
        ({"increment": Compounding(fraction=Fraction(1, 10))}, "10 % more each week"),
        ({"increment": Fixed(amount=90)}, "1½ minutes more each week"),
        ({"increments_allowed": False}, "The same amount each time"),
    ],
)
def test_a_pace_is_said_in_words(changed: dict[str, object], words: str) -> None:
    assert pace_words(replace(TERMS, **changed)) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "words"), [(1, "each day"), (7, "each week"), (28, "every 4 weeks")]
)
def test_how_often_is_said_in_words(days: int, words: str) -> None:
    assert often_words(days) == words


def test_what_a_step_rests_on_follows_the_days_of_the_week() -> None:
    twice = replace(TERMS, weekdays=frozenset({0, 3}))
    assert condition_words(TERMS) == "if you do at least 5 of 7"
    assert condition_words(twice) == "if you do at least 2 of 2"
    assert condition_words(replace(TERMS, increments_allowed=False)) == ""


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "15 minutes by 27 May"),
        ({"goal": None}, "19 minutes in 12 weeks"),
        ({"step_days": 45}, "15 minutes by 17 Feb 2027"),
        ({"increments_allowed": False, "goal": None}, "8 minutes each time"),
    ],
)
def test_where_a_plan_leads_is_said_in_words(changed: dict[str, object], words: str) -> None:
    terms = replace(TERMS, **changed)  # type: ignore[arg-type]
    said = end_words(forecast(terms), unit="SECONDS", goal=terms.goal, today=TODAY)
    assert said == words


def test_the_lines_of_a_table_grow_to_the_goal() -> None:
    rows = rows_of(forecast(TERMS), unit="SECONDS", goal=900, today=TODAY)
    assert [row.share for row in rows] == [53, 60, 67, 73, 80, 87, 93, 100]
    assert [row.goal for row in rows] == [False] * 7 + [True]


def test_the_line_that_holds_today_is_marked() -> None:
    rows = rows_of(forecast(TERMS), unit="SECONDS", goal=900, today=date(2026, 4, 20))
    assert [row.now for row in rows].index(True) == 1


def test_a_preview_shows_ten_lines_and_says_that_there_are_more() -> None:
    preview = preview_of(replace(TERMS, goal=3600), today=TODAY)
    assert (len(preview.rows), preview.more[:10]) == (10, "And so on.")


def test_a_preview_draws_its_lines_against_each_other() -> None:
    assert preview_of(replace(TERMS, goal=3600), today=TODAY).rows[-1].share == 100


def test_parts_never_split_below_what_can_be_counted() -> None:
    assert part_hints(120, unit="SECONDS", resolution=60)["6"] == "1 min, 1 min"


@pytest.mark.parametrize(
    ("weekdays", "words"),
    [
        (range(7), "every day"),
        ({0, 4}, "on Monday and Friday"),
        ({1, 2, 6}, "on Tuesday, Wednesday and Sunday"),
    ],
)
def test_days_are_said_in_words(weekdays: Iterable[int], words: str) -> None:
    assert days_words(set(weekdays)) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (FlareRule(), "I go one step back for 3 days."),
        (FlareRule(back_steps=2, days=7), "I go 2 steps back for 7 days."),
        (FlareRule(back_steps=0, share=Fraction(1, 2)), "I do half the amount for 3 days."),
        (FlareRule(back_steps=0), "I keep the amount for 3 days"),
    ],
)
def test_a_flare_rule_is_said_in_words(rule: FlareRule, words: str) -> None:
    assert flare_words(rule).startswith(words)
    assert words in promises(replace(TERMS, flare_rule=rule))[2].what


def test_a_brief_date_names_another_year() -> None:
    assert brief_date(TODAY, TODAY) == "7 Apr"
    assert brief_date(date(2027, 1, 3), TODAY) == "3 Jan 2027"


def test_a_table_names_the_year_only_where_it_changes() -> None:
    table = [(date(2026, 12, 27), 540), (date(2027, 1, 3), 600), (date(2027, 1, 10), 660)]
    rows = rows_of(table, unit="SECONDS", goal=None, today=TODAY)
    assert [row.date for row in rows] == ["27 Dec", "3 Jan 2027", "10 Jan"]


def test_twelve_weeks_are_drawn_by_the_day_and_more_by_the_week() -> None:
    assert len(history.points(lived(*[480] * 84))) == 84
    assert len(history.points(lived(*[480] * 85))) == 13


def test_ten_years_stay_within_sixty_points() -> None:
    assert len(history.points(lived(*[480] * 3650))) <= 61


def test_a_week_in_one_point_is_a_usual_day_and_the_highest_number() -> None:
    weeks = history.points(lived(*[480, None, 540] * 40))
    assert (weeks[1].planned, weeks[1].done) == (540, 510)


def test_a_week_counts_the_days_as_the_plan_does() -> None:
    assert week(10, 9, 8, 0, 12, None, 10, today=7) == ("10 min", "4 of 6")


@pytest.mark.parametrize(("done", "said"), [(0, "2 of 2"), (4, "2 of 2"), (10, "3 of 3")])
def test_today_counts_once_it_is_done(done: int, said: str) -> None:
    assert week(10, 10, done, today=2) == ("10 min", said)


def test_a_week_in_which_no_day_counts_yet_says_nothing_of_days_done() -> None:
    assert week(0, today=0) == ("10 min", "–")


def test_a_week_in_which_the_number_changed_says_from_where_to_where() -> None:
    [line] = history.week_lines(lived(480, 540), unit="SECONDS", today=date(2026, 2, 1))
    assert line.cells[0] == "8–9 min"


def test_a_day_off_keeps_the_line() -> None:
    assert [point.planned for point in history.points(lived(480, None, 540))] == [480, 480, 540]


def test_a_pause_opens_the_line() -> None:
    days = (*lived(480), *lived(None, state=PlanState.PAUSED))
    assert [point.planned for point in history.points(days)] == [480, None]


def test_the_days_of_a_flare_are_one_stretch() -> None:
    days = lived(480, 420, 420, state=PlanState.FLARE)
    assert history.flares(days) == (Span(first=date(2026, 1, 1), until=date(2026, 1, 4)),)


def test_an_empty_chart_is_a_chart() -> None:
    drawn = figure([], [], flares=[], goal=None, unit="SECONDS", today=TODAY)
    assert all(one["x"] == [] for one in drawn["data"])


def test_two_charts_share_no_numbers() -> None:
    point = Point(on=TODAY, planned=480, done=480)
    full = figure([point], [], flares=[], goal=900, unit="SECONDS", today=TODAY)
    empty = figure([], [], flares=[], goal=None, unit="METRES", today=TODAY)
    assert full["data"][0]["x"] == ["2026-04-07"]
    assert empty["data"][0]["x"] == []
    assert empty["layout"]["yaxis"]["tickvals"] == [0, 1]
