"""The chart of the weeks behind and ahead: a figure of Plotly's, as data for the page.

The design of the traces is made and checked by `plotly.graph_objects` once a process (its import
takes 0.4 s and 35 MB, so only the first chart pays it); a request only fills in the numbers.
Colours are names of tokens, so that the figure follows the theme (static/js/chart.js).
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any

from django.utils.translation import gettext

from common.amounts import amount
from common.sketch import upright
from diary.models import Unit
from pacing.presenters.words import brief_date

MINUTE = 60
TICKS = 4
DOT, SMALL_DOT, CROWDED = 9, 6, 36
PLAN, AHEAD, DONE, GOAL = range(4)
COLOURS = {PLAN: "ink-soft", AHEAD: "ink-soft", DONE: "teal-ink", GOAL: "warm"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A day, or a few weeks in one: base units; `planned` is None where nothing was asked."""

    on: date
    planned: int | None
    done: int | None
    flare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Dates of a flare, the last one excluded."""

    first: date
    until: date


def figure(
    behind: Sequence[Point],
    ahead: Sequence[Point],
    *,
    flares: Iterable[Span],
    goal: int | None,
    unit: str,
    today: date,
) -> dict[str, Any]:
    """The figure for the `chart` component. Bounded by its points; gaps stay open."""
    drawn: dict[str, Any] = json.loads(_design())
    data = drawn["data"]
    done = [point for point in behind if point.done is not None]
    _fill(data[PLAN], behind, [point.planned for point in behind], unit)
    _fill(data[AHEAD], ahead, [point.planned for point in ahead], unit)
    _fill(data[DONE], done, [point.done for point in done], unit)
    said = cache(partial(amount, unit=unit))
    data[AHEAD]["text"] = [_hover(on.on, on.planned, today, said) for on in ahead]
    data[DONE]["text"] = [_hover(on.on, on.done, today, said) for on in done]
    every = [point.on for point in (*behind, *ahead)]
    _fill_goal(data[GOAL], every, goal, unit)
    layout = drawn["layout"]
    data[DONE]["marker"]["size"] = DOT if len(done) < CROWDED else SMALL_DOT
    layout["xaxis"] |= _dates(every, today)
    highest = max((y for trace in data for y in trace["y"] if y), default=0)
    layout["yaxis"] |= upright(highest, whole=unit != Unit.SECONDS)
    layout["shapes"] = [_band(span) for span in flares]
    return drawn


@cache
def _design() -> str:
    """Four empty traces and the layout as JSON, checked by Plotly."""
    import plotly.graph_objects as go

    whole = {"cliponaxis": False, "connectgaps": False}
    stepped = {"shape": "hv", "width": 3}
    made = go.Figure(
        data=[
            go.Scatter(name="plan", mode="lines", line=stepped, hoverinfo="skip", **whole),
            go.Scatter(
                name="ahead",
                mode="lines",
                line=stepped | {"dash": "dot"},
                hoverinfo="text",
                **whole,
            ),
            go.Scatter(
                name="done", mode="markers", marker={"size": DOT}, hoverinfo="text", **whole
            ),
            go.Scatter(
                name="goal",
                mode="lines",
                line={"width": 2, "dash": "dash"},
                hoverinfo="text",
                **whole,
            ),
        ],
        layout=go.Layout(hovermode="closest", xaxis={"type": "date"}, yaxis={"type": "linear"}),
    ).to_plotly_json()
    del made["layout"]["template"]
    for place, token in COLOURS.items():
        trace = made["data"][place]
        trace["marker" if place == DONE else "line"]["color"] = f"token:{token}"
    return json.dumps(made)


def _fill(
    trace: dict[str, Any], points: Sequence[Point], values: Sequence[int | None], unit: str
) -> None:
    trace["x"] = [point.on.isoformat() for point in points]
    trace["y"] = [_height(value, unit) for value in values]


def _hover(on: date, value: int | None, today: date, said: Callable[[int], str]) -> str:
    """What a point says: "7 Apr: 8 minutes"."""
    return "" if value is None else f"{brief_date(on, today)}: {said(value)}"


def _fill_goal(trace: dict[str, Any], every: Sequence[date], goal: int | None, unit: str) -> None:
    ends = [min(every), max(every)] if every and goal is not None else []
    trace["x"] = [on.isoformat() for on in ends]
    trace["y"] = [_height(goal, unit)] * len(ends)
    words = {"amount": amount(goal or 0, unit)}
    trace["text"] = [gettext("Your goal: %(amount)s") % words] * len(ends)


def _height(value: int | None, unit: str) -> float | int | None:
    """What is drawn: time in minutes, everything else as it is."""
    if value is None or unit != Unit.SECONDS:
        return value
    return round(value / MINUTE, 2)


def _dates(every: Sequence[date], today: date) -> dict[str, list[str]]:
    """An axis from the first to the last day, with a few dates in the person's language."""
    first, last = min(every, default=today), max(every, default=today)
    places = sorted({first + (last - first) * step // TICKS for step in range(TICKS)})
    return {
        "range": [first.isoformat(), last.isoformat()],
        "tickvals": [on.isoformat() for on in places],
        "ticktext": [brief_date(on, today) for on in places],
    }


def _band(span: Span) -> dict[str, Any]:
    """A flare, drawn behind everything from top to bottom."""
    return {
        "type": "rect",
        "layer": "below",
        "xref": "x",
        "yref": "paper",
        "x0": span.first.isoformat(),
        "x1": span.until.isoformat(),
        "y0": 0,
        "y1": 1,
        "fillcolor": "token:art-tint",
        "line": {"width": 0},
    }
