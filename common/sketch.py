"""The picture of a chart that comes with the page: SVG from the figure that Plotly would draw.

It needs no script, follows the theme and prints. Plotly takes its place when somebody taps it
(static/js/chart.js). Understood are lines, stepped or straight, dots, and bands from top to bottom;
`x` are ISO dates; both axes bring their `range`, `tickvals` and `ticktext`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10
from typing import Any

from django.utils.formats import number_format

from common.languages import once_in_each_language

SIZE = 2000
"""Width and height of the field in its own units; it is stretched to the room there is."""

MOST_STEPS = 5
LONG_LABEL = 7
DASHES = {"dot": 1, "dash": 3}
"""How long a dash of Plotly's is, in widths of the line."""

Place = tuple[int, int | None]
"""Along and down in units of the field; None opens a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line, or a row of dots: the path, the token of its colour, width and dash in pixels."""

    path: str
    colour: str
    width: str
    dash: str = ""
    is_dots: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Some days from top to bottom, in units of the field."""

    x: int
    width: int
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A date below the field, and how far along it stands."""

    x: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What the template draws, in a field of `size`; `heights` from the top down, evenly apart."""

    size: int = SIZE
    heights: tuple[str, ...]
    grid: str
    bands: tuple[Band, ...]
    strokes: tuple[Stroke, ...]
    dates: tuple[Tick, ...]
    has_long_dates: bool


def sketch(figure: Mapping[str, Any]) -> Sketch:
    """The picture of `figure` (`data` and `layout` as Plotly has them)."""
    layout = figure["layout"]
    across, up = layout["xaxis"], layout["yaxis"]
    x, y = _along(across["range"]), _down(up["range"])
    dates = [
        Tick(x=f"{100 * x(on) / SIZE:.1f}%", label=label)
        for on, label in zip(across["tickvals"], across["ticktext"], strict=True)
    ]
    return Sketch(
        heights=tuple(reversed(up["ticktext"])),
        grid="".join(f"M0 {y(height)}h{SIZE}" for height in up["tickvals"]),
        bands=tuple(_band(shape, x) for shape in layout.get("shapes", ())),
        strokes=tuple(_stroke(trace, x, y) for trace in figure["data"] if trace["x"]),
        dates=tuple(dates),
        has_long_dates=any(len(tick.label) > LONG_LABEL for tick in dates),
    )


@once_in_each_language(most=1024)
def upright(most: float, *, whole: bool = True) -> dict[str, list[Any]]:
    """An upright axis from 0 to `most` or a little above, with a few round numbers evenly apart;
    `whole` for what has no halves.
    """
    most = most or 1
    least = max(most / MOST_STEPS, 1 if whole else 0)
    ten = 10 ** floor(log10(least))
    step = next(ten * one for one in (1, 2, 5, 10) if ten * one >= least * 0.999)
    digits = max(0, ceil(-log10(step)))
    heights = [round(step * n, digits) for n in range(ceil(most / step - 0.001) + 1)]
    return {
        "range": [0, heights[-1]],
        "tickvals": heights,
        "ticktext": [
            number_format(one, decimal_pos=digits if one else 0, force_grouping=True)
            for one in heights
        ],
    }


def _along(span: Sequence[str]) -> Callable[[str], int]:
    first, last = (date.fromisoformat(end).toordinal() for end in span)
    whole = max(1, last - first)
    return lambda on: round(SIZE * (date.fromisoformat(on).toordinal() - first) / whole)


def _down(span: Sequence[float]) -> Callable[[float], int]:
    low, high = span
    return lambda height: round(SIZE * (high - height) / (high - low))


def _band(shape: Mapping[str, Any], x: Callable[[str], int]) -> Band:
    first, last = (min(max(x(shape[end]), 0), SIZE) for end in ("x0", "x1"))
    return Band(x=first, width=last - first, colour=_token(shape["fillcolor"]))


def _stroke(trace: Mapping[str, Any], x: Callable[[str], int], y: Callable[[float], int]) -> Stroke:
    points = [
        (x(on), None if height is None else y(height))
        for on, height in zip(trace["x"], trace["y"], strict=True)
    ]
    if trace["mode"] == "markers":
        return _dots(points, trace["marker"])
    return _line(points, trace["line"])


def _dots(points: Iterable[Place], marker: Mapping[str, Any]) -> Stroke:
    """Lines of no length with round ends: they stay round however the field is stretched."""
    return Stroke(
        path="".join(f"M{along} {down}h0" for along, down in points if down is not None),
        colour=_token(marker["color"]),
        width=f"{marker['size']:g}",
        is_dots=True,
    )


def _line(points: Iterable[Place], line: Mapping[str, Any]) -> Stroke:
    onward = "H{}V{}" if line.get("shape") == "hv" else "L{} {}"
    dash = DASHES.get(line.get("dash", ""), 0) * line["width"]
    return Stroke(
        path="".join(_pieces(points, onward)),
        colour=_token(line["color"]),
        width=f"{line['width']:g}",
        dash=f"{dash:g}" if dash else "",
    )


def _pieces(points: Iterable[Place], onward: str) -> Iterable[str]:
    """From point to point; a gap opens the line."""
    before = None
    for along, down in points:
        if down is not None:
            yield ("M{} {}" if before is None else onward).format(along, down)
        before = down


def _token(colour: str) -> str:
    return colour.removeprefix("token:")
