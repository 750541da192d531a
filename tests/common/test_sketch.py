"""The picture of a chart that comes with the page."""

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from common.sketch import sketch, upright

STEPPED = {"shape": "hv", "width": 3, "color": "token:ink-soft"}


def figure(*traces: dict[str, Any], **layout: Any) -> dict[str, Any]:
    """Eleven days wide and ten high, so that a day and a unit are both a tenth of the field."""
    across = {
        "range": ["2026-04-01", "2026-04-11"],
        "tickvals": ["2026-04-01", "2026-04-06"],
        "ticktext": ["1 Apr", "6 Apr"],
    }
    return {"data": list(traces), "layout": {"xaxis": across, "yaxis": upright(10)} | layout}


def trace(*heights: int | None, **look: Any) -> dict[str, Any]:
    """A day apart, from the first."""
    days = [f"2026-04-{day:02}" for day in range(1, len(heights) + 1)]
    return {"x": days, "y": list(heights), "mode": "lines", "line": STEPPED} | look


def test_a_stepped_line_goes_along_and_then_up() -> None:
    [line] = sketch(figure(trace(5, 5, 6))).strokes
    assert line.path == "M0 1000H200V1000H400V800"


def test_a_straight_line_goes_straight() -> None:
    [line] = sketch(figure(trace(0, 10, line=STEPPED | {"shape": "linear"}))).strokes
    assert line.path == "M0 2000L200 0"


def test_a_day_without_a_number_opens_the_line() -> None:
    [line] = sketch(figure(trace(5, None, 6, 6))).strokes
    assert line.path == "M0 1000M400 800H600V800"


def test_what_was_done_are_dots() -> None:
    marker = {"size": 9, "color": "token:teal-ink"}
    [dots] = sketch(figure(trace(5, None, 6, mode="markers", marker=marker))).strokes
    assert (dots.path, dots.colour, dots.width) == ("M0 1000h0M400 800h0", "teal-ink", "9")
    assert dots.is_dots


@pytest.mark.parametrize(
    ("dash", "drawn"), [("dot", "3"), ("dash", "9"), ("solid", ""), (None, "")]
)
def test_a_dash_is_as_long_as_in_plotly(dash: str | None, drawn: str) -> None:
    line = STEPPED | ({"dash": dash} if dash else {})
    assert sketch(figure(trace(5, line=line))).strokes[0].dash == drawn


def test_a_trace_without_points_is_not_drawn() -> None:
    assert sketch(figure(trace())).strokes == ()


def test_a_flare_that_began_before_the_first_day_begins_with_it() -> None:
    shape = {"x0": "2026-03-20", "x1": "2026-04-03", "fillcolor": "token:art-tint"}
    [band] = sketch(figure(shapes=[shape])).bands
    assert (band.x, band.width, band.colour) == (0, 400, "art-tint")


def test_heights_stand_from_the_top_down_each_at_its_line() -> None:
    drawn = sketch(figure())
    assert drawn.heights == ("10", "8", "6", "4", "2", "0")
    assert drawn.grid.startswith("M0 2000h2000M0 1600h2000")


def test_dates_stand_where_their_days_are() -> None:
    drawn = sketch(figure())
    assert [(tick.x, tick.label) for tick in drawn.dates] == [("0.0%", "1 Apr"), ("50.0%", "6 Apr")]
    assert not drawn.has_long_dates


def test_dates_with_a_year_need_more_room() -> None:
    drawn = figure()
    drawn["layout"]["xaxis"]["ticktext"] = ["1 Apr 2025", "6 Apr 2025"]
    assert sketch(drawn).has_long_dates


def test_a_chart_of_one_day_is_a_chart() -> None:
    drawn = figure(trace(5))
    drawn["layout"]["xaxis"] |= {"range": ["2026-04-01"] * 2, "tickvals": [], "ticktext": []}
    assert sketch(drawn).strokes[0].path == "M0 1000"


@pytest.mark.parametrize(
    ("most", "whole", "heights"),
    [
        (0, True, ["0", "1"]),
        (2, True, ["0", "1", "2"]),
        (8, True, ["0", "2", "4", "6", "8"]),
        (12, False, ["0", "5", "10", "15"]),
        (16, False, ["0", "5", "10", "15", "20"]),
        (0.75, False, ["0", "0.2", "0.4", "0.6", "0.8"]),
        (11_000, True, ["0", "5,000", "10,000", "15,000"]),
    ],
)
def test_an_axis_has_a_few_round_numbers(most: float, whole: bool, heights: list[str]) -> None:
    axis = upright(most, whole=whole)
    assert axis["ticktext"] == heights
    assert axis["range"][1] == axis["tickvals"][-1] >= most


def test_no_language_writes_a_comma_into_a_path() -> None:
    """A number of the picture is none of the page's: it stays as SVG has it."""
    line = STEPPED | {"width": 2.6, "dash": "dash"}
    drawn = figure(trace(5, 6, line=line))
    drawn["layout"]["xaxis"]["tickvals"] = ["2026-04-01", "2026-04-02"]
    with translation.override("de"):
        html = render_to_string("components/sketch.html", {"sketch": sketch(drawn)})
    assert 'stroke-width="2.6"' in html
    assert 'viewBox="0 0 2000 2000"' in html
    assert 'x="10.0%"' in html
